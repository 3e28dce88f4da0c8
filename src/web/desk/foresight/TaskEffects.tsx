import { Link } from 'react-router';
import type { TaskDetail } from '../../../contract/proactive.ts';
import { useText } from '../useText.ts';
import { roughly, wholePercent } from './alertStory.ts';
import { effectWords } from './effectWords.ts';

/** 成效: after 4, 12 and 26 weeks against what would have come, with its range and what may make it mean less than it seems. */
export function TaskEffects({ task }: { readonly task: TaskDetail }) {
  const text = useText();
  return (
    <section className="alert-box">
      <h2>{text('task.effects')}</h2>
      {task.deed !== null && (
        <p>
          {text('task.deed')} <Link to={`/deeds/${task.id}`}>{task.deed.number}</Link>{' '}
          <span className={`mark sv-phase deed-${task.deed.phase}`}>{text(`deedPhase.${task.deed.phase}`)}</span>
        </p>
      )}
      {task.effects.length === 0 && <p className="muted">{text('task.noEffect')}</p>}
      {task.effects.map(({ weeks, verdict, numbers }) => (
        <div key={weeks} className="task-effect">
          <p>
            <span className="muted">{text('task.effect.weeks', { weeks })}</span>{' '}
            <b className={verdict === 'fewer' ? 'good' : undefined}>{effectWords({ verdict, numbers }, text)}</b>
          </p>
          {numbers && (
            <>
              <p>
                {text('task.effect.line', {
                  observed: numbers.observed,
                  expected: roughly(numbers.expected),
                  ratio: numbers.ratio.toFixed(2),
                  low: numbers.low.toFixed(2),
                  high: numbers.high.toFixed(2),
                  avoided: Math.round(numbers.avoided.estimate),
                  from: Math.round(numbers.avoided.low),
                  to: Math.round(numbers.avoided.high),
                })}
              </p>
              <p className="muted">
                {text('task.effect.control', { control: text(`task.control.${numbers.control}`), weeks: numbers.weeksLearnt })}{' '}
                {text('task.effect.guard', {
                  outages: numbers.outageDays,
                  before: wholePercent(numbers.repeatedBefore),
                  after: wholePercent(numbers.repeatedAfter),
                  defects: task.defects,
                })}
              </p>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
