import { noticeEn } from './noticeWords.en.ts';
import type { supervisionZh } from './words.zh-CN.ts';

export const supervisionEn = {
  ...noticeEn,
} as const satisfies Record<keyof typeof supervisionZh, string>;
