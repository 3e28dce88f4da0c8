import type { Channel, Nature } from '../case/vocabulary.ts';
import type { LossReason, MeasureId } from '../measures/vocabulary.ts';

/** What measures are called in a report. */
export const measureNames = {
  responded: '响应率',
  resolved: '办结率',
  resolvedInTime: '按期办结率',
  sameDay: '当日办结率',
  solved: '解决率',
  satisfied: '满意率',
  reworked: '重办率',
  handedBack: '退单率',
  extended: '延期率',
  onLedger: '挂账占比',
  reached: '有效回访率',
} as const satisfies Partial<Record<MeasureId, string>>;
export type NamedMeasure = keyof typeof measureNames;

export const reasonNames: Readonly<Record<LossReason, string>> = {
  'contacted-late': '首次联系超时',
  'never-contacted': '未联系诉求人',
  'not-contacted-says-requester': '诉求人表示未联系',
  'resolved-late': '超期办结',
  'never-resolved': '到期未办结',
  'not-same-day': '未当日办结',
  'partly-solved': '部分解决',
  unsolved: '诉求人表示未解决',
  'solved-after-rework': '重办后解决',
  fair: '基本满意',
  unsatisfied: '诉求人表示不满意',
  'signed-late': '签收超时',
  'not-called': '未回访',
  'not-reached': '回访未接通',
  'sent-wrong': '派件不准',
  counted: '其他',
};

export const gradeNames: Readonly<Record<string, string>> = { T: '特急', J: '紧急', Y: '一般', F: '复杂', Z: '咨询' };

export const channelNames: Readonly<Record<Channel, string>> = {
  web: '网络渠道',
  phone: '电话渠道',
  paper: '现场和纸质渠道',
  import: '其他平台转办',
  directive: '领导批示',
  api: '系统对接',
};

export const natureNames: Readonly<Record<Nature, string>> = {
  inquiry: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggestion: '建议',
  praise: '表扬',
};
