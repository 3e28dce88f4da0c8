import type { CaseDetail } from '../../contract/cases.ts';
import type { CaseState } from '../../domain/case/case.ts';
import type { Phase } from '../../domain/case/vocabulary.ts';

/** The three steps that everybody sees: 响应 → 办结 → 回访. */
export function stepsOf(s: CaseState, now: string): CaseDetail['steps'] {
  const over = s.endedAt !== null;
  const due = {
    respond: s.contactBy?.at ?? null,
    // On the ledger the milestones count, not the first limit.
    resolve: s.ledger === null ? (s.resolveBy?.at ?? null) : null,
    followUp: s.phase === 'resolved' ? (s.next?.deadline.at ?? null) : null,
  };
  const doneAt = { respond: s.firstContactAt, resolve: s.resolvedAt, followUp: s.followedUpAt };
  const current: Partial<Record<Phase, 'respond' | 'resolve' | 'followUp'>> = {
    responded: 'resolve',
    resolved: 'followUp',
    followedUp: 'followUp',
  };
  const at = (s.phase && current[s.phase]) ?? (s.firstContactAt === null ? 'respond' : 'resolve');
  return (['respond', 'resolve', 'followUp'] as const).map((step) => {
    const done = doneAt[step];
    const limit = due[step];
    const state = (() => {
      if (done !== null) return limit !== null && done > limit ? 'late' : 'done';
      if (over) return 'skipped';
      if (limit !== null && now > limit) return 'late';
      return step === at ? 'current' : 'waiting';
    })();
    return { step, state, due: limit, doneAt: done };
  });
}
