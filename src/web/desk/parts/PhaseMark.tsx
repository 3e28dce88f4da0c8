import {
  AuditOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  InboxOutlined,
  MessageOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SendOutlined,
  StopOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Phase } from '../../../domain/case/vocabulary.ts';
import { useText } from '../useText.ts';

const icons: Record<Phase, ReactNode> = {
  submitted: <InboxOutlined />,
  needsInfo: <QuestionCircleOutlined />,
  accepted: <SendOutlined />,
  dispatched: <CheckSquareOutlined />,
  signed: <MessageOutlined />,
  responded: <ToolOutlined />,
  resolved: <PhoneOutlined />,
  followedUp: <AuditOutlined />,
  closed: <CheckCircleOutlined />,
  declined: <StopOutlined />,
  withdrawn: <RollbackOutlined />,
};

/** Where a case stands: icon and words. */
export function PhaseMark({ phase }: { readonly phase: Phase }) {
  const text = useText();
  return (
    <span className={`mark phase phase-${phase}`}>
      <span aria-hidden>{icons[phase]}</span>
      {text(`phase.${phase}`)}
    </span>
  );
}
