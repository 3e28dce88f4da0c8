import type { MeasureFact } from './fact.ts';
import { type ExclusionReason, exclusionReasons, type Part, parts } from './vocabulary.ts';

export type ExclusionRule = {
  /** The number in domain.md §3.3; null for what docs/kpi.md adds. */
  readonly number: number | null;
  /** What the case leaves in the assessed scope. */
  readonly leaves: readonly Part[];
  /** Not in the full scope either: the school never took it on, or it is counted as another case. */
  readonly nowhere: boolean;
  /** fact: follows from the case. decision: needs a code, evidence and a second person. */
  readonly by: 'fact' | 'decision';
};

/** The exclusions as data; docs/kpi.md#口径 prints them in Chinese. */
export const exclusionRules: Readonly<Record<ExclusionReason, ExclusionRule>> = {
  declined: { number: 1, leaves: parts, nowhere: true, by: 'fact' },
  withdrawn: { number: 2, leaves: parts, nowhere: false, by: 'fact' },
  merged: { number: 3, leaves: parts, nowhere: true, by: 'fact' },
  'answered-at-once': { number: 4, leaves: parts, nowhere: false, by: 'fact' },
  'not-our-duty': { number: 5, leaves: parts, nowhere: false, by: 'decision' },
  'legal-procedure': { number: 6, leaves: parts, nowhere: false, by: 'decision' },
  'against-rules': { number: 7, leaves: parts, nowhere: false, by: 'decision' },
  'facts-withheld': { number: 8, leaves: parts, nowhere: false, by: 'decision' },
  malicious: { number: 9, leaves: parts, nowhere: false, by: 'decision' },
  'force-majeure': { number: 10, leaves: parts, nowhere: false, by: 'decision' },
  'on-ledger': { number: 11, leaves: ['resolution'], nowhere: false, by: 'fact' },
  unreached: { number: 12, leaves: ['answers'], nowhere: false, by: 'fact' },
  'not-assessed': { number: null, leaves: parts, nowhere: false, by: 'fact' },
  'archived-elsewhere': { number: null, leaves: parts, nowhere: true, by: 'fact' },
};

/** Every reason for which a case is left out of something, in the order of the rules; [] when it counts everywhere. */
export function exclusionsOf(f: MeasureFact): readonly ExclusionReason[] {
  return exclusionReasons.filter((reason) => f.excluded?.reason === reason || follows(reason, f));
}

/** Whether the case counts at all, and what it leaves in the assessed scope. */
export function scopeOf(f: MeasureFact): { readonly counts: boolean; readonly leaves: ReadonlySet<Part> } {
  const reasons = exclusionsOf(f);
  if (reasons.length === 0) return countsEverywhere;
  const leaves = reasons.flatMap(
    (reason) => (f.excluded?.reason === reason && f.excluded.leaves) || exclusionRules[reason].leaves,
  );
  // A decision, whatever its reason, takes a case out of the assessment, never out of sight.
  const nowhere = reasons.some((reason) => exclusionRules[reason].nowhere && follows(reason, f));
  return { counts: !nowhere, leaves: new Set(leaves) };
}

const countsEverywhere = { counts: true, leaves: new Set<Part>() };

function follows(reason: ExclusionReason, f: MeasureFact): boolean {
  switch (reason) {
    case 'declined':
      // Handed over to somebody outside the school, it is theirs.
      return f.phase === 'declined' || f.phase === 'transferred';
    case 'withdrawn':
      return f.phase === 'withdrawn';
    case 'merged':
      return (f.mergedInto ?? null) !== null;
    case 'answered-at-once':
      return f.answeredDirectly && (f.nature === 'inquiry' || f.nature === 'praise');
    case 'facts-withheld':
      return f.closeReason === 'facts-never-came';
    case 'on-ledger':
      return f.onLedger ?? false;
    case 'unreached':
      // Not reached in a later round, an earlier answer still stands.
      return f.closeReason === 'unreached' && !f.rounds?.some((round) => round.followedUpAt !== null);
    case 'not-assessed':
      return f.assessed === false || f.nature === 'praise';
    case 'archived-elsewhere':
      return f.closeReason === 'archived-elsewhere';
    case 'not-our-duty':
    case 'legal-procedure':
    case 'against-rules':
    case 'malicious':
    case 'force-majeure':
      return false;
  }
}
