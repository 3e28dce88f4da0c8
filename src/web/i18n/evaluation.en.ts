import type { evaluationZh } from './evaluation.zh-CN.ts';

export const evaluationEn = {
  'command.Reinspect': 'Re-inspect',
  'command.FlagContact': 'Flag contact before follow-up',
  'command.Recompute': 'Recompute deadlines',
  'closeReason.unrated': 'not drawn for a call, not rated',
  'deadline.selfService': 'To answer alone',
  'queue.reinspect': 'Re-inspection',
  'referenceKind.followUpRules': 'Follow-up rules',
  'event.SelfServiceOffered': 'Not reached; the requester may answer alone until the deadline',
  'event.RatingContactFlagged': 'Someone who handled the case contacted the requester before the follow-up: {reason}',
  'event.SupervisionDemanded': 'Unsettled after two reworks: goes to supervision',
  'event.Reinspected': 'Re-inspected',
  'event.ReinspectionMissed': 'Nobody could be reached for the re-inspection',
  'event.DeadlinesRecomputed': 'Deadlines recomputed after a change of the {reason}',
  'contactFlag.told': 'said by the requester',
  'contactFlag.looked-up': 'looked at the contact data',
  'recomputeCause.calendar': 'working calendar',
  'recomputeCause.limits': 'time limits',
} as const satisfies Record<keyof typeof evaluationZh, string>;
