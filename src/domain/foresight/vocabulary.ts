/** The words of the sentinel (哨点) that cross every border. */

/** What is found: 突增 · 区域性 · 季节性 · 周期性 · 新热点 · 办后复发 · 卡壳 · 先行指标. */
export const alertKinds = ['burst', 'regional', 'seasonal', 'periodic', 'topic', 'rebound', 'bottleneck', 'leading'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** 属实 · 误报 · 已知 · 活动所致 */
export const judgements = ['confirmed', 'false-alarm', 'known', 'event'] as const;
export type Judgement = (typeof judgements)[number];

export const rarities = ['very-rare', 'rare', 'slightly-high', 'ordinary'] as const;
export type Rarity = (typeof rarities)[number];

/** How a count was judged: its own season and trend; level and calendar only; its parent's expectation; a moving mean of four weeks. */
export const methods = ['harmonic', 'calendar', 'product', 'ears'] as const;
export type Method = (typeof methods)[number];

export const confidences = ['high', 'middle', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** Why an alert might be wrong. */
export const caveats = [
  'short-history',
  'no-season-yet',
  'data-incomplete',
  'mostly-anonymous',
  'campus-up',
  'few-cases',
  'one-cycle-only',
  'calendar-guessed',
  'confidential-aggregate',
] as const;
export type Caveat = (typeof caveats)[number];

/** What a season follows: the academic year, exam weeks, or the first weeks of a term. */
export const seasonBases = ['year', 'exams', 'term-start'] as const;
export type SeasonBasis = (typeof seasonBases)[number];

/** Families of tests whose false discoveries are controlled together. */
export const families = ['categories', 'cells', 'classes', 'places', 'young', 'regions', 'periods', 'seasons', 'leads'] as const;
export type Family = (typeof families)[number];

/** Why something unusual did not become an alert; kept, so that what was missed can be audited. */
export const suppressions = [
  'too-few-cases',
  'one-person',
  'ratio-small',
  'excess-small',
  'campus-up',
  'confidential-few',
] as const;
export type Suppressed = (typeof suppressions)[number];

/** Steps of a case between which time is counted. */
export const dwellSteps = ['accept', 'dispatch', 'contact', 'resolve', 'follow-up'] as const;
export type DwellStep = (typeof dwellSteps)[number];

/** Steps of a proactive task (未诉先办). */
export const taskPhases = ['issued', 'accepted', 'done', 'confirmed', 'declined', 'cancelled'] as const;
export type TaskPhase = (typeof taskPhases)[number];

export const taskCommandNames = ['Issue', 'Accept', 'Decline', 'CheckStop', 'Finish', 'Confirm', 'SendBack', 'Cancel'] as const;
export type TaskCommandName = (typeof taskCommandNames)[number];

/** issuer: the desk that sends out and checks · doer: the unit that acts · reader: who may look. */
export type TaskStanding = 'issuer' | 'doer' | 'reader';

export const taskRefusals = ['wrong-phase', 'no-such-stop', 'stops-open'] as const;
export type TaskRefusal = (typeof taskRefusals)[number];

/** Weeks after which an effect is looked at. */
export const effectWeeks = [4, 12, 26] as const;

/** 有效 · 反而更多 · 看不出效果 · 数据不足. */
export const effectVerdicts = ['fewer', 'more', 'none-visible', 'too-little'] as const;
export type EffectVerdict = (typeof effectVerdicts)[number];
