import type { CaseDetail, TimelineEntry } from '../../../contract/cases.ts';

export type MovedDate = {
  /** The promise before; null when there was none on record. */
  readonly from: string | null;
  readonly to: string;
  /** Why, in the words of whoever granted it; '' when none were written. */
  readonly reason: string;
};

const promises: readonly TimelineEntry['type'][] = ['CaseAccepted', 'CaseReopened', 'LedgerLeft'];

/** The extension, or the change of the rules, that the expected date now stands by; null while the first promise holds. */
export function movedDate({ extended, timeline }: Pick<CaseDetail, 'extended' | 'timeline'>): MovedDate | null {
  const moves = ({ type, deadline }: TimelineEntry) =>
    (type === 'ExtensionGranted' && extended) || (type === 'DeadlinesRecomputed' && deadline !== null);
  const at = timeline.findLastIndex(moves);
  const granted = timeline[at];
  if (!granted?.deadline) return null;
  const later = timeline.slice(at + 1).some(({ type }) => promises.includes(type));
  if (later) return null;
  const before = timeline.slice(0, at).findLast((entry) => promises.includes(entry.type) || moves(entry));
  return { from: before?.deadline ?? null, to: granted.deadline, reason: granted.text ?? '' };
}

/** When the requester may expect an answer; null when no day was promised: nothing accepted yet, or waiting on the ledger. */
export function expectedBy({
  resolveBy,
  phase,
  onLedger,
  next,
}: Pick<CaseDetail, 'resolveBy' | 'phase' | 'onLedger' | 'next'>): string | null {
  if (onLedger) return null;
  return phase === 'merged' ? (next?.at ?? resolveBy) : resolveBy;
}
