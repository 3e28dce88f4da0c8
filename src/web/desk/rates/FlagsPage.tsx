import { FlagOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { flagKinds } from '../../../domain/measures/vocabulary.ts';
import { flagsQuery } from '../../api/deskMeasures.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { AskBar } from './AskBar.tsx';
import { BasisLine } from './BasisLine.tsx';
import { useAsk } from './useAsk.ts';

/** 异常提示: by unit how often which sign, then each sign with its cases. For a person to look at; none is a verdict. */
export function FlagsPage() {
  const text = useText();
  const names = useNames();
  const ask = useAsk();
  const [search] = useSearchParams();
  const kind = flagKinds.find((each) => each === search.get('kind'));
  const after = search.get('after') ?? undefined;
  const { data, error, isPending, refetch } = useQuery(flagsQuery({ ...ask.query, kind, after }));
  const name = (unit: string | null) => (unit === null || unit === '' ? text('flags.noUnit') : names.unit(unit));
  const found = flagKinds.filter((kind) => data?.flags.some((flag) => flag.kind === kind));
  const units = data?.units.toSorted((a, b) => totalOf(b) - totalOf(a)) ?? [];
  return (
    <>
      <header className="page-head">
        <h1>{text('flags.title')}</h1>
        {data && <AskBar ask={ask} basis={data.basis} />}
      </header>
      {data && <BasisLine basis={data.basis} />}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.flags.length === 0}
        empty={<EmptyHint icon={<FlagOutlined />} title={text('flags.none')} hint={text('flags.noneHint')} />}
      >
        {data && (
          <>
            <p className="muted">{text('flags.hint')}</p>
            {kind !== undefined && (
              <p>
                <Link to={ask.to('/rates/flags')}>
                  <Button>{text('flags.all')}</Button>
                </Link>
              </p>
            )}
            <div className="table-scroll" hidden={units.length === 0}>
              <table className="plain-table flags">
                <thead>
                  <tr>
                    <th scope="col">{text('flags.unit')}</th>
                    {found.map((each) => (
                      <th key={each} scope="col" className="right">
                        <a href={`#${each}`}>{text(`flag.${each}`)}</a>
                      </th>
                    ))}
                    <th scope="col" className="right">
                      {text('flags.total')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {units.map((line) => (
                    <tr key={line.unit}>
                      <th scope="row">{name(line.unit)}</th>
                      {found.map((kind) => (
                        <td key={kind} className="right number">
                          {line.counts.find((each) => each.kind === kind)?.flags ?? ''}
                        </td>
                      ))}
                      <td className="right number">{totalOf(line)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {found.map((kind) => (
              <section key={kind} id={kind} className="panel-plain">
                <h2>{text(`flag.${kind}`)}</h2>
                <p className="muted">{text(`flagHelp.${kind}`)}</p>
                <ul className="flag-list">
                  {data.flags
                    .filter((flag) => flag.kind === kind)
                    .map((flag) => (
                      <li key={`${flag.unit} ${flag.cases.map((each) => each.caseId).join(' ')} ${flag.hidden}`}>
                        <span>{name(flag.unit)}</span>
                        <span className="flag-cases">
                          {flag.cases.map(({ caseId, number }) => (
                            <Link key={caseId} to={`/rates/cases/${caseId}`} className="number">
                              {number}
                            </Link>
                          ))}
                          {flag.hidden > 0 && <span className="muted">{text('flags.hiddenCases', { count: flag.hidden })}</span>}
                          {flag.share && (
                            <span className="number">{text('flags.share', { part: flag.share.part, of: flag.share.of })}</span>
                          )}
                        </span>
                      </li>
                    ))}
                </ul>
                <More after={data.next.find((next) => next.kind === kind)?.after} kind={kind} to={ask.to} />
              </section>
            ))}
          </>
        )}
      </ListState>
    </>
  );
}

function More({
  after,
  kind,
  to,
}: {
  readonly after: string | undefined;
  readonly kind: string;
  readonly to: ReturnType<typeof useAsk>['to'];
}) {
  const text = useText();
  if (after === undefined) return null;
  return (
    <p className="pages">
      <Link to={to('/rates/flags', { kind, after })}>
        <Button>{text('flags.more')}</Button>
      </Link>
    </p>
  );
}

function totalOf(line: { readonly counts: readonly { readonly flags: number }[] }): number {
  return line.counts.reduce((total, { flags }) => total + flags, 0);
}
