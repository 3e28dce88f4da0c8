import type { Instant } from '../calendar.ts';
import type { Assessment } from './assessment.ts';
import { canonical } from './canonical.ts';
import type { Counting } from './entry.ts';
import { measures } from './measure.ts';
import { overlaps, type Period } from './period.ts';
import { rank, type UnitCounts } from './ranking.ts';
import { measureIds } from './vocabulary.ts';

/** All that a published table is worked out from; plain JSON, and itself part of what is frozen. */
export type SnapshotInput = {
  /** The facts are as they stood then. */
  readonly asOf: Instant;
  readonly period: Period;
  readonly assessment: Assessment;
  readonly counting: Counting;
  /** Version of the calendar in force at `asOf`. Limits stand reckoned in the facts, so a later calendar changes no snapshot. */
  readonly calendar: number;
  readonly units: readonly UnitCounts[];
  /** The units in the period before, for the progress list; [] when there is none. */
  readonly before: readonly UnitCounts[];
};

/**
 * The frozen text of a table: what went in, the versions of all formulas, and what came out. The same facts give the same text, in
 * whatever order they come; the server hashes it and never writes it twice.
 */
export function snapshotText(input: SnapshotInput): string {
  const { asOf, period, assessment, counting, calendar } = input;
  const [units, before] = [inOrder(input.units), inOrder(input.before)];
  return canonical({
    format: 1,
    input: { asOf, period, assessment, counting, calendar, units, before },
    measures: Object.fromEntries(measureIds.map((id) => [id, measures[id].version])),
    ranking: rank(units, assessment, before),
  });
}

/** Works a frozen text out again from the counts in it: the same text, unless a formula or the text was changed. */
export function recomputed(text: string): string {
  const frozen: { readonly input: SnapshotInput } = JSON.parse(text); // written by snapshotText and guarded by its hash
  return snapshotText(frozen.input);
}

/**
 * Why a period cannot be frozen beside those frozen before; null when it can. Periods of one length must not overlap, or a day would be
 * counted twice (a change from calendar months to the 19th); a shorter cut of the same period (so far) is no second freezing.
 */
export function freezingRefused(period: Period, frozen: readonly Period[]): 'overlaps-frozen' | 'frozen-already' | null {
  const alike = frozen.filter((other) => lengthOf(other) !== 'span' && lengthOf(other) === lengthOf(period));
  const sameRule = (other: Period) => canonical(other.rule) === canonical(period.rule);
  if (alike.some((other) => !sameRule(other) && overlaps(other, period))) return 'overlaps-frozen';
  const same = alike.some((other) => sameRule(other) && other.key === period.key && other.to === period.to);
  return same ? 'frozen-already' : null;
}

function lengthOf({ rule }: Period): string {
  return rule.kind === 'months' ? `months-${rule.months}` : rule.kind;
}

function inOrder(units: readonly UnitCounts[]): readonly UnitCounts[] {
  const key = (deed: UnitCounts['deeds'][number]) => `${deed.kind}\t${deed.caseId ?? ''}`;
  return units
    .map((unit) => ({ ...unit, deeds: unit.deeds.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) }))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}
