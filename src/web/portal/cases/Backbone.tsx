import type { CaseDetail } from '../../../contract/cases.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';

type Step = CaseDetail['steps'][number];

const icons: Record<Step['state'], IconName | null> = {
  waiting: null,
  current: 'clock',
  done: 'check',
  late: 'alert',
  skipped: null,
};

/** 响应 → 办结 → 回访: the three steps that every case has, always in sight. */
export function Backbone({ steps }: { steps: readonly Step[] }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  return (
    <ol className="backbone" aria-label={text('case.steps')}>
      {steps.map(({ step, state, due, doneAt }) => {
        const icon = icons[state];
        return (
          <li
            key={step}
            className={`step step-${state}`}
            aria-current={state === 'current' || state === 'late' ? 'step' : undefined}
          >
            <span className="step-mark">{icon ? <Icon name={icon} /> : <span className="step-dot" />}</span>
            <strong>{text(`step.${step}`)}</strong>
            <span className="step-state">{text(state === 'late' && doneAt ? 'case.doneLate' : `stepState.${state}`)}</span>
            {doneAt ? (
              <span className="step-time">{format.moment(doneAt, now)}</span>
            ) : (
              due &&
              state !== 'skipped' && <span className="step-time">{text('case.stepDue', { time: format.moment(due, now) })}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
