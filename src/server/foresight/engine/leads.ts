import type { NumbersOf } from '../../../contract/foresightNumbers.ts';
import { benjaminiHochberg } from '../../../sentinel/benjaminiHochberg.ts';
import { leadingIndicator } from '../../../sentinel/leading.ts';
import { scopeOf } from './describe.ts';
import type { Draft } from './drafts.ts';
import type { Frame } from './frame.ts';

/** 先行指标: cases of one category that run ahead of another's. */
export type Lead = { readonly scope: Draft['scope']; readonly numbers: NumbersOf<'leading'> };

/** Pairs grow with the square, and a category with one case a fortnight neither warns nor is warned of. */
const MOST_CATEGORIES = 12;

/** Null with less than a year of days. */
export function leads(frame: Frame, rate: number): readonly Lead[] | null {
  const { campus, cube, today } = frame;
  if (today < 365 + 45) return null;
  const grid = campus.places.length + 1;
  const daily = campus.categories.map((_, category) => {
    const counts = new Array<number>(today).fill(0);
    for (let day = 0; day < today; day += 1) {
      for (let place = 0, at = (day * cube.categories + category) * grid; place < grid; place += 1, at += 1)
        counts[day]! += cube.counts[at]!;
    }
    return counts;
  });
  const campusCounts = daily[0]!.map((_, day) => daily.reduce((sum, counts) => sum + counts[day]!, 0));
  const largest = daily
    .map((counts, category) => ({ category, counts, total: counts.reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_CATEGORIES)
    .filter(({ total }) => total >= 60)
    .map(({ category, counts, total }) => ({ category, counts, expected: expectedOf(counts, campusCounts, total) }));
  const pairs = largest.flatMap((target) =>
    largest
      .filter((indicator) => indicator !== target)
      .map((indicator) => ({ target, indicator, found: leadingIndicator(target, indicator) })),
  );
  const adjusted = benjaminiHochberg(pairs.map(({ found }) => found?.p ?? Number.NaN));
  return pairs.flatMap(({ target, indicator, found }, i): Lead[] => {
    if (found === null || !found.useful || !(adjusted[i]! <= rate)) return [];
    const week = (values: ArrayLike<number>) => {
      let sum = 0;
      for (let day = today - 7; day < today; day += 1) sum += values[day]!;
      return sum;
    };
    return [
      {
        scope: scopeOf(frame, { level: 'category', group: target.category, place: null }),
        numbers: {
          kind: 'leading',
          indicator: campus.categories[indicator.category]!.code,
          lag: found.lag,
          chance: found.p,
          times: found.factor,
          gain: found.gain,
          indicatorTimes: week(indicator.counts) / Math.max(0.1, week(indicator.expected)),
        },
      },
    ];
  });
}

/** Signs that are up now; one that is not warns of nothing. */
export function leadDrafts(found: readonly Lead[], day: string): readonly Draft[] {
  const ahead = (days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
  return found
    .filter(({ numbers }) => numbers.indicatorTimes >= 1.5)
    .map(({ scope, numbers }) => ({
      kind: 'leading',
      family: 'leads',
      scope,
      from: day,
      to: ahead(numbers.lag + 3),
      numbers,
      series: null,
      confidence: 'low',
      caveats: [],
      safety: false,
      score: numbers.indicatorTimes * numbers.times * 0.5,
      rows: [],
    }));
}

/** The category's share of the campus' day, as its last eight weeks had it: breaks, weekends and busy days are then no signal. */
function expectedOf(counts: readonly number[], campus: readonly number[], total: number): number[] {
  const overall =
    total /
    Math.max(
      1,
      campus.reduce((sum, count) => sum + count, 0),
    );
  const fade = 0.5 ** (1 / 56);
  let own = 0;
  let all = 0;
  return counts.map((count, day) => {
    const share = (own + 30 * overall) / (all + 30);
    own = own * fade + count;
    all = all * fade + campus[day]!;
    return Math.max(0.02, share * Math.max(0.5, campus[day]!));
  });
}
