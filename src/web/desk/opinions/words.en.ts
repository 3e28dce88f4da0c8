import { opinionNoticeEn } from './noticeWords.en.ts';
import type { opinionsZh } from './words.zh-CN.ts';

export const opinionsEn = {
  ...opinionNoticeEn,
} as const satisfies Record<keyof typeof opinionsZh, string>;
