import { ledgerZh } from './ledgerWords.zh-CN.ts';
import { meetingZh } from './meetingWords.zh-CN.ts';
import { noticeZh } from './noticeWords.zh-CN.ts';
import { orderZh } from './ordersWords.zh-CN.ts';

/** Words of supervision, directives, meetings and the leaders' page. */
export const supervisionZh = {
  ...noticeZh,
  ...orderZh,
  ...meetingZh,
  ...ledgerZh,
} as const;
