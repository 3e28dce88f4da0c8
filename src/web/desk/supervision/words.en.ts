import { ledgerEn } from './ledgerWords.en.ts';
import { meetingEn } from './meetingWords.en.ts';
import { noticeEn } from './noticeWords.en.ts';
import { orderEn } from './ordersWords.en.ts';
import type { supervisionZh } from './words.zh-CN.ts';

export const supervisionEn = {
  ...noticeEn,
  ...orderEn,
  ...meetingEn,
  ...ledgerEn,
} as const satisfies Record<keyof typeof supervisionZh, string>;
