import { opinionNoticeZh } from './noticeWords.zh-CN.ts';

/** Words of campaigns (意见征集) and proposals (建言献策). */
export const opinionsZh = {
  ...opinionNoticeZh,
} as const;
