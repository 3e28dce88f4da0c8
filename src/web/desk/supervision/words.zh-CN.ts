import { noticeZh } from './noticeWords.zh-CN.ts';

/** Words of supervision, directives, meetings and the leaders' page. */
export const supervisionZh = {
  ...noticeZh,
} as const;
