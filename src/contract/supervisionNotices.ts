import { opinionDeskPath } from './opinionNotices.ts';

/** What people may be told of orders, directives and decisions of meetings. Each begins with what it is about. */
export const supervisionNoticeKinds = [
  'OrderDrafted',
  'OrderIssued',
  'OrderReplied',
  'OrderSentBack',
  'OrderExtensionRequested',
  'OrderExtensionRuled',
  'OrderReminded',
  'OrderEscalated',
  'OrderClosed',
  'OrderWithdrawn',
  'OrderNear',
  'OrderMissed',
  'DirectiveGiven',
  'DirectiveAssigned',
  'DirectiveReported',
  'DirectiveSentBack',
  'DirectivePostponed',
  'DirectiveReminded',
  'DirectiveClosed',
  'DirectiveWithdrawn',
  'DirectiveNear',
  'DirectiveMissed',
  'DecisionMade',
  'DecisionReported',
  'DecisionMoved',
  'DecisionFinished',
  'DecisionNear',
  'DecisionMissed',
  'DeedEntered',
  'DeedConfirmed',
  'DeedRefused',
  'DeedAppealed',
  'DeedAffirmed',
  'DeedRevoked',
] as const;

/** The page of the desk that a notice leads to. */
export function noticePath(kind: string, id: string): string {
  if (kind.startsWith('Order')) return `/orders/${id}`;
  if (kind.startsWith('Directive')) return `/directives/${id}`;
  if (kind.startsWith('Deed')) return `/deeds/${id}`;
  if (kind.startsWith('Decision')) return `/meetings/${id}`;
  return opinionDeskPath(kind, id) ?? `/cases/${id}`;
}
