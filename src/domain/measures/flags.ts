import { addNaturalMinutes } from '../calendar.ts';
import type { Counts } from './count.ts';
import { scopeOf } from './exclusion.ts';
import type { MeasureFact } from './fact.ts';
import { compare, type Exact, exact } from './fraction.ts';
import { exclusionShare, type Rate, rateOf, valueIn } from './measure.ts';
import type { FlagKind, Scope } from './vocabulary.ts';

/** A sign of gaming for a person to look at. `unit` null: no unit in charge. */
export type Flag = { readonly kind: FlagKind; readonly unit: string | null; readonly caseIds: readonly string[] };

/** All signs that single cases and their neighbours give, in the order of the kinds, then of the cases. */
export function caseFlags(facts: readonly MeasureFact[]): readonly Flag[] {
  const counted = facts.filter((f) => scopeOf(f).counts).toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const each = (kind: FlagKind, shows: (f: MeasureFact) => boolean) =>
    counted.filter(shows).map((f): Flag => ({ kind, unit: unitOf(f), caseIds: [f.caseId] }));
  return [
    ...each('closed-then-reopened', wasReopened),
    ...each('filed-by-own-unit', wasFiledByOwnUnit),
    ...each('rated-by-own-unit', wasRatedByOwnUnit),
    ...splitCases(counted),
    ...each('contact-before-call-back', wasContactedBeforeCallBack),
  ];
}

/** When a share of excluded cases, or of cases on the ledger, is worth a look. `minimum`: of the cases accepted. */
export type ShareAlarm = { readonly excluded: Exact; readonly onLedger: Exact; readonly minimum: number };

export const defaultShareAlarm: ShareAlarm = { excluded: '0.2', onLedger: '0.1', minimum: 10 };

/** The signs that a unit's counts give: a great share of its cases left the assessment, or lies on the ledger. */
export function shareFlags(
  units: readonly { readonly unit: string; readonly counts: Readonly<Record<Scope, Counts>> }[],
  alarm: ShareAlarm,
): readonly Flag[] {
  const how = { basis: 'natural', weighting: { fair: exact('0'), partly: exact('0'), subOrders: false } } as const;
  const exceeds = (rate: Rate, limit: Exact) => {
    const value = valueIn(rate);
    return value !== null && rate.of >= alarm.minimum && compare(value, exact(limit)) > 0;
  };
  return units.flatMap(({ unit, counts }): readonly Flag[] => [
    ...(exceeds(exclusionShare(counts), alarm.excluded) ? [{ kind: 'many-excluded' as const, unit, caseIds: [] }] : []),
    ...(exceeds(rateOf('onLedger', counts.full, how), alarm.onLedger)
      ? [{ kind: 'many-on-ledger' as const, unit, caseIds: [] }]
      : []),
  ]);
}

/** Reworked cases lose their unit when they are reopened; the flag is for the one that closed them. */
function unitOf(f: MeasureFact): string | null {
  return f.rounds?.at(-1)?.unit ?? f.unit;
}

function wasReopened(f: MeasureFact): boolean {
  return f.round > 1 && f.firstResolvedAt !== null;
}

function wasFiledByOwnUnit(f: MeasureFact): boolean {
  return isKnown(f.requesterUnit) && (f.requesterUnit === f.unit || f.requesterUnit === f.firstUnit);
}

function wasRatedByOwnUnit(f: MeasureFact): boolean {
  if (f.followedUpAt === null || f.unit === null) return false;
  return f.raterUnit === f.unit || (f.via === 'self' && f.requesterUnit === f.unit);
}

/** "求好评": the unit spoke with the requester after it had resolved and before the centre asked. */
function wasContactedBeforeCallBack(f: MeasureFact): boolean {
  const { resolvedAt, followedUpAt } = f;
  if (resolvedAt === null) return false;
  return (f.contactsAfterResolution ?? []).some((at) => resolvedAt < at && (followedUpAt === null || at < followedUpAt));
}

/** Several cases of one requester at one place in one category within a day of the first of them. */
function splitCases(facts: readonly MeasureFact[]): readonly Flag[] {
  const alike = Map.groupBy(
    facts.filter((f) => isKnown(f.requesterKey)),
    (f) => `${f.requesterKey}\t${f.placeId ?? ''}\t${f.categoryCode}`,
  );
  return [...alike.values()].flatMap((group) => {
    const flags: Flag[] = [];
    let left = group.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
    for (let first = left[0]; first; first = left[0]) {
      const until = addNaturalMinutes(first.submittedAt, 24 * 60);
      const together = left.filter((f) => f.submittedAt < until);
      if (together.length > 1) flags.push({ kind: 'split-cases', unit: first.unit, caseIds: together.map((f) => f.caseId) });
      left = left.slice(together.length);
    }
    return flags;
  });
}

function isKnown(key: string | null | undefined): key is string {
  return key !== null && key !== undefined;
}
