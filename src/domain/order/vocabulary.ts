/** The words of a supervision order (督办单) that cross every border. */

/** drafted 待签发 · issued 待签收 · signed 办理中 · replied 待核查 · closed 已销号 · withdrawn 已撤销 */
export const orderPhases = ['drafted', 'issued', 'signed', 'replied', 'closed', 'withdrawn'] as const;
export type OrderPhase = (typeof orderPhases)[number];

/** Phases in which somebody owes somebody something. */
export const openOrderPhases = ['drafted', 'issued', 'signed', 'replied'] as const satisfies readonly OrderPhase[];

/** The ladder 提醒 → 催办 → 一级(中心) → 二级(分管校领导) → 三级(领导小组), in rising order. */
export const orderLevels = ['reminder', 'nudge', 'first', 'second', 'third'] as const;
export type OrderLevel = (typeof orderLevels)[number];

/** 督办来源 (domain.md §4.4). The first five are found by rule. */
export const orderSources = [
  'overdue',
  'dissatisfied',
  'repeated',
  'hot',
  'safety',
  'directive',
  'meeting',
  'opinion',
  'other',
] as const;
export type OrderSource = (typeof orderSources)[number];

export const supervisionRules = [
  'overdue',
  'dissatisfied',
  'repeated',
  'hot',
  'safety',
] as const satisfies readonly OrderSource[];
export type SupervisionRule = (typeof supervisionRules)[number];

export const orderCommandNames = [
  'Draft',
  'Issue',
  'Sign',
  'Progress',
  'Reply',
  'SendBack',
  'RequestExtension',
  'RuleOnExtension',
  'Remind',
  'Escalate',
  'Close',
  'Withdraw',
] as const;
export type OrderCommandName = (typeof orderCommandNames)[number];

export const orderEventTypes = [
  'OrderDrafted',
  'OrderIssued',
  'OrderSigned',
  'OrderProgressed',
  'OrderReplied',
  'OrderSentBack',
  'OrderExtensionRequested',
  'OrderExtensionRuled',
  'OrderReminded',
  'OrderEscalated',
  'OrderClosed',
  'OrderWithdrawn',
] as const;
export type OrderEventType = (typeof orderEventTypes)[number];

/** How an actor stands to one order. `secretary` only reads. */
export const orderStandings = ['supervisor', 'leader', 'unitHead', 'unitOfficer', 'secretary', 'system'] as const;
export type OrderStanding = (typeof orderStandings)[number];

/** Blanks that a template may have; any other one is refused. */
export const orderBlanks = ['主送单位', '件数', '诉件编号', '事项', '点位', '轮次', '超期', '完成时限'] as const;
export type OrderBlank = (typeof orderBlanks)[number];

/** Why a command on an order, a directive or a meeting is refused although the person may give it; sentences under `problem.<code>`. */
export const supervisionRefusals = [
  'unknown-blank',
  'no-recipient',
  'not-a-recipient',
  'already-signed',
  'already-replied',
  'head-must-reply',
  'replied-yourself',
  'needs-leader',
  'level-not-higher',
  'order-overdue',
  'order-extended',
  'longer-than-limit',
  'drafted-yourself',
  'no-such-item',
  'no-such-decision',
  'decision-is-done',
  'decided-yourself',
  'due-too-early',
] as const;
export type SupervisionRefused = (typeof supervisionRefusals)[number];
