import type { EffectVerdict } from '../../../domain/foresight/vocabulary.ts';
import { effect } from '../../../sentinel/effect.ts';
import type { Campus } from './campus.ts';
import { personsIn } from './describe.ts';
import { dayOf, type Facts, rowAt } from './facts.ts';
import { missingIn } from './missing.ts';
import { schoolDays } from './schoolYear.ts';
import { archiveEnd, isOpen } from './weeklyPersons.ts';

export type EffectOrder = {
  /** null: everything at the places. */
  readonly category: string | null;
  readonly places: readonly string[];
  /** Days since the campus' first: the trouble that led to the task begins; the task was done; so many weeks later it is looked at. */
  readonly troubleFrom: number;
  readonly doneOn: number;
  readonly weeks: number;
};

export type MeasuredEffect = {
  readonly verdict: EffectVerdict;
  readonly numbers: {
    readonly observed: number;
    readonly expected: number;
    /** Observed over expected with its 95 % interval. */
    readonly ratio: number;
    readonly low: number;
    readonly high: number;
    readonly avoided: { readonly estimate: number; readonly low: number; readonly high: number };
    readonly control: 'elsewhere' | 'campus' | 'none';
    readonly weeksLearnt: number;
    /** What may make fewer cases mean less than they seem. */
    readonly outageDays: number;
    readonly repeatedBefore: number;
    readonly repeatedAfter: number;
  } | null;
};

const CONTROL_FROM = 30;
const CONTROL_TIMES = 3;

/**
 * What became of a trouble after something was done about it, against what the time before the trouble and the rest of the campus let expect.
 * Weeks are counted from the day after the task was done, so that no week is half before and half after.
 */
export function measureEffect(
  facts: Facts,
  campus: Campus,
  { category, places, troubleFrom, doneOn, weeks }: EffectOrder,
): MeasuredEffect {
  const begin = doneOn + 1;
  const until = begin + 7 * weeks;
  const offset = begin % 7;
  const total = Math.floor((until - offset) / 7);
  const from = Math.floor((begin - offset) / 7);
  const fitTo = Math.max(0, Math.floor((Math.min(troubleFrom, doneOn) - offset) / 7));
  const school = schoolDays(campus.firstDay, until + 7, campus.calendar);
  const group = category === null ? -1 : campus.categories.findIndex(({ code }) => code === category);
  const inside = new Set(places.map((id) => campus.places.findIndex((place) => place.id === id)));
  const archived = archiveEnd(facts, until);
  const own = new Float64Array(total);
  const elsewhere = new Float64Array(total);
  const rest = new Float64Array(total);
  const ownRows: number[] = [];
  for (let row = rowAt(facts, offset * 24), end = rowAt(facts, until * 24); row < end; row += 1) {
    if (!isOpen(facts, row, archived)) continue;
    const week = Math.floor((dayOf(facts.hour[row]!) - offset) / 7);
    if (week < 0 || week >= total) continue;
    const isMatter = group < 0 || facts.category[row] === group;
    const isHere = inside.size === 0 || inside.has(facts.place[row]!);
    if (isMatter && isHere) {
      own[week]! += 1;
      ownRows.push(row);
    } else if (isMatter && group >= 0) elsewhere[week]! += 1;
    else rest[week]! += 1;
  }
  const calendar = Array.from({ length: total }, (_, week) => {
    const first = offset + 7 * week;
    let free = 0;
    for (let d = 0; d < 7; d += 1) free += school.isBreak[first + d]! || school.isHoliday[first + d]! ? 1 / 7 : 0;
    return { phase: school.years[first + 3]! % 1, breakShare: free };
  });
  const learnt = (series: Float64Array) => series.subarray(0, fitTo).reduce((sum, count) => sum + count, 0);
  // The same matter in other buildings says most, but a control that is not clearly larger adds more noise than it takes away.
  const enough = Math.max(CONTROL_FROM, CONTROL_TIMES * learnt(own));
  const control = inside.size > 0 && learnt(elsewhere) >= enough ? 'elsewhere' : learnt(rest) >= enough ? 'campus' : 'none';
  const reference = control === 'elsewhere' ? elsewhere : control === 'campus' ? rest : null;
  const result = effect({
    counts: [...own],
    calendar,
    fitTo,
    from,
    to: total,
    ...(reference ? { control: [...reference] } : {}),
  });
  if (result === null) return { verdict: 'too-little', numbers: null };
  const repeated = (since: number, to: number) => {
    const rows = ownRows.filter((row) => dayOf(facts.hour[row]!) >= since && dayOf(facts.hour[row]!) < to);
    return rows.length === 0 ? 0 : 1 - personsIn(facts, rows) / rows.length;
  };
  const { observed, expected, ratio, low, high, avoided, verdict } = result;
  return {
    verdict,
    numbers: {
      observed,
      expected,
      ratio,
      low,
      high,
      avoided,
      control,
      weeksLearnt: fitTo,
      outageDays: missingIn(facts, campus, Math.min(until, school.years.length - 7), school).outages.filter(
        ({ day }) => day >= begin,
      ).length,
      repeatedBefore: repeated(offset, troubleFrom),
      repeatedAfter: repeated(begin, until),
    },
  };
}
