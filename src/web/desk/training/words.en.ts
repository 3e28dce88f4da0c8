import type { trainingZh } from './words.zh-CN.ts';

export const trainingEn = {
  'referenceKind.course': 'Courses',
  'referenceKind.quiz': 'Quizzes',
  'referenceKind.practiceCase': 'Practice cases',
} as const satisfies Readonly<Record<keyof typeof trainingZh, string>>;
