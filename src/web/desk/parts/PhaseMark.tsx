import {
  AuditOutlined,
  BranchesOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  ExportOutlined,
  FileSearchOutlined,
  InboxOutlined,
  MergeOutlined,
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
  returning: <BranchesOutlined />,
  signed: <MessageOutlined />,
  responded: <ToolOutlined />,
  reviewing: <FileSearchOutlined />,
  resolved: <PhoneOutlined />,
  followedUp: <AuditOutlined />,
  merged: <MergeOutlined />,
  closed: <CheckCircleOutlined />,
  declined: <StopOutlined />,
  transferred: <ExportOutlined />,
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
