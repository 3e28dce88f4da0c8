import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  SafetyCertificateOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ReportState } from '../../../domain/report/vocabulary.ts';
import { useText } from '../useText.ts';

const icons: Record<ReportState, ReactNode> = {
  draft: <EditOutlined aria-hidden />,
  reviewing: <ClockCircleOutlined aria-hidden />,
  approved: <SafetyCertificateOutlined aria-hidden />,
  published: <CheckCircleOutlined aria-hidden />,
  discarded: <StopOutlined aria-hidden />,
};

/** The state of a report, in words beside its sign. */
export function StateMark({ state }: { readonly state: ReportState }) {
  const text = useText();
  return (
    <span className={`report-state report-state-${state}`}>
      {icons[state]} {text(`reportState.${state}`)}
    </span>
  );
}
