import { useState } from 'react';
import type { PublicTable } from '../../../contract/openData.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useFormat, useNow } from '../useFormat.ts';
import { rateWords } from './rateWords.ts';
import { useOpenText } from './text.ts';
import '../styles/open.css';

type Line = PublicTable['total'];
type Measure = PublicTable['measures'][number];
type Rate = NonNullable<Line['rates'][Measure]>;

/** The three rates first, the others of a scheme after them. */
const order: readonly Measure[] = ['responded', 'resolved', 'satisfied', 'resolvedInTime', 'solved', 'solvedAtOnce'];
const freshMs = 300_000;

/** 办理成绩: frozen rates with their n and interval, by group of units; what is too small is not told. */
export default function PerformancePage() {
  const text = useOpenText();
  const [id, setId] = useState<string | null>(null);
  const answer = useAnswer(
    `performance ${id ?? ''}`,
    (signal) => call(portalEndpoints.readPerformance, { query: id === null ? {} : { id } }, signal),
    freshMs,
  );
  return (
    <>
      <PageHead title={text('open.performance')} back="/open" />
      <p className="page-lead">{text('performance.lead')}</p>
      {answer.state === 'loading' && <Loading lines={6} />}
      {answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
      {answer.state === 'ready' && answer.value.shown === null && (
        <div className="card">
          <Empty icon="star" title={text('performance.none')} hint={text('performance.noneHint')} />
        </div>
      )}
      {answer.state === 'ready' && answer.value.shown !== null && (
        <>
          {answer.value.tables.length > 1 && (
            <label className="open-period">
              <span>{text('performance.period')}</span>
              <select value={answer.value.shown.id} onChange={({ currentTarget }) => setId(currentTarget.value)}>
                {answer.value.tables.map((table) => (
                  <option key={table.id} value={table.id}>
                    {table.period.key}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Table table={answer.value.shown} />
        </>
      )}
    </>
  );
}

function Table({ table }: { readonly table: PublicTable }) {
  const text = useOpenText();
  const format = useFormat();
  const now = useNow();
  const english = currentLanguage() === 'en';
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string }) => (english && nameEn ? nameEn : name);
  const shown = order.filter((measure) => table.measures.includes(measure)).slice(0, 4);
  const { basis } = table;
  const basisKey = basis === 'natural' || basis === 'created' || basis === 'closed' || basis === 'due' ? basis : 'other';
  return (
    <>
      <section className="card">
        <h2>
          {text('performance.whole')} <span className="row-hint">{table.period.key}</span>
        </h2>
        <Received line={table.total} />
        <div className="open-rates">
          {shown.map((measure) => (
            <BigRate key={measure} measure={measure} rate={table.total.rates[measure] ?? null} />
          ))}
        </div>
        <Waited line={table.total} />
      </section>
      {table.groups
        .filter(({ units }) => units.some(({ received }) => received !== 0))
        .map((group) => (
          <section className="card" key={group.group}>
            <h2>{nameOf(group)}</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keyboard */}
            <section className="open-table" tabIndex={0} aria-label={nameOf(group)}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{text('performance.unit')}</th>
                    {shown.map((measure) => (
                      <th scope="col" key={measure}>
                        {text(`measure.${measure}` as 'measure.responded')}
                      </th>
                    ))}
                    <th scope="col">{text('performance.waitedShort')}</th>
                  </tr>
                </thead>
                <tbody>
                  {group.units
                    .filter(({ received }) => received !== 0)
                    .map((unit) => (
                      <tr key={unit.unit}>
                        <th scope="row">
                          {nameOf(unit)}
                          <small>
                            {unit.received === null
                              ? text('performance.few')
                              : text('performance.received', { count: format.count(unit.received) })}
                            {unit.received !== null && unit.received < table.minimum && ` · ${text('performance.small')}`}
                          </small>
                        </th>
                        {shown.map((measure) => (
                          <td key={measure}>
                            <SmallRate rate={unit.rates[measure] ?? null} />
                          </td>
                        ))}
                        <td>{unit.waited ? `${unit.waited.median} / ${unit.waited.p90}` : '–'}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </section>
          </section>
        ))}
      <section className="card open-basis">
        <p>
          {text('performance.basis', {
            moment: format.moment(table.asOf, now),
            scope: text(`performance.scope.${table.scope}`),
            basis: text(`performance.basis.${basisKey}`),
            fingerprint: table.fingerprint,
          })}
        </p>
        <p>{text('performance.few5')}</p>
        <details>
          <summary>{text('performance.about')}</summary>
          <ul>
            {shown.map((measure) => (
              <li key={measure}>
                <strong>{text(`measure.${measure}` as 'measure.responded')}</strong>{' '}
                {text(`measure.${measure}.what` as 'measure.responded.what')}
              </li>
            ))}
          </ul>
        </details>
        <Link className="quiet-link" href="/data">
          {text('open.data')}
        </Link>
      </section>
    </>
  );
}

function BigRate({ measure, rate }: { readonly measure: Measure; readonly rate: Rate | null }) {
  const text = useOpenText();
  const format = useFormat();
  const words = rate && rateWords(rate);
  return (
    <div className="open-rate">
      <span>{text(`measure.${measure}` as 'measure.responded')}</span>
      <strong>{words?.value ?? '–'}</strong>
      {rate === null ? (
        <small>{text('performance.few')}</small>
      ) : (
        <>
          {words?.low && words.high && (
            <span
              className="open-interval"
              aria-hidden="true"
              ref={(node) => {
                node?.style.setProperty('--low', String(rate.low));
                node?.style.setProperty('--high', String(rate.high));
              }}
            />
          )}
          <small>
            {text('performance.n', { count: format.count(rate.of) })}
            {words?.low && words.high && ` · ${text('performance.interval', { low: words.low, high: words.high })}`}
            {rate.excluded > 0 && ` · ${text('performance.excluded', { count: format.count(rate.excluded) })}`}
          </small>
        </>
      )}
    </div>
  );
}

function SmallRate({ rate }: { readonly rate: Rate | null }) {
  const text = useOpenText();
  const format = useFormat();
  if (rate === null) return <small>{text('performance.few')}</small>;
  const words = rateWords(rate);
  if (words.value === null) return <>–</>;
  return (
    <>
      {words.value}
      <small>
        {text('performance.n', { count: format.count(rate.of) })}
        <br />
        {words.low}–{words.high}
      </small>
    </>
  );
}

function Received({ line }: { readonly line: Line }) {
  const text = useOpenText();
  const format = useFormat();
  return (
    <p className="row-hint">
      {line.received === null ? text('performance.few') : text('performance.received', { count: format.count(line.received) })}
    </p>
  );
}

function Waited({ line }: { readonly line: Line }) {
  const text = useOpenText();
  const format = useFormat();
  if (line.waited === null) return null;
  const { median, p90, n } = line.waited;
  return <p>{text('performance.waited', { median, p90, count: format.count(n) })}</p>;
}
