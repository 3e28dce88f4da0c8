import type { Sentences } from './compose.ts';

/** `{number}` is the only blank that a sentence about a case may have: a sentence with more would carry more. */
export const zh = {
  case: {
    CaseSubmitted: { requester: '您的诉件 {number} 已提交。', staff: '收到新诉件 {number}。' },
    FactsAsked: { requester: '您的诉件 {number} 需要补充情况,请在期限内补充。', staff: '诉件 {number} 已要求补充情况。' },
    FactsSupplied: { requester: '您为诉件 {number} 补充的情况已收到。', staff: '诉件 {number} 已补充情况。' },
    CaseAccepted: { requester: '您的诉件 {number} 已受理。', staff: '诉件 {number} 已受理。' },
    CaseDeclined: { requester: '您的诉件 {number} 未予受理,请查看原因和其他途径。', staff: '诉件 {number} 未予受理。' },
    CaseAnswered: { requester: '您的诉件 {number} 已答复,请查看并评价。', staff: '诉件 {number} 已直接答复。' },
    CaseDispatched: { requester: '您的诉件 {number} 已交承办单位。', staff: '诉件 {number} 已派到您的单位,请按时签收。' },
    CaseSigned: { requester: '您的诉件 {number} 已由承办单位签收。', staff: '诉件 {number} 已签收。' },
    DispatchReturned: { requester: '您的诉件 {number} 正在重新确定承办单位。', staff: '诉件 {number} 被退单,请重新派件。' },
    RequesterContacted: { requester: '承办单位就诉件 {number} 与您联系过,请核对记录。', staff: '诉件 {number} 已联系诉求人。' },
    ProgressReported: { requester: '您的诉件 {number} 有新进展。', staff: '诉件 {number} 有新进展。' },
    NoteTaken: { requester: '您的诉件 {number} 有更新。', staff: '诉件 {number} 有新备注。' },
    CaseResolved: { requester: '您的诉件 {number} 已办结,请查看答复并评价。', staff: '诉件 {number} 已办结,等待回访。' },
    FollowUpAttempted: { requester: '我们就诉件 {number} 回访您,未能接通。', staff: '诉件 {number} 回访未接通。' },
    FollowedUp: { requester: '您对诉件 {number} 的评价已收到。', staff: '诉件 {number} 已回访。' },
    CaseReopened: { requester: '您的诉件 {number} 已重新办理。', staff: '诉件 {number} 需要重办,请查看原因。' },
    CaseClosed: { requester: '您的诉件 {number} 已归档。', staff: '诉件 {number} 已归档。' },
    CaseWithdrawn: { requester: '您的诉件 {number} 已撤回。', staff: '诉件 {number} 已被撤回。' },
    CaseNudged: { requester: '您对诉件 {number} 的催办已转达。', staff: '诉件 {number} 被催办,请尽快处理。' },
    DeadlineHalf: { requester: '您的诉件 {number} 正在办理。', staff: '诉件 {number} 的时限已过一半。' },
    DeadlineNear: { requester: '您的诉件 {number} 正在办理。', staff: '诉件 {number} 即将到期。' },
    DeadlineMissed: { requester: '您的诉件 {number} 超过了承诺时限,已提醒承办单位。', staff: '诉件 {number} 已超过时限。' },
    DeadlineEscalated: { requester: '您的诉件 {number} 超过了承诺时限,已上报。', staff: '诉件 {number} 超期未办,现上报给您。' },
  },
  many: '您有 {count} 条诉件消息',
  rest: '另有 {count} 条,请登录查看:',
  test: '这是一条测试消息,收到即表示诉件消息的渠道可用。',
} as const satisfies Sentences;
