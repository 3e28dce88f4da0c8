/** Sentences of asking requesters (回访), beside those of problemSentences.ts. */
export const evaluationZh = {
  'rating-link-unknown': '这个评价链接不完整或不存在，请从原消息中完整地打开。',
  'rating-link-used': '这件诉求已经评价过，或者办理情况又有了变化，这个链接不再有效。',
  'rating-link-expired': '这个评价链接已过有效期。',
  'needs-supervision': '已重办两次仍未解决，这件诉求由督查员决定如何处理。',
  'not-drawn': '这件诉求没有被抽中回访，请等待诉求人自行评价。',
  'not-this-reason': '还没有得到回访答案，只能按“无法回访”或“未评价”归档。',
  'nothing-moves': '没有需要调整的时限。',
} as const;

export const evaluationEn = {
  'rating-link-unknown': 'This link is incomplete or does not exist. Please open it from the original message.',
  'rating-link-used': 'This case has been rated already, or work on it has gone on since: the link is no longer valid.',
  'rating-link-expired': 'This link has expired.',
  'needs-supervision': 'Reworked twice and still not settled: a supervisor decides about this case.',
  'not-drawn': 'This case was not drawn for a call; its requester may answer alone.',
  'not-this-reason': 'Nobody has answered yet: the case can only be closed as unreached or unrated.',
  'nothing-moves': 'No deadline moves.',
} as const satisfies Record<keyof typeof evaluationZh, string>;
