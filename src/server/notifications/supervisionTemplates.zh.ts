import type { Audience } from '../../contract/notifications.ts';
import type { supervisionNoticeKinds } from '../../contract/supervisionNotices.ts';

/** Orders, directives and decisions are told to staff only: the requester never hears of them. */
const staff = {
  OrderDrafted: '督办单 {number} 待您签发。',
  OrderIssued: '督办单 {number} 已发到您的单位，请按时签收、反馈。',
  OrderReplied: '督办单 {number} 已反馈，请核查。',
  OrderSentBack: '督办单 {number} 的反馈被退回，请重新办理。',
  OrderExtensionRequested: '督办单 {number} 申请延期，请审批。',
  OrderExtensionRuled: '督办单 {number} 的延期申请已有结论。',
  OrderReminded: '督办单 {number} 被催办，请尽快反馈。',
  OrderEscalated: '督办单 {number} 已升级，请立即办理。',
  OrderClosed: '督办单 {number} 已销号。',
  OrderWithdrawn: '督办单 {number} 已撤销。',
  OrderNear: '督办单 {number} 即将到期。',
  OrderMissed: '督办单 {number} 已超过时限。',
  DirectiveGiven: '校领导批示 {number} 交您的单位办理。',
  DirectiveAssigned: '校领导批示 {number} 交您的单位办理。',
  DirectiveReported: '批示 {number} 已反馈办理情况，请阅。',
  DirectiveSentBack: '批示 {number} 的反馈被退回，请继续办理。',
  DirectivePostponed: '批示 {number} 的时限有变动。',
  DirectiveReminded: '批示 {number} 被催办，请尽快反馈。',
  DirectiveClosed: '批示 {number} 已办结。',
  DirectiveWithdrawn: '批示 {number} 已撤销。',
  DirectiveNear: '批示 {number} 即将到期。',
  DirectiveMissed: '批示 {number} 已超过时限。',
  DecisionMade: '会议 {number} 给您的单位交办了事项。',
  DecisionReported: '会议 {number} 的议定事项有反馈，请核查。',
  DecisionMoved: '会议 {number} 议定事项的时限有变动。',
  DecisionFinished: '会议 {number} 的议定事项已办结。',
  DecisionNear: '会议 {number} 的议定事项即将到期。',
  DecisionMissed: '会议 {number} 的议定事项已超过时限。',
  DeedEntered: '登记了查实事项 {number},请复核认定。',
  DeedConfirmed: '查实事项 {number} 已认定,涉及您的单位,可在期限内申诉。',
  DeedRefused: '查实事项 {number} 未予认定。',
  DeedAppealed: '查实事项 {number} 有申诉,请裁定。',
  DeedAffirmed: '查实事项 {number} 的申诉已裁定:维持。',
  DeedRevoked: '查实事项 {number} 的申诉已裁定:撤销。',
} as const satisfies Record<(typeof supervisionNoticeKinds)[number], string>;

type Both = Record<(typeof supervisionNoticeKinds)[number], Record<Audience, string>>;

// The same keys as `staff`.
export const supervisionZh = Object.fromEntries(
  Object.entries(staff).map(([kind, sentence]) => [kind, { requester: sentence, staff: sentence }]),
) as Both;
