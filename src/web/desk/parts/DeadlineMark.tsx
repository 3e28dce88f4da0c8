import { ClockCircleOutlined, ExclamationCircleFilled, HourglassOutlined, MinusOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { DeadlineKind } from '../../../domain/case/vocabulary.ts';
import { type DeadlineTone, deadlineTone, deadlineWords } from '../../ui/deadline.ts';
import { useText } from '../useText.ts';
import { useFormat } from './useFormat.ts';
import { useNow } from './useNow.ts';

const icons: Record<DeadlineTone, ReactNode> = {
  calm: <ClockCircleOutlined aria-hidden />,
  soon: <HourglassOutlined aria-hidden />,
  late: <ExclamationCircleFilled aria-hidden />,
  none: <MinusOutlined aria-hidden />,
};

type DeadlineMarkProps = {
  readonly due: { readonly at: string } | null;
  /** Named in front of the words when given: 签收期限 还剩 2 小时. */
  readonly kind?: DeadlineKind | undefined;
  /** What is due, where it is no deadline of a case. */
  readonly name?: string | undefined;
  /** When its clock began, if known: yellow is then the last fifth. */
  readonly start?: string | undefined;
};

/** A deadline in colour, icon and words; the exact moment on hovering. */
export function DeadlineMark({ due, kind, name, start }: DeadlineMarkProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const tone = deadlineTone(due, now, start);
  const named = kind ? text(`deadline.${kind}`) : (name ?? '');
  const short = kind ? text(`short.${kind}`) : name;
  return (
    <Tooltip title={due ? `${named} ${format.moment(due.at, now)}`.trim() : undefined}>
      <span className={`mark deadline deadline-${tone}`}>
        {icons[tone]}
        {short && <span className="deadline-kind">{short}</span>}
        {deadlineWords(due, now, { text, format })}
      </span>
    </Tooltip>
  );
}
