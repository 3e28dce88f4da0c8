/** Why an answer is not shown to everybody. */
export const publicationZh = {
  'not-publishable': '这件诉求不能公开：未办结、没有答复，或属于不公开的类别。',
  'publication-wrong-state': '这条公开答复的状态已经变了，页面已更新。',
  'publication-exists': '这件诉求已经有一条公开答复。',
  'requester-objects': '诉求人不同意公开，不能再提出。',
  'objection-window': '诉求人还可以提出异议；期满或诉求人同意后才能公开。',
  'identity-left': '文字里还有能认出当事人的内容，请去掉后再公开。',
} as const;

export const publicationEn = {
  'not-publishable': 'This case cannot be shown to everybody: it has not ended, has no answer, or its category is not public.',
  'publication-wrong-state': 'This answer is in another state by now; the page has been brought up to date.',
  'publication-exists': 'There is an answer of this case already.',
  'requester-objects': 'The requester does not agree; it cannot be proposed again.',
  'objection-window': 'The requester may still object; it can be published when that time is over or the requester has agreed.',
  'identity-left': 'The words still hold something by which a person can be recognised. Please take it out.',
} as const;
