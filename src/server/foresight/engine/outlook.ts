import { type Forecast, forecastCounts } from '../../../sentinel/forecast.ts';
import { dayText } from './describe.ts';
import type { Frame } from './frame.ts';
import { dayNumber, schoolDays } from './schoolYear.ts';

/** 量预测 of one group: what to staff and stock for. */
export type Outlook = {
  /** null: the whole school. */
  readonly klass: string | null;
  readonly category: string | null;
  /** First day that is forecast. */
  readonly from: string;
  readonly step: 1 | 7;
  readonly periods: readonly { readonly mean: number; readonly low: number; readonly high: number }[];
  readonly total: { readonly mean: number; readonly low: number; readonly high: number };
  /** The same number of past periods, for comparison. */
  readonly recent: number;
};

const DAYS = 28;
const WEEKS = 4;
const MOST_CATEGORIES = 24;

/** Four weeks ahead: the school and each class by day, the larger categories by week. Empty below eight weeks. */
export function outlooks(frame: Frame): readonly Outlook[] {
  const { campus, cube, today } = frame;
  const grid = campus.places.length + 1;
  const ahead = schoolDays(campus.firstDay, today + DAYS + 7, campus.calendar);
  const weekday = (day: number) => ((((dayNumber(campus.firstDay) + day + 3) % 7) + 7) % 7) + 1;
  const dayPeriod = (day: number) => ({
    phase: ahead.years[day]! % 1,
    weekday: weekday(day),
    breakShare: ahead.isBreak[day]! || ahead.isHoliday[day]! ? 1 : 0,
  });
  const outage = new Set(frame.missing.outages.map(({ day }) => day));
  const start = Math.min(frame.offset, 6);
  const past = Array.from({ length: today - start }, (_, i) => start + i);
  const days = past.filter((day) => !outage.has(day));
  const future = Array.from({ length: DAYS }, (_, i) => today + i);
  const daily = campus.categories.map((_, category) => {
    const counts = new Int32Array(today);
    for (let day = 0; day < today; day += 1) {
      for (let place = 0, at = (day * cube.categories + category) * grid; place < grid; place += 1, at += 1)
        counts[day]! += cube.counts[at]!;
    }
    return counts;
  });
  // What is still to be entered of the last days is no decline.
  const whole = (count: number, day: number) => Math.round(count / frame.known[day]!);
  const sumOf = (indices: readonly number[], day: number) =>
    whole(
      indices.reduce((sum, category) => sum + daily[category]![day]!, 0),
      day,
    );
  const byDay = (indices: readonly number[], klass: string | null): Outlook[] => {
    const forecast = forecastCounts({
      counts: days.map((day) => sumOf(indices, day)),
      past: days.map(dayPeriod),
      future: future.map(dayPeriod),
      cycle: 7,
    });
    const recent = past.slice(-DAYS).reduce((sum, day) => sum + sumOf(indices, day), 0);
    return forecast === null
      ? []
      : [asOutlook(forecast, { klass, category: null, from: dayText(frame, today), step: 1, recent })];
  };
  const all = [...campus.categories.keys()];
  const weekPeriod = (first: number) => ({
    phase: ahead.years[first + 3]! % 1,
    breakShare: Array.from({ length: 7 }, (_, d) => dayPeriod(first + d).breakShare).reduce((sum, share) => sum + share, 0) / 7,
  });
  const weekStarts = Array.from({ length: frame.weeks }, (_, week) => frame.offset + 7 * week);
  const byWeek = (category: number): Outlook[] => {
    const counts = weekStarts.map((first) =>
      Math.round(
        Array.from({ length: 7 }, (_, d) => daily[category]![first + d]! / frame.known[first + d]!).reduce(
          (sum, n) => sum + n,
          0,
        ),
      ),
    );
    const forecast = forecastCounts({
      counts,
      past: weekStarts.map(weekPeriod),
      future: Array.from({ length: WEEKS }, (_, week) => weekPeriod(today + 7 * week)),
      cycle: 52,
    });
    const { code, klass } = campus.categories[category]!;
    const given = { klass: campus.classes[klass]!, category: code, from: dayText(frame, today), step: 7 as const };
    return forecast === null
      ? []
      : [asOutlook(forecast, { ...given, recent: counts.slice(-WEEKS).reduce((sum, n) => sum + n, 0) })];
  };
  const recentOf = (category: number) => weekStarts.slice(-26).reduce((sum, first) => sum + sumDays(daily[category]!, first), 0);
  const largest = all.toSorted((a, b) => recentOf(b) - recentOf(a)).slice(0, MOST_CATEGORIES);
  return [
    ...byDay(all, null),
    ...campus.classes.flatMap((klass, i) =>
      byDay(
        all.filter((category) => campus.categories[category]!.klass === i),
        klass,
      ),
    ),
    ...largest.flatMap(byWeek),
  ];
}

const sumDays = (counts: Int32Array, first: number): number => counts.subarray(first, first + 7).reduce((sum, n) => sum + n, 0);

function asOutlook(
  { periods, total }: Forecast,
  given: Pick<Outlook, 'klass' | 'category' | 'from' | 'step' | 'recent'>,
): Outlook {
  const round = ({ mean, band90 }: Forecast['total']) => ({
    mean: Math.round(mean * 10) / 10,
    low: band90.low,
    high: band90.high,
  });
  return { ...given, periods: periods.map(round), total: round(total) };
}
