/** Refusals of training. */
export const trainingZh = {
  'no-attempts-left': '测验次数已用完，请联系培训负责人。',
  'already-certified': '这门课程已经合格，暂时不需要重新测验。',
  'read-first': '请先学完内容并勾完学习清单，再参加测验。',
  'practice-ended': '这次练习已经结束，可以重新开始一次。',
  'attempt-ended': '这份试卷已经交过了。',
  'no-quiz': '这门课程没有测验。',
} as const;

export const trainingEn = {
  'no-attempts-left': 'No attempts are left: please ask whoever is responsible for training.',
  'already-certified': 'You have passed this course; there is no need to take the quiz again yet.',
  'read-first': 'Please finish the content and tick the checklist before you take the quiz.',
  'practice-ended': 'This practice has ended; you may start again.',
  'attempt-ended': 'This paper has been handed in already.',
  'no-quiz': 'This course has no quiz.',
} as const satisfies Record<keyof typeof trainingZh, string>;
