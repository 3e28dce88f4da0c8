export const trainingZh = {
  'referenceKind.course': '课程',
  'referenceKind.quiz': '题库',
  'referenceKind.practiceCase': '练习件',
} as const;
