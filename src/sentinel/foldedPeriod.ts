import { fisherTail } from './fisherF.ts';
import { fitGumbel, gumbelTail } from './gumbelTail.ts';
import type { Random } from './random.ts';

export interface FoldedPeriod {
  /** Length of the cycle in days. */
  readonly days: number;
  /** Day of the cycle, 0..days − 1, with the largest excess; day t of the series has day t mod `days`. */
  readonly peak: number;
  /** Chance of so clear a cycle at any of the lengths tried when the order of days means nothing. */
  readonly p: number;
}

/**
 * The clearest cycle of `from` to `to` days: for every length the days are folded onto one cycle and compared by an F-test on Pearson
 * residuals; the best of all lengths is judged against the best of shuffled series, with a Gumbel tail. What the calendar explains
 * (weekday, season) belongs into `expected` and is then not found again. Null when not even the shortest length fits in 8 times, or
 * nothing varies. Source: epoch folding, Leahy et al. 1983 (10.1086/160766); tail as for scans, Abrams 2010.
 */
export function foldedPeriod({
  counts,
  expected,
  random,
  from = 2,
  to = 60,
  replicas = 199,
}: {
  readonly counts: ArrayLike<number>;
  /** Cases expected on each day, > 0. */
  readonly expected: ArrayLike<number>;
  readonly random: Random;
  readonly from?: number;
  readonly to?: number;
  readonly replicas?: number;
}): FoldedPeriod | null {
  const longest = Math.min(to, Math.floor(counts.length / 8));
  if (longest < from) return null;
  const residuals = Float64Array.from(counts, (count, t) => (count - expected[t]!) / Math.sqrt(expected[t]!));
  const squares = centre(residuals);
  if (!(squares > 1e-12)) return null;

  const best = clearest(residuals, squares, { from, to: longest });
  const shuffled = residuals.slice();
  const maxima = Float64Array.from({ length: replicas }, () => {
    shuffle(shuffled, random);
    return clearest(shuffled, squares, { from, to: longest }).score;
  });
  const tail = fitGumbel(maxima);
  const p =
    tail === null ? (1 + maxima.filter((score) => score >= best.score).length) / (replicas + 1) : gumbelTail(best.score, tail);
  const sums = fold(residuals, best.days);
  return { days: best.days, peak: sums.indexOf(Math.max(...sums)), p };
}

function clearest(residuals: Float64Array, squares: number, { from, to }: { readonly from: number; readonly to: number }) {
  const n = residuals.length;
  let best = { days: from, score: -Infinity };
  for (let days = from; days <= to; days++) {
    let between = 0;
    const sums = fold(residuals, days);
    for (let slot = 0; slot < days; slot++) between += sums[slot]! ** 2 / Math.floor((n - slot + days - 1) / days);
    const f = between / (days - 1) / (Math.max(1e-12, squares - between) / (n - days));
    const score = -Math.log(Math.max(Number.MIN_VALUE, fisherTail(f, days - 1, n - days)));
    if (score > best.score) best = { days, score };
  }
  return best;
}

function fold(residuals: Float64Array, days: number): Float64Array {
  const sums = new Float64Array(days);
  for (let t = 0, slot = 0; t < residuals.length; t++) {
    sums[slot]! += residuals[t]!;
    slot = slot + 1 === days ? 0 : slot + 1;
  }
  return sums;
}

/** Takes the mean away and returns the sum of squares left. */
function centre(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    values[t]! -= mean;
    squares += values[t]! ** 2;
  }
  return squares;
}

function shuffle(values: Float64Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    const value = values[i]!;
    values[i] = values[j]!;
    values[j] = value;
  }
}
