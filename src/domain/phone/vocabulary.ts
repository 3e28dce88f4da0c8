/** Words of the phone desk (电话接诉台) that cross borders. */

export const callDirections = ['in', 'out'] as const;
export type CallDirection = (typeof callDirections)[number];

export const callStates = ['ringing', 'talking', 'ended'] as const;
export type CallState = (typeof callStates)[number];

/** What a telephone exchange tells (docs/telephony.md). */
export const exchangeEventTypes = ['ringing', 'answered', 'hungUp', 'restarted'] as const;
export type ExchangeEventType = (typeof exchangeEventTypes)[number];

/** What became of a call (话后整理). */
export const wrapUps = [
  'case',
  'nudge',
  'inquiry',
  'transferred',
  'called-back',
  'unreached',
  'wrong-number',
  'silent',
  'harassment',
] as const;
export type WrapUp = (typeof wrapUps)[number];

/** Who asks: somebody with an account · somebody known by name and number only · nobody that may be known. */
export const callerKinds = ['person', 'guest', 'anonymous'] as const;

/** The urgency script (紧急程度询问). The sentences are words of the desk; what they raise is in urgencyScript.ts. */
export const urgencyQuestions = [
  'injured',
  'trapped-in-lift',
  'fire-or-gas',
  'live-wire',
  'ill-after-eating',
  'hurt-oneself',
  'not-safe',
  'still-flowing',
  'many-people',
  'class-now',
] as const;
export type UrgencyQuestion = (typeof urgencyQuestions)[number];

/** The five elements of intake (受理五要素). */
export const elements = ['who', 'what', 'where', 'when', 'want'] as const;
export type Element = (typeof elements)[number];

/** Channels whose cases somebody else writes down. */
export const writtenDownChannels = ['phone', 'paper'] as const;
