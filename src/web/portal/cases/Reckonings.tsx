import { useState } from 'react';
import type { z } from 'zod';
import type { Reckoning } from '../../../contract/cases.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Notice } from '../parts/Notice.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { limitWords } from '../submit/expectedTime.ts';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';

/** Why a deadline is when it is: each day with what counted of it. Asked only when somebody opens it. */
export function Reckonings({ caseId, version }: { caseId: string; version: number }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('case.why')}</summary>
      {open && <Days caseId={caseId} version={version} />}
    </details>
  );
}

function Days({ caseId, version }: { caseId: string; version: number }) {
  const text = useText();
  const answer = useAnswer(`deadlines:${caseId}:${version}`, (signal) =>
    call(portalEndpoints.explainDeadlines, { params: { id: caseId } }, signal),
  );
  if (answer.state === 'loading') return <Loading />;
  if (answer.state === 'failed') return <Failed problem={answer.problem} onRetry={answer.reload} />;
  const { deadlines } = answer.value;
  if (deadlines.length === 0) return <p>{text('why.none')}</p>;
  return (
    <>
      <p>{text('why.lead')}</p>
      {deadlines.map((reckoning) => (
        <OneReckoning key={`${reckoning.kind} ${reckoning.at}`} reckoning={reckoning} />
      ))}
    </>
  );
}

function OneReckoning({ reckoning }: { reckoning: z.output<typeof Reckoning> }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const total = (minutes: number) =>
    reckoning.unit === 'workdays' || reckoning.unit === 'naturalDays' ? null : format.minutes(minutes);
  return (
    <section className="reckoning">
      <h3>
        {text(`deadline.${reckoning.kind}`)} <strong>{format.moment(reckoning.at, now)}</strong>
      </h3>
      <p>{text('why.from', { from: format.moment(reckoning.from, now), amount: limitWords(reckoning, text, format) })}</p>
      {reckoning.capped && <p>{text('why.capped')}</p>}
      {reckoning.yearsWithoutData.length > 0 && (
        <Notice tone="warning">{text('why.noData', { years: reckoning.yearsWithoutData.join(', ') })}</Notice>
      )}
      {reckoning.lines.length > 0 && (
        <table className="days">
          <thead>
            <tr>
              <th scope="col">{text('why.day')}</th>
              <th scope="col">{text('why.kind')}</th>
              <th scope="col">{text('why.hours')}</th>
              <th scope="col" className="right">
                {text('why.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {reckoning.lines.map((line) => (
              <tr key={line.day} className={line.counted.length === 0 ? 'days-off' : ''}>
                <th scope="row">
                  {format.day(line.day, now)} <span className="days-week">{format.weekday(line.day)}</span>
                </th>
                <td>{line.name ?? text(`dayKind.${line.kind}`)}</td>
                <td>
                  {line.counted.length === 0
                    ? text('why.notCounted')
                    : line.counted.map(({ from, to }) => `${from}–${to}`).join(' ')}
                </td>
                <td className="right">{total(line.totalMinutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
