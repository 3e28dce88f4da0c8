import { ArrowLeftOutlined, FileSearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getCasesBehind } from '../../../contract/measures.ts';
import { lossReasons, measureIds } from '../../../domain/measures/vocabulary.ts';
import { behindQuery } from '../../api/deskMeasures.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { AskBar } from './AskBar.tsx';
import { BasisLine } from './BasisLine.tsx';
import { rounded, share } from './exact.ts';
import { plain } from './RateCell.tsx';
import { useAsk } from './useAsk.ts';

type Behind = Answer<typeof getCasesBehind>;

/** The cases behind a rate: their parts and wholes add up to it, and each leads to what it was counted from. */
export function BehindPage() {
  const text = useText();
  const names = useNames();
  const asked = useAsk();
  const [search] = useSearchParams();
  const measure = measureIds.find((each) => each === search.get('measure')) ?? 'satisfied';
  const unit = search.get('unit') ?? 'all';
  const reason = lossReasons.find((each) => each === search.get('reason'));
  const after = search.get('after') ?? undefined;
  const own = { measure, unit, reason };
  // The choosers keep what this page adds to the question.
  const ask = { ...asked, change: (part: object) => asked.change({ ...part, ...own } as never) };
  const { data, error, isPending, refetch } = useQuery(behindQuery({ ...asked.query, ...own, after }));
  const whose = unit === 'all' ? text('unitRates.school') : names.unit(unit);
  return (
    <>
      <header className="page-head">
        <h1>
          <Link to={asked.to(`/rates/units/${unit}`)} aria-label={whose} className="back">
            <ArrowLeftOutlined aria-hidden />
          </Link>
          {text('behind.title', { measure: text(`measure.${measure}`), unit: whose })}
        </h1>
        {data && <AskBar ask={ask} basis={data.basis} />}
      </header>
      {data && <BasisLine basis={data.basis} />}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data}
        empty={<EmptyHint icon={<FileSearchOutlined />} title={text('behind.none')} hint={text('behind.noneHint')} />}
      >
        {data && (
          <>
            <p className="behind-summary">
              <b>
                {text('behind.summary', {
                  value: share(data.rate.part, data.rate.of) ?? '–',
                  part: plain(data.rate.part),
                  of: data.rate.of,
                })}
              </b>
              {data.rate.excluded > 0 && <span>{text('behind.excluded', { count: data.rate.excluded })}</span>}
              {data.reasons.length > 0 && reason === undefined && <span className="muted">{text('behind.order')}</span>}
            </p>
            {data.reasons.length > 0 && (
              <Segmented
                aria-label={text('behind.filter')}
                value={reason ?? 'all'}
                options={[
                  { value: 'all', label: text('behind.all', { count: data.rate.of }) },
                  ...data.reasons.map((each) => ({
                    value: each.reason as string,
                    label: `${text(`loss.${each.reason}`)} ${each.cases}`,
                  })),
                ]}
                onChange={(value) => asked.change({ ...own, reason: value === 'all' ? undefined : value } as never)}
                className="behind-reasons"
              />
            )}
            <Accounts data={data} />
            <Pages data={data} isFirst={after === undefined} to={(next) => asked.to('/rates/behind', { ...own, after: next })} />
            <LeftOut data={data} />
          </>
        )}
      </ListState>
    </>
  );
}

function Accounts({ data }: { readonly data: Behind }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const hasPoints = data.accounts.some(({ points }) => points !== null);
  return (
    <>
      <table className="plain-table behind">
        <thead>
          <tr>
            <th scope="col">{text('behind.number')}</th>
            <th scope="col">{text('case.category')}</th>
            <th scope="col">{text('case.place')}</th>
            <th scope="col">{text('case.unit')}</th>
            <th scope="col">{text('behind.at', { moment: text(`moment.${data.moment}`) })}</th>
            <th scope="col" className="right">
              {text('behind.counted')}
            </th>
            <th scope="col">{text('behind.reason')}</th>
            {hasPoints && (
              <th scope="col" className="right">
                {text('behind.points')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {data.accounts.map((account) => (
            <tr key={`${account.caseId} ${account.kind} ${account.unit} ${account.at}`}>
              <td className="number">
                <Link to={`/rates/cases/${account.caseId}`}>{account.number}</Link>
              </td>
              <td>{names.category(account.category)}</td>
              <td>{account.place === null ? '–' : names.place(account.place)}</td>
              <td>
                {account.unit === null ? '–' : names.unit(account.unit)}
                {account.kind !== 'work' && <small className="tag">{text(`behind.kind.${account.kind}`)}</small>}
              </td>
              <td className="number">{format.moment(account.at, now)}</td>
              <td className="right number">
                {plain(account.part)} / {account.of}
              </td>
              <td>
                {account.reason === null ? (
                  <span className="muted">{text('behind.whole')}</span>
                ) : (
                  <span className="reason">{text(`loss.${account.reason}`)}</span>
                )}
              </td>
              {hasPoints && <td className="right number">{account.points === null ? '' : rounded(account.points, 2)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {data.hidden.accounts > 0 && (
        <p className="muted">
          {text('behind.hidden', { count: data.hidden.accounts, part: plain(data.hidden.part), of: data.hidden.of })}
        </p>
      )}
    </>
  );
}

function Pages({
  data,
  isFirst,
  to,
}: {
  readonly data: Behind;
  readonly isFirst: boolean;
  readonly to: (next: string | undefined) => string;
}) {
  const text = useText();
  if (isFirst && data.next === null) return null;
  return (
    <p className="pages">
      {!isFirst && (
        <Link to={to(undefined)}>
          <Button>{text('behind.first')}</Button>
        </Link>
      )}
      {data.next !== null && (
        <Link to={to(data.next)}>
          <Button>{text('behind.more')}</Button>
        </Link>
      )}
    </p>
  );
}

function LeftOut({ data }: { readonly data: Behind }) {
  const text = useText();
  const names = useNames();
  if (data.excluded.length === 0 && data.excludedHidden === 0) return null;
  return (
    <section className="panel-plain">
      <h2>{text('behind.left')}</h2>
      <ul className="left-out">
        {data.excluded.map(({ caseId, number, unit, reasons }) => (
          <li key={`${caseId} ${unit}`}>
            <Link to={`/rates/cases/${caseId}`} className="number">
              {number}
            </Link>
            <span>{unit === null ? '–' : names.unit(unit)}</span>
            <span className="muted">{reasons.map((each) => text(`exclusion.${each}`)).join('、')}</span>
          </li>
        ))}
      </ul>
      {data.rate.excluded > data.excluded.length + data.excludedHidden && (
        <p className="muted">{text('behind.leftMore', { shown: data.excluded.length, count: data.rate.excluded })}</p>
      )}
      {data.excludedHidden > 0 && <p className="muted">{text('behind.leftHidden', { count: data.excludedHidden })}</p>}
    </section>
  );
}
