import type { zh } from './words.zh-CN.ts';

export const en = {
  'done.Transfer': 'Handed over; the requester has been told',
  'done.RecordAttempt': 'Recorded',
  'label.Transfer.route': 'Handed over to',
  'label.Transfer.receiver': 'Receiving office and person',
  'label.Transfer.means': 'How it was handed over',
  'label.Transfer.confirmedAt': 'When they confirmed',
  'label.Transfer.text': 'Tell the requester',
  'label.RecordAttempt.means': 'Means',
  'label.RecordAttempt.attemptedAt': 'When',
  'label.RecordAttempt.text': 'What happened (no answer, not in the room)',
  'label.Resolve.photosBefore': 'Photos from before',
  'label.Resolve.measurement': 'Measurement',
  'hint.transfer':
    'Reach the receiver first and hand over once they confirm. Say where the matter is now and how to reach them. The requester sees this.',
  'hint.recordAttempt':
    'Three failed attempts at different times (usually 2 hours apart) count as contact. The requester sees this.',
  'notice.CaseTransferred': 'Handed over',
  'notice.DutyPaged': 'Duty page',
  'notice.ContactAttempted': 'Requester not reached',
  'deputy.for': '{person} (for {absent})',
  'proof.wanted': 'To close this kind of matter you need: {proofs}',
} as const satisfies Record<keyof typeof zh, string>;
