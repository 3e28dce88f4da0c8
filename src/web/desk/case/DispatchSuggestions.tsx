import { AlertOutlined, EnvironmentOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useCommand } from '../../api/deskCases.ts';
import { suggestionsQuery } from '../../api/deskUnderstanding.ts';
import { problemWords } from '../parts/problemWords.ts';
import { useNames } from '../parts/useNames.ts';
import { useKeys } from '../shell/useKeys.ts';
import { useText } from '../useText.ts';
import { categoryChips } from './categoryChips.ts';
import { type UnitChip, unitChips } from './unitChips.ts';

/**
 * Units worth one key, with how likely each is and which words say so; other categories worth one key; and what was done with cases about
 * the like. While a case is not accepted, a unit's key accepts it as it stands and dispatches it.
 */
export function DispatchSuggestions({ detail, keysOff }: { readonly detail: CaseDetail; readonly keysOff: boolean }) {
  const text = useText();
  const names = useNames();
  const { message } = App.useApp();
  const give = useCommand(detail.id);
  const { data } = useQuery(suggestionsQuery(detail.id));
  const accepts = detail.allowed.includes('Accept');
  const units = data ? unitChips(data, names.reference) : [];
  const categories = data && accepts ? categoryChips(data.categories, detail.categoryCode) : [];
  const refused = (error: unknown) => message.error(problemWords(error, text));

  const dispatch = async (unit: string): Promise<void> => {
    try {
      const { version } = accepts ? await give.mutateAsync({ type: 'Accept', version: detail.version }) : detail;
      await give.mutateAsync({ type: 'Dispatch', unit, version });
      message.success(text('suggest.dispatched', { unit: names.unit(unit) }));
    } catch (error) {
      refused(error);
    }
  };
  const accept = (categoryCode: string): void =>
    give.mutate(
      { type: 'Accept', categoryCode, version: detail.version },
      {
        onSuccess: () => message.success(text('suggest.accepted', { category: names.category(categoryCode) })),
        onError: refused,
      },
    );
  const keys = Object.fromEntries([
    ...units.map(({ unit }, at) => [String(at + 1), () => void dispatch(unit)] as const),
    ...categories.map(({ code }, at) => [String(at + firstCategoryKey), () => accept(code)] as const),
  ]);
  useKeys(keysOff || give.isPending ? {} : keys);
  if (!data || (units.length === 0 && categories.length === 0 && data.similar.length === 0 && data.screened.length === 0))
    return null;
  return (
    <section className="suggestions" aria-label={text('suggest.title')}>
      {data.screened.length > 0 && (
        <p className="screened">
          <AlertOutlined aria-hidden /> {text('suggest.screened')}{' '}
          {data.screened.map(({ rule, part, start, words }) => (
            <mark key={`${rule} ${part} ${start}`}>{words}</mark>
          ))}
        </p>
      )}
      {units.length > 0 && (
        <>
          <h2>
            {text(data.by.unit === 'model' ? 'suggest.byModel' : 'suggest.byRules')}
            {accepts && <small className="muted">{text('suggest.acceptsToo')}</small>}
          </h2>
          <ul className="suggestion-chips">
            {units.map((chip, at) => (
              <li key={chip.unit}>
                <Chip
                  name={names.unit(chip.unit)}
                  probability={chip.probability}
                  shortcut={at + 1}
                  disabled={give.isPending}
                  onGive={() => void dispatch(chip.unit)}
                />
                <Why chip={chip} />
              </li>
            ))}
          </ul>
        </>
      )}
      {categories.length > 0 && (
        <>
          <h2>{text('suggest.categories', { category: names.category(detail.categoryCode) })}</h2>
          <ul className="suggestion-chips">
            {categories.map((chip, at) => (
              <li key={chip.code}>
                <Chip
                  name={names.category(chip.code)}
                  probability={chip.probability}
                  shortcut={at + firstCategoryKey}
                  disabled={give.isPending}
                  onGive={() => accept(chip.code)}
                />
                {chip.words.length > 0 && (
                  <small className="muted">{text('suggest.words', { words: chip.words.join(text('auto.comma')) })}</small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {data.similar.length > 0 && (
        <>
          <h2>{text('suggest.similar')}</h2>
          <ul className="similar-cases">
            {data.similar.map((line) => (
              <li key={line.id}>
                <Link to={`/cases/${line.id}`}>{line.title}</Link>{' '}
                <small className="muted">
                  <span className="number">{line.number}</span> {line.unit !== null && names.unit(line.unit)}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** 1 to 3 are units. */
const firstCategoryKey = 4;

function Chip(props: {
  readonly name: string;
  readonly probability: number | null;
  readonly shortcut: number;
  readonly disabled: boolean;
  readonly onGive: () => void;
}) {
  return (
    <Button disabled={props.disabled} onClick={props.onGive} aria-keyshortcuts={String(props.shortcut)}>
      {props.name}
      {props.probability !== null && <b>{props.probability < 0.01 ? '<1' : Math.round(props.probability * 100)}%</b>}
      <kbd aria-hidden>{props.shortcut}</kbd>
    </Button>
  );
}

function Why({ chip }: { readonly chip: UnitChip }) {
  const text = useText();
  const reasons = [
    chip.rule === 'cell'
      ? text('suggest.ruleCell')
      : chip.rule === 'default'
        ? text('suggest.ruleDefault')
        : chip.rule === 'alternate'
          ? text('suggest.ruleAlternate')
          : null,
    chip.words.length > 0 ? text('suggest.words', { words: chip.words.join(text('auto.comma')) }) : null,
  ].filter((reason) => reason !== null);
  return (
    <small className="muted">
      {chip.place && (
        <span>
          <EnvironmentOutlined aria-hidden /> {text('suggest.place', { cases: chip.place.cases, of: chip.place.of })}{' '}
        </span>
      )}
      {reasons.join(' · ')}
    </small>
  );
}
