import { AlertOutlined } from '@ant-design/icons';
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
import { type UnitChip, unitChips } from './unitChips.ts';

/** Units worth one key, with how likely each is and which words say so; and what was done with cases about the like. */
export function DispatchSuggestions({ detail, keysOff }: { readonly detail: CaseDetail; readonly keysOff: boolean }) {
  const text = useText();
  const names = useNames();
  const { message } = App.useApp();
  const give = useCommand(detail.id);
  const { data } = useQuery(suggestionsQuery(detail.id));
  const chips = data ? unitChips(data, names.reference) : [];
  const dispatch = (unit: string): void =>
    give.mutate(
      { type: 'Dispatch', unit, version: detail.version },
      {
        onSuccess: () => message.success(text('suggest.dispatched', { unit: names.unit(unit) })),
        onError: (error) => message.error(problemWords(error, text)),
      },
    );
  const keys = Object.fromEntries(chips.map(({ unit }, at) => [String(at + 1), () => dispatch(unit)]));
  useKeys(keysOff || give.isPending ? {} : keys);
  if (!data || (chips.length === 0 && data.similar.length === 0 && data.screened.length === 0)) return null;
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
      {chips.length > 0 && (
        <>
          <h2>{text(data.by.unit === 'model' ? 'suggest.byModel' : 'suggest.byRules')}</h2>
          <ul className="suggestion-chips">
            {chips.map((chip, at) => (
              <li key={chip.unit}>
                <Button disabled={give.isPending} onClick={() => dispatch(chip.unit)} aria-keyshortcuts={String(at + 1)}>
                  {names.unit(chip.unit)}
                  {chip.probability !== null && <b>{Math.round(chip.probability * 100)}%</b>}
                  <kbd aria-hidden>{at + 1}</kbd>
                </Button>
                <Why chip={chip} />
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

function Why({ chip }: { readonly chip: UnitChip }) {
  const text = useText();
  const reasons = [
    chip.rule === 'default' ? text('suggest.ruleDefault') : chip.rule === 'alternate' ? text('suggest.ruleAlternate') : null,
    chip.words.length > 0 ? text('suggest.words', { words: chip.words.join('、') }) : null,
  ].filter((reason) => reason !== null);
  return <small className="muted">{reasons.join(' · ')}</small>;
}
