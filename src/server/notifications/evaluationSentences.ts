/** What is told of asking requesters and of moved deadlines. */
export const evaluationZh = {
  SelfServiceOffered: {
    requester: '我们未能就诉件 {number} 联系上您，请在三天内打开链接评价。',
    staff: '诉件 {number} 已发出自助评价。',
  },
  RatingContactFlagged: { requester: '您的诉件 {number} 有更新。', staff: '诉件 {number} 在回访前有办理人联系诉求人，已标记。' },
  SupervisionDemanded: {
    requester: '您的诉件 {number} 已转入督办。',
    staff: '诉件 {number} 重办两次仍未解决，须转入督办。',
  },
  Reinspected: { requester: '您对诉件 {number} 的再次回访已记录。', staff: '诉件 {number} 已回头看。' },
  ReinspectionMissed: { requester: '您的诉件 {number} 有更新。', staff: '诉件 {number} 回头看未接通。' },
  DeadlinesRecomputed: {
    requester: '您的诉件 {number} 的答复时间有调整，请查看新的时间和原因。',
    staff: '诉件 {number} 的时限因规则调整而改变。',
  },
} as const;

export const evaluationEn = {
  SelfServiceOffered: {
    requester: 'We could not reach you about your case {number}; please rate it by the link within three days.',
    staff: 'The requester of case {number} was invited to answer alone.',
  },
  RatingContactFlagged: {
    requester: 'There is news about your case {number}.',
    staff: 'In case {number} a handler contacted the requester before the follow-up; this was flagged.',
  },
  SupervisionDemanded: {
    requester: 'Your case {number} has gone to supervision.',
    staff: 'Case {number} is unsettled after two reworks and goes to supervision.',
  },
  Reinspected: {
    requester: 'The second follow-up of your case {number} was recorded.',
    staff: 'Case {number} was re-inspected.',
  },
  ReinspectionMissed: {
    requester: 'There is news about your case {number}.',
    staff: 'Nobody was reached for the re-inspection of case {number}.',
  },
  DeadlinesRecomputed: {
    requester: 'The expected time of your case {number} has changed; please see the new time and the reason.',
    staff: 'The deadlines of case {number} have moved with a change of the rules.',
  },
} as const satisfies Record<keyof typeof evaluationZh, { requester: string; staff: string }>;
