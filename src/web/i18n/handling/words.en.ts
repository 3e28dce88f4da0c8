import type { zh } from './words.zh-CN.ts';

export const en = {
  'phase.transferred': 'Handed over',
  'command.Transfer': 'Hand over',
  'command.RecordAttempt': 'Record failed attempt',
  'event.CaseTransferred': '{unit} handed the case over: {reason}',
  'event.ContactAttempted': '{unit} tried to contact the requester ({means}) and failed',
  'order.risk': 'Risk and clock',
  'transferRoute.discipline': 'Discipline inspection',
  'transferRoute.police': 'Police',
  'transferRoute.counselling': 'Counselling centre',
  'transferRoute.appealBoard': 'Board of appeal',
  'transferRoute.labour': 'Labour arbitration',
  'transferRoute.court': 'Court proceedings',
  'transferRoute.outside': 'Authority outside the university',
  'closingProof.beforePhoto': 'Photo from before',
  'closingProof.afterPhoto': 'Photo from after',
  'closingProof.measurement': 'Measurement',
  'referenceKind.catalogueCell': 'Dispatch catalogue',
  'referenceKind.dutyRoster': 'Duty roster',
  'referenceKind.replyTemplate': 'Reply templates',
  'referenceKind.replyRules': 'Rules for replies',
} as const satisfies Record<keyof typeof zh, string>;
