import { type Calendar, dayKind, isWorkday, type PlainDay } from '../calendar.ts';

/** Cases by hour of a day in Asia/Shanghai: 24 whole numbers. */
export type DayHours = { readonly day: PlainDay; readonly hours: readonly number[] };

/** What days like today brought until the end of each hour; nine days in ten lie within [low, high], ends included. */
export type HourBand = {
  readonly workday: boolean;
  /** Whether only days of the same part of the school year were compared (term with term, break with break). */
  readonly sameSeason: boolean;
  /** How many days were compared. */
  readonly days: number;
  readonly low: readonly number[];
  readonly middle: readonly number[];
  readonly high: readonly number[];
};

const mostDays = 60;
const fewestDays = 12;

/**
 * The band for today's running total, from the newest days of its kind: a working weekend (调休) is a workday, a weekday off is none, and a
 * break is no term. Plain quantiles, so that anybody can check them. null: too few days to say what is usual.
 */
export function hourBand(today: PlainDay, history: readonly DayHours[], calendar: Calendar): HourBand | null {
  const workday = isWorkday(today, calendar);
  const alike = history
    .filter(({ day }) => day < today && isWorkday(day, calendar) === workday)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1));
  const season = seasonOf(today, calendar);
  const inSeason = alike.filter(({ day }) => seasonOf(day, calendar) === season);
  const sameSeason = inSeason.length >= fewestDays;
  const compared = (sameSeason ? inSeason : alike).slice(0, mostDays);
  if (compared.length < fewestDays) return null;
  const totals = compared.map(({ hours }) => runningTotals(hours));
  const at = (share: number) =>
    Array.from({ length: 24 }, (_, hour) =>
      quantile(
        totals.map((total) => total[hour] ?? 0),
        share,
      ),
    );
  return { workday, sameSeason, days: compared.length, low: at(0.05), middle: at(0.5), high: at(0.95) };
}

/** Cases until the end of each hour. */
export function runningTotals(hours: readonly number[]): readonly number[] {
  let total = 0;
  return hours.map((cases) => {
    total += cases;
    return total;
  });
}

function seasonOf(day: PlainDay, calendar: Calendar): 'holiday' | 'break' | 'term' {
  if (dayKind(day, calendar) === 'holiday') return 'holiday';
  const now = calendar.school.filter(({ from, to }) => from <= day && day < to);
  return now.some(({ kind }) => kind === 'winterBreak' || kind === 'summerBreak') ? 'break' : 'term';
}

/** The usual interpolated quantile (Hyndman and Fan's type 7). */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}
