/** Refusals of the knowledge base, of automatic dispatch and of the model slot. */
export const understandingZh = {
  'article-wrong-state': '现在不能这样做：内容或诉求已不在这个状态，请刷新后再看。',
  'second-person-needed': '自己写的内容要由另一个人审核发布。',
  'not-measured-well-enough': '回放准确率还没有达到要求，这一类暂不能自动派件。',
  'needs-a-person': '这一件必须由人派件：涉密、涉险、涉敏感内容或可能与他人同一件事。',
  'drafting-off': '大模型草拟没有开启，或这一件不允许草拟。',
  'drafting-failed': '大模型没有给出可用的内容，请稍后再试或自己撰写。',
} as const;

export const understandingEn = {
  'article-wrong-state': 'This cannot be done now: the article or the case has moved on. Reload and look again.',
  'second-person-needed': 'What you wrote yourself must be published by somebody else.',
  'not-measured-well-enough':
    'In the replay the model was not right often enough: this category cannot be dispatched automatically yet.',
  'needs-a-person': 'A person has to dispatch this case: it is confidential, urgent, sensitive, or may belong to another one.',
  'drafting-off': 'Drafting by a language model is off, or not allowed for this case.',
  'drafting-failed': 'The language model gave nothing usable. Try again later, or write it yourself.',
} as const satisfies Record<keyof typeof understandingZh, string>;
