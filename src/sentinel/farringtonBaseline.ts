export interface BaselineSettings {
  /** Years of history looked at (b). */
  readonly years: number;
  /** Weeks on either side of the same week in a past year (w). */
  readonly halfWindow: number;
  /** Groups of the season factor (P); 1 keeps only the windows. */
  readonly seasons: number;
  /** Weeks before the current one that are left out, so that an ongoing outbreak is not learnt as normal. */
  readonly skipped: number;
  /** Counts per year; 52. */
  readonly frequency: number;
}

/** One past week that takes part in the fit; `season` is 1..P, P being the windows around the current week. */
export interface BaselineWeek {
  readonly index: number;
  readonly season: number;
}

/**
 * Which past weeks a Farrington fit uses for week `current` and the season each belongs to; null when history is too short.
 * With `dates` (the day each week starts) a year back is the same date moved to the nearest same weekday, so that a year with 53 weeks
 * does not shift the season. Source: Noufaily et al., Statistics in Medicine 32 (2013), §3.
 */
export function farringtonBaseline(
  current: number,
  settings: BaselineSettings,
  dates?: readonly Temporal.PlainDate[],
): readonly BaselineWeek[] | null {
  const { years, halfWindow, seasons, skipped } = settings;
  const references = dates === undefined ? byIndex(current, settings) : byDate(current, years, dates);
  if (references === null || references[0]! - halfWindow < 0) return null;
  const last = current - skipped;
  const weeks: BaselineWeek[] = [];
  const add = (from: number, to: number, season: (index: number) => number): void => {
    for (let index = from; index <= to; index += 1) if (index < last) weeks.push({ index, season: season(index) });
  };
  const centres = [...references, current];
  for (const [i, centre] of centres.entries()) {
    if (i > 0 && seasons > 1) {
      const from = centres[i - 1]! + halfWindow + 1;
      const to = centre - halfWindow - 1;
      add(from, to, (index) => blockOf(index - from, to - from + 1, seasons - 1));
    }
    if (i < references.length) add(centre - halfWindow, centre + halfWindow, () => seasons);
    else if (seasons > 1) add(centre - halfWindow, centre, () => seasons);
  }
  return weeks;
}

/** Number 1..blocks of the block that position falls into when `length` is cut evenly, the first blocks one longer. */
function blockOf(position: number, length: number, blocks: number): number {
  const short = Math.floor(length / blocks);
  const longer = length % blocks;
  const inLonger = longer * (short + 1);
  return position < inLonger ? Math.floor(position / (short + 1)) + 1 : longer + Math.floor((position - inLonger) / short) + 1;
}

function byIndex(current: number, { years, frequency }: BaselineSettings): readonly number[] {
  return Array.from({ length: years }, (_, i) => current - (years - i) * frequency);
}

function byDate(current: number, years: number, dates: readonly Temporal.PlainDate[]): readonly number[] | null {
  const today = dates[current]!;
  const references: number[] = [];
  for (let back = years; back >= 1; back -= 1) {
    // The 29th of February a year back is the 1st of March, as in R.
    const leapDay = today.month === 2 && today.day === 29;
    const same = leapDay
      ? today.subtract({ days: 28 }).subtract({ years: back }).add({ months: 1 }).with({ day: 1 })
      : today.subtract({ years: back });
    const ahead = (today.dayOfWeek - same.dayOfWeek + 7) % 7;
    const wanted = same.add({ days: ahead <= 3 ? ahead : ahead - 7 });
    const weeksBack = today.since(wanted, { largestUnit: 'days' }).days / 7;
    if (current - weeksBack < 0) return null;
    references.push(current - weeksBack);
  }
  return references;
}
