/** The words of reports that cross every border. */
export const reportTypes = ['daily', 'weekly', 'monthly', 'halfYearly', 'yearly', 'seasonal', 'topical', 'bulletin'] as const;
export type ReportType = (typeof reportTypes)[number];

/** draft 拟稿 · reviewing 送审 · approved 已审定 · published 已印发 · discarded 作废 (never had a number). */
export const reportStates = ['draft', 'reviewing', 'approved', 'published', 'discarded'] as const;
export type ReportState = (typeof reportStates)[number];

export const reportCommands = ['Edit', 'Refresh', 'Submit', 'SendBack', 'Approve', 'Publish', 'Discard'] as const;
export type ReportCommand = (typeof reportCommands)[number];

/** Each reads what the ones after it read: office 接诉中心和校领导 · units 各单位 · public 全校公开. */
export const audiences = ['office', 'units', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** What a template may put between its sentences. */
export const tableNames = [
  'overview',
  'channels',
  'natures',
  'classes',
  'hot',
  'places',
  'months',
  'units',
  'progress',
  'causes',
  'unfinished',
  'urgent',
] as const;
export type TableName = (typeof tableNames)[number];

export const figureNames = ['days', 'control', 'natures', 'channels', 'classes', 'hours', 'funnel', 'unitClasses'] as const;
export type FigureName = (typeof figureNames)[number];

/** Blanks that stand for a word or number, and for a whole sentence (…句). What has no value leaves its sentence out. */
export const blankNames = [
  '期间',
  '年份',
  '期号',
  '单位',
  '截至',
  '口径',
  '受理量',
  '办结量',
  '未办结量',
  '超期量',
  '剔除量',
  '响应率',
  '办结率',
  '按期办结率',
  '当日办结率',
  '解决率',
  '满意率',
  '受理变化',
  '响应率变化',
  '办结率变化',
  '满意率变化',
  '受理句',
  '渠道句',
  '性质句',
  '时段句',
  '三率句',
  '办结句',
  '办理句',
  '回访句',
  '剔除句',
  '排名句',
  '进步句',
  '样本句',
  '热点句',
  '升降句',
  '点位句',
  '紧急句',
  '未办结句',
  '失分句',
  '月度句',
  '督办句',
  '联办句',
  '预警句',
  '成效句',
] as const;
export type BlankName = (typeof blankNames)[number];

/** Why a report is refused; `template-broken`: it names a blank that nobody knows. */
export const reportRefusals = ['report-wrong-state', 'own-report', 'period-running', 'period-unfit', 'template-broken'] as const;
export type ReportRefused = (typeof reportRefusals)[number];

const blank = /\{([^{}]*)\}/g;

/** Blanks in a text that nobody knows, each once; a brace without its partner is one of them. */
export function unknownBlanks(text: string): string[] {
  const known: readonly string[] = blankNames;
  const named = [...text.matchAll(blank)].map((match) => match[1] ?? '');
  const loose = /[{}]/.exec(text.replace(blank, ''))?.[0];
  return [...new Set([...named.filter((name) => !known.includes(name)), ...(loose ? [loose] : [])])];
}
