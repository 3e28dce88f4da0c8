import { CheckOutlined, ClockCircleOutlined, ExclamationOutlined, MinusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

type Step = CaseDetail['steps'][number];

const icons: Record<Step['state'], ReactNode> = {
  waiting: null,
  current: <ClockCircleOutlined aria-hidden />,
  done: <CheckOutlined aria-hidden />,
  late: <ExclamationOutlined aria-hidden />,
  skipped: <MinusOutlined aria-hidden />,
};

/** The backbone of every case: 响应 → 办结 → 回访. */
export function CaseSteps({ steps }: { readonly steps: readonly Step[] }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  return (
    <ol className="steps">
      {steps.map(({ step, state, due, doneAt }, at) => (
        <li key={step} className={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
          <span className="step-dot">{icons[state] ?? at + 1}</span>
          <span className="step-words">
            <b>{text(`step.${step}`)}</b>
            <span>{text(`stepState.${state}`)}</span>
            <small>
              {doneAt !== null
                ? text('steps.doneAt', { time: format.moment(doneAt, now) })
                : due !== null && state !== 'skipped'
                  ? text('due.at', { time: format.moment(due, now) })
                  : ''}
            </small>
          </span>
        </li>
      ))}
    </ol>
  );
}
