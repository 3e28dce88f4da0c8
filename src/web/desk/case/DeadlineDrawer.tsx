import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer } from 'antd';
import { useContext } from 'react';
import type { z } from 'zod';
import type { Reckoning } from '../../../contract/cases.ts';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { deadlinesQuery } from '../../api/deskCases.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { ListState } from '../parts/ListState.tsx';
import { limitWords } from '../parts/limitWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** How every deadline of the case was reckoned, day by day, so that a person can check it with a calendar in hand. */
export function DeadlineDrawer(props: { readonly caseId: string; readonly open: boolean; readonly onClose: () => void }) {
  const text = useText();
  const source = useContext(CaseSourceContext);
  const { data, isPending, error, refetch } = useQuery({ ...deadlinesQuery(props.caseId, source), enabled: props.open });
  return (
    <Drawer open={props.open} onClose={props.onClose} title={text('explain.title')} size={640}>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.deadlines.length === 0}
        empty={<p className="muted">{text('explain.none')}</p>}
      >
        {data?.deadlines.toReversed().map((reckoning) => (
          <One key={`${reckoning.kind} ${reckoning.from}`} reckoning={reckoning} />
        ))}
      </ListState>
    </Drawer>
  );
}

function One({ reckoning }: { readonly reckoning: z.output<typeof Reckoning> }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  return (
    <section className="reckoning">
      <header>
        <h3>{text(`deadline.${reckoning.kind}`)}</h3>
        <DeadlineMark due={{ at: reckoning.at }} start={reckoning.from} />
      </header>
      <p>
        {text('explain.sum', {
          from: format.moment(reckoning.from, now),
          limit: limitWords(reckoning, text, format),
          at: format.moment(reckoning.at, now),
        })}
      </p>
      {reckoning.capped && <p className="muted">{text('explain.capped')}</p>}
      {reckoning.yearsWithoutData.length > 0 && (
        <Alert type="warning" showIcon title={text('explain.noData', { years: reckoning.yearsWithoutData.join('、') })} />
      )}
      {reckoning.lines.length > 0 && (
        <table className="reckoning-days">
          <thead>
            <tr>
              <th scope="col">{text('explain.day')}</th>
              <th scope="col">{text('explain.kind')}</th>
              <th scope="col">{text('explain.counted')}</th>
              <th scope="col" className="right">
                {text('explain.minutes')}
              </th>
              <th scope="col" className="right">
                {text('explain.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {reckoning.lines.map((line) => (
              <tr key={line.day} className={line.minutes > 0 || line.counted.length > 0 ? '' : 'uncounted'}>
                <th scope="row">
                  {format.day(line.day, now)} <small>{format.weekday(line.day)}</small>
                </th>
                <td>
                  <span className={`day-kind day-${line.kind}`}>{text(`dayKind.${line.kind}`)}</span> {line.name}
                </td>
                <td>{line.counted.map(({ from, to }) => `${from}–${to}`).join(', ') || text('explain.notCounted')}</td>
                <td className="right">{line.minutes > 0 ? format.minutes(line.minutes) : '–'}</td>
                <td className="right">{line.minutes > 0 ? format.minutes(line.totalMinutes) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted">{text('explain.calendar', { version: reckoning.calendarVersion })}</p>
    </section>
  );
}
