import type { evaluationZh } from './caseWords.zh-CN.ts';

export const evaluationEn = {
  'event.SelfServiceOffered': 'We could not reach you; please answer by yourself before the deadline',
  'event.RatingContactFlagged': '{unit} recorded a contact',
  'event.SupervisionDemanded': 'Unsettled after two reworks: it has gone to supervision',
  'event.Reinspected': '{unit} asked you once more',
  'event.ReinspectionMissed': 'You could not be reached for a second follow-up',
  'event.DeadlinesRecomputed': 'The expected time was reckoned anew after a change of the {reason}',
  'event.rateBy': 'Please rate before {time}',
  'urged.question': 'After the result, did the unit contact you about your rating? (optional)',
} as const satisfies Record<keyof typeof evaluationZh, string>;
