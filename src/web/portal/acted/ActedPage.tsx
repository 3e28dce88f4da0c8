import type { Answer } from '../../../contract/endpoint.ts';
import type { listActed } from '../../../contract/proactive.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useFormat } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { useActedText } from './text.ts';
import '../styles/acted.css';

type Acted = Answer<typeof listActed>['acted'][number];

/** 我们先动手了: what was done before anybody had to ask again, and whether it helped; also when it did not. */
export default function ActedPage() {
  const text = useActedText();
  const board = useAnswer('acted', (signal) => call(portalEndpoints.listActed, {}, signal), 60_000);
  return (
    <>
      <PageHead title={text('page.title')} back="/" />
      <p className="page-lead">{text('page.lead')}</p>
      {board.state === 'loading' && <Loading lines={5} />}
      {board.state === 'failed' && <Failed problem={board.problem} onRetry={board.reload} />}
      {board.state === 'ready' && board.value.acted.length === 0 && (
        <div className="card">
          <Empty icon="check" title={text('page.none')} hint={text('page.noneHint')} />
        </div>
      )}
      {board.state === 'ready' && (
        <ul className="acted">
          {board.value.acted.map((task) => (
            <Task key={task.id} task={task} />
          ))}
        </ul>
      )}
    </>
  );
}

function Task({ task }: { task: Acted }) {
  const text = useActedText();
  const names = useNames();
  const format = useFormat();
  return (
    <li className="card acted-task">
      <h2>{task.title}</h2>
      <p>{text('page.done', { day: format.fullDay(task.doneOn), unit: names.unit(task.unit) })}</p>
      {task.defects > 0 && <p>{text('page.defects', { count: task.defects })}</p>}
      {task.effect && (
        <p className={task.effect.verdict === 'fewer' ? 'acted-helped' : undefined}>
          {text(`effect.${task.effect.verdict}`, {
            weeks: task.effect.weeks,
            count: Math.round(task.effect.avoided ?? 0),
            from: Math.round(task.effect.avoidedLow ?? 0),
            to: Math.round(task.effect.avoidedHigh ?? 0),
          })}
        </p>
      )}
    </li>
  );
}
