import type { AlertSeries, NumbersOf } from '../../../contract/foresightNumbers.ts';
import type { Caveat, Confidence, Family, Method } from '../../../domain/foresight/vocabulary.ts';
import { rarity, recurrenceDays, urgencyScore } from '../../../sentinel/alarmControl.ts';
import { cautiousChance } from '../../../sentinel/cautiousChance.ts';
import { FARRINGTON_FLEXIBLE, farrington } from '../../../sentinel/farrington.ts';
import { type Baseline, fitBaseline, verdictAt, type WeekVerdict } from '../../../sentinel/harmonic.ts';
import type { Draft, Scope } from './drafts.ts';
import { type Facts, personOf, rowAt } from './facts.ts';
import type { Frame } from './frame.ts';
import { dayAt, dayNumber } from './schoolYear.ts';
import { isOpen } from './weeklyPersons.ts';

/** A series in which something unusual was found. */
export type Found = {
  readonly level: 'category' | 'class' | 'all';
  /** Position of the category or class. */
  readonly group: number;
  /** Position of the building; null: the whole campus. */
  readonly place: number | null;
  readonly counts: Float64Array;
  readonly verdict: WeekVerdict;
  /** Calibrated. */
  readonly chance: number;
  readonly method: Method;
  readonly family: Family;
};

/** Weeks that the small chart shows. */
const CHART_WEEKS = 26;

/** Rows of the facts on the days [from, to) that a series counts. */
export function rowsOf(
  frame: Frame,
  { level, group, place }: Pick<Found, 'level' | 'group' | 'place'>,
  from: number,
  to: number,
): number[] {
  const { facts, campus, archived } = frame;
  const rows: number[] = [];
  for (let row = rowAt(facts, from * 24), end = rowAt(facts, to * 24); row < end; row += 1) {
    const category = facts.category[row]!;
    if (level === 'category' && category !== group) continue;
    if (level === 'class' && campus.categories[category]!.klass !== group) continue;
    if (place !== null && facts.place[row] !== place) continue;
    if (isOpen(facts, row, archived)) rows.push(row);
  }
  return rows;
}

export function personsIn(facts: Facts, rows: readonly number[]): number {
  return new Set(rows.map((row) => personOf(facts, row))).size;
}

export function scopeOf({ campus }: Frame, { level, group, place }: Pick<Found, 'level' | 'group' | 'place'>): Scope {
  const category = level === 'category' ? campus.categories[group]! : null;
  return {
    category: category?.code ?? null,
    klass: category ? campus.classes[category.klass]! : level === 'class' ? campus.classes[group]! : null,
    places: place === null ? [] : [campus.places[place]!.id],
  };
}

export const dayText = (frame: Pick<Frame, 'campus'>, day: number): string => dayAt(dayNumber(frame.campus.firstDay) + day);

type BurstFacts = {
  readonly rows: readonly number[];
  readonly persons: number;
  readonly safety: boolean;
  readonly confidential?: boolean;
};

export function burstDraft(frame: Frame, found: Found, { rows, persons, safety, confidential = false }: BurstFacts): Draft {
  const { verdict, chance, method, counts } = found;
  const { facts, campus } = frame;
  const cases = confidential ? verdict.observed : rows.length;
  const anonymous = rows.filter((row) => facts.person[row]! < 0).length;
  const baseline = baselineOf(frame, found);
  // What decided may be far too sure of what is rare; people are told the more cautious of the two.
  const told = baseline && cautiousChance(counts, frame.weeks - 1, { design: frame.design, baseline });
  const days = recurrenceDays(Math.max(chance, told ?? 0));
  const campusVerdict = found.level === 'all' && found.place === null ? null : campusWeek(frame);
  const numbers: NumbersOf<'burst'> = {
    kind: 'burst',
    observed: cases,
    persons,
    anonymous,
    expected: verdict.expected,
    usual: verdict.usual,
    range: verdict.range,
    times: persons / verdict.expected,
    chance,
    weekChance: Number.isNaN(verdict.oneWeek) ? null : verdict.oneWeek,
    recurrenceDays: days,
    rarity: rarity(days),
    method,
    dispersion: verdict.dispersion,
    historyWeeks: verdict.history,
    campusTimes: campusVerdict?.timesExpected ?? null,
    hours: busiestHours(facts, rows),
    spots: spotsOf(frame, rows),
    repeated: cases - persons,
    reference: referenceOf(counts, frame.weeks - 1),
  };
  const caveats = caveatsOf(frame, numbers, confidential);
  return {
    kind: 'burst',
    family: found.family,
    scope: scopeOf(frame, found),
    from: dayText(frame, frame.today - 7),
    to: dayText(frame, frame.today),
    numbers,
    series: seriesOf(frame, found, baseline),
    confidence: confidenceOf(numbers, caveats),
    caveats,
    safety,
    score: urgencyOf(frame, rows, { persons, expected: verdict.expected }, campus.categories[found.group]?.severity ?? 1),
    rows,
  };
}

/** People more than expected × what the matter weighs × how little it can wait; of a mixture, what most of its cases are about. */
export function urgencyOf(
  { facts, campus }: Frame,
  rows: readonly number[],
  { persons, expected }: { readonly persons: number; readonly expected: number },
  fallback = 1,
): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(facts.category[row]!, (counts.get(facts.category[row]!) ?? 0) + 1);
  const [main] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const category = main === undefined ? undefined : campus.categories[main];
  return urgencyScore({
    excessPersons: persons - expected,
    severity: category?.severity ?? fallback,
    vulnerability: 1,
    patience: category?.patience ?? 0,
  });
}

const isModelled = (method: Method): boolean => method === 'harmonic' || method === 'calendar';

/** What a series of its own model is judged by; null for others. */
function baselineOf({ weeks, design, settings }: Frame, { counts, method }: Found): Baseline | null {
  return isModelled(method) ? fitBaseline(counts, weeks - 1, { design, settings }) : null;
}

/** What half a year of weeks looks like, the band that was expected and what came; a series without a model of its own has one flat band. */
function seriesOf(frame: Frame, { counts, method, verdict }: Found, baseline: Baseline | null): AlertSeries {
  const { weeks, design } = frame;
  const from = Math.max(0, weeks - CHART_WEEKS);
  const verdicts = Array.from({ length: weeks - from }, (_, i) =>
    isModelled(method) ? baseline && verdictAt(counts, from + i, { design, baseline }) : verdict,
  );
  return {
    from: dayText(frame, frame.offset + 7 * from),
    step: 7,
    observed: Array.from(counts.subarray(from), (count) => (Number.isNaN(count) ? null : count)),
    expected: verdicts.map((each) => (each === null ? null : Math.round(each.expected * 100) / 100)),
    low: verdicts.map((each) => each?.range[0] ?? null),
    high: verdicts.map((each) => each?.range[1] ?? null),
  };
}

const campusWeeks = new WeakMap<Frame, WeekVerdict | null>();

/** The week of the whole campus; asked for once per frame. */
function campusWeek(frame: Frame): WeekVerdict | null {
  const known = campusWeeks.get(frame);
  if (known !== undefined) return known;
  const { cells, weeks, design, settings } = frame;
  const baseline = fitBaseline(cells.total, weeks - 1, { design, settings });
  const verdict = baseline === null ? null : verdictAt(cells.total, weeks - 1, { design, baseline });
  campusWeeks.set(frame, verdict);
  return verdict;
}

/** Three hours of the day that hold at least 40 % of five cases or more. */
function busiestHours(facts: Facts, rows: readonly number[]): NumbersOf<'burst'>['hours'] {
  if (rows.length < 5) return null;
  const counts = new Int32Array(24);
  for (const row of rows) counts[facts.hour[row]! % 24]! += 1;
  let best = 0;
  for (let hour = 1; hour < 24; hour += 1) if (inThree(counts, hour) > inThree(counts, best)) best = hour;
  const share = inThree(counts, best) / rows.length;
  return share >= 0.4 ? { from: best, to: (best + 3) % 24, share } : null;
}

const inThree = (counts: Int32Array, hour: number): number => counts[hour]! + counts[(hour + 1) % 24]! + counts[(hour + 2) % 24]!;

/** Buildings with the most cases, five at most. */
export function spotsOf({ facts, campus }: Frame, rows: readonly number[]): { place: string; cases: number }[] {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const place = facts.place[row]!;
    if (place < campus.places.length) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 5)
    .map(([place, cases]) => ({ place: campus.places[place]!.id, cases }));
}

/** Farrington Flexible wants whole years to compare with: two at least. */
function referenceOf(counts: Float64Array, week: number): NumbersOf<'burst'>['reference'] {
  const years = Math.min(5, Math.floor((week - 3) / 52));
  if (years < 2) return null;
  const result = farrington(
    counts.map((count) => count || 0),
    week,
    { ...FARRINGTON_FLEXIBLE, years },
  );
  return result && { upperBound: result.upperBound, alarm: result.alarm };
}

function caveatsOf(frame: Frame, numbers: NumbersOf<'burst'>, confidential: boolean): Caveat[] {
  const { today, missing, school, seasonal } = frame;
  return [
    ...(numbers.historyWeeks < 104 ? (['short-history'] as const) : []),
    ...(seasonal ? [] : (['no-season-yet'] as const)),
    ...(missing.outages.some(({ day }) => day >= today - 14) ? (['data-incomplete'] as const) : []),
    ...(2 * numbers.anonymous > numbers.observed ? (['mostly-anonymous'] as const) : []),
    ...((numbers.campusTimes ?? 1) >= 1.5 ? (['campus-up'] as const) : []),
    ...(numbers.persons < 5 ? (['few-cases'] as const) : []),
    ...(school.guessed ? (['calendar-guessed'] as const) : []),
    ...(confidential ? (['confidential-aggregate'] as const) : []),
  ];
}

function confidenceOf(
  { method, persons, historyWeeks, rarity: how }: NumbersOf<'burst'>,
  caveats: readonly Caveat[],
): Confidence {
  if (caveats.includes('data-incomplete') || caveats.includes('mostly-anonymous')) return 'low';
  if (method === 'harmonic' && historyWeeks >= 104 && persons >= 8) return 'high';
  if (how === 'very-rare' && persons >= 5) return method === 'ears' ? 'middle' : persons >= 12 ? 'high' : 'middle';
  return persons >= 5 && method !== 'ears' ? 'middle' : 'low';
}
