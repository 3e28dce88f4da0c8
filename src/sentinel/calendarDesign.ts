/** What the calendar says about one day or one week. */
export interface CalendarPeriod {
  /** Position in the year, 0..1. On a campus the academic year: the same week of term must have the same phase every year. */
  readonly phase: number;
  /** 1 Monday … 7 Sunday; left out for weeks. */
  readonly weekday?: number;
  /** Share of the period that is holiday or vacation, 0..1; 0 when left out. */
  readonly breakShare?: number;
}

export interface CalendarDesign {
  /** One array per column, first those of `past`, then those of `future`, the intercept's ones included. */
  readonly columns: readonly Float64Array[];
  /** Which column carries the trend, 0..1 over the past; null when the past is too short for one. */
  readonly trendColumn: number | null;
  /** Which column carries the breaks; null when the past has too few to learn from. */
  readonly breakColumn: number | null;
}

/**
 * Columns of a log-linear calendar model: intercept, slow trend and two Fourier pairs of the year where the past spans long enough
 * (2 and 1.5 years, with a fortnight's grace), six weekdays, and the share of break where the past holds at least 3 periods' worth of it.
 * The trend stands still over the future: carried on, an exponential runs away.
 */
export function calendarDesign(past: readonly CalendarPeriod[], future: readonly CalendarPeriod[] = []): CalendarDesign {
  const periods = [...past, ...future];
  const column = (value: (period: CalendarPeriod, t: number) => number) => Float64Array.from(periods, value);
  const columns = [column(() => 1)];
  const years = yearsSpanned(past.map(({ phase }) => phase));
  const trendColumn = years >= 1.95 ? columns.length : null;
  if (trendColumn !== null) columns.push(column((_, t) => Math.min(t, past.length - 1) / past.length));
  if (years >= 1.45) {
    for (const pair of [1, 2]) {
      columns.push(column(({ phase }) => Math.cos(2 * Math.PI * pair * phase)));
      columns.push(column(({ phase }) => Math.sin(2 * Math.PI * pair * phase)));
    }
  }
  for (let weekday = 2; weekday <= 7; weekday++) {
    if (past.some((period) => period.weekday === weekday)) columns.push(column((period) => (period.weekday === weekday ? 1 : 0)));
  }
  const broken = past.reduce((sum, { breakShare = 0 }) => sum + breakShare, 0);
  if (broken < 3 || past.length - broken < 3) return { columns, trendColumn, breakColumn: null };
  columns.push(column(({ breakShare = 0 }) => breakShare));
  return { columns, trendColumn, breakColumn: columns.length - 1 };
}

/** How far the phases of one period after the other advance, in years. Small steps back, as of a shifted calendar, are no new year. */
export function yearsSpanned(phases: readonly number[]): number {
  let years = 0;
  for (let t = 1; t < phases.length; t++) {
    const step = phases[t]! - phases[t - 1]!;
    years += step < -0.5 ? step + 1 : step;
  }
  return years;
}
