import { type CalendarPeriod, calendarDesign } from './calendarDesign.ts';
import type { Band } from './forecastMetrics.ts';
import { fitGlm } from './glm.ts';
import { negativeBinomialQuantile } from './negativeBinomial.ts';
import { outbreakWeights } from './outbreakWeights.ts';
import { thetaForecast } from './theta.ts';

export interface Outlook {
  /** Expected cases, > 0: what to staff for on average. */
  readonly mean: number;
  /** As many cases or fewer in half of all outcomes: the better single figure where counts are low. */
  readonly median: number;
  readonly band50: Band;
  readonly band90: Band;
}

export interface Forecast {
  /** One for each future period. */
  readonly periods: readonly Outlook[];
  /** All future periods together; its band is not the sum of theirs. */
  readonly total: Outlook;
  /** Variance over mean of the errors this forecast made on its own past, ≥ 1. */
  readonly dispersion: number;
  readonly totalDispersion: number;
}

/**
 * Cases of the next periods: the mean of a calendar quasi-Poisson model carried on by its recent level, and of Theta.
 * The bands are negative binomial with the dispersion of up to 13 forecasts replayed on the past.
 * Null for fewer than 8 periods, no future or a history without a case.
 *
 * Averaging beats either part: one knows the calendar, the other follows drift.
 */
export function forecastCounts({
  counts,
  past,
  future,
  cycle,
}: {
  readonly counts: readonly number[];
  /** Calendar of the counts, in the same order. */
  readonly past: readonly CalendarPeriod[];
  /** Calendar of the periods asked for; they follow the past without a gap. */
  readonly future: readonly CalendarPeriod[];
  /** 7 for days, 52 for weeks. */
  readonly cycle: 7 | 52;
}): Forecast | null {
  const n = counts.length;
  const horizon = future.length;
  if (n < 8 || horizon === 0 || !counts.some((count) => count > 0)) return null;

  const model = calendarModel(counts, past, future);
  const halfLives = HALF_LIVES_IN_WEEKS.map((weeks) => (cycle === 7 ? weeks * 7 : weeks));
  const from = (origin: number) => meansFrom(origin, { counts, model, halfLives, cycle, horizon });

  const replays = [];
  for (let origin = n - horizon; origin >= n / 2 && replays.length < 13; origin -= horizon) {
    replays.push({ actual: counts.slice(origin, origin + horizon), means: from(origin) });
  }
  const errors = replays.flatMap(({ actual, means }) => actual.map((count, i) => (count - means[i]!) ** 2 / means[i]!));
  const totalErrors = replays.map(({ actual, means }) => (sum(actual) - sum(means)) ** 2 / sum(means));
  const dispersion = Math.max(1, errors.length < MIN_REPLAYED ? model.dispersion : sum(errors) / errors.length);
  // A handful of totals says little alone; errors that hang together make the total wider than its periods, never narrower.
  const totalDispersion = Math.max(dispersion, totalErrors.length === 0 ? 1 : sum(totalErrors) / totalErrors.length);

  const means = from(n);
  return {
    periods: means.map((mean) => outlook(mean, dispersion)),
    total: outlook(sum(means), totalDispersion),
    dispersion,
    totalDispersion,
  };
}

/** Three memories instead of a chosen one: choosing by past errors was tried and was no better on average. */
const HALF_LIVES_IN_WEEKS = [4, 16, 64] as const;

/** Errors fewer than these make a worse dispersion than the model's own. */
const MIN_REPLAYED = 8;

interface CalendarModel {
  /** Cases the calendar would let expect if there were no breaks, past and future. */
  readonly unbroken: Float64Array;
  /** What breaks do to each period, as a factor; 1 where unknown. */
  readonly breakFactor: Float64Array;
  readonly dispersion: number;
}

function calendarModel(
  counts: readonly number[],
  past: readonly CalendarPeriod[],
  future: readonly CalendarPeriod[],
): CalendarModel {
  const { columns, breakColumn } = calendarDesign(past, future);
  const design = columns.map((column) => column.subarray(0, counts.length));
  const first = fitGlm({ response: counts, design });
  // So that an old outbreak is not forecast again.
  const { coefficients } = fitGlm({ response: counts, design, weights: outbreakWeights(counts, first) });
  const unbroken = new Float64Array(past.length + future.length);
  const breakFactor = new Float64Array(unbroken.length);
  for (let t = 0; t < unbroken.length; t++) {
    const breakEffect = breakColumn === null ? 0 : columns[breakColumn]![t]! * coefficients[breakColumn]!;
    const whole = columns.reduce((eta, column, j) => eta + column[t]! * coefficients[j]!, 0);
    unbroken[t] = Math.exp(whole - breakEffect);
    breakFactor[t] = Math.exp(breakEffect);
  }
  return { unbroken, breakFactor, dispersion: Math.max(1, first.dispersion || 1) };
}

interface Origin {
  readonly counts: readonly number[];
  readonly model: CalendarModel;
  readonly halfLives: readonly number[];
  readonly cycle: number;
  readonly horizon: number;
}

/** Expected cases of the periods from `origin` on, knowing only what came before it (the calendar model apart, which knows all). */
function meansFrom(origin: number, { counts, model, halfLives, cycle, horizon }: Origin): number[] {
  const { unbroken, breakFactor } = model;
  const level = recentLevel(counts, model, { origin, halfLives });
  // Theta knows no calendar but its cycle: it sees the series as if there were no breaks, and is told about them afterwards.
  const steady = Float64Array.from({ length: origin }, (_, t) =>
    breakFactor[t]! < 0.5 ? unbroken[t]! * level : counts[t]! / breakFactor[t]!,
  );
  const theta = thetaForecast(steady, horizon, cycle).mean;
  return Array.from(theta, (value, i) =>
    Math.max(MIN_MEAN, ((unbroken[origin + i]! * level + Math.max(0, value)) / 2) * breakFactor[origin + i]!),
  );
}

/** No series is so quiet that a case is impossible. */
const MIN_MEAN = 0.05;

/** Observed over expected cases with exponentially fading weights, the geometric mean over the half-lives (in periods). */
function recentLevel(
  counts: readonly number[],
  { unbroken, breakFactor }: CalendarModel,
  { origin, halfLives }: { readonly origin: number; readonly halfLives: readonly number[] },
): number {
  let logs = 0;
  for (const halfLife of halfLives) {
    const fade = 0.5 ** (1 / halfLife);
    let observed = 0;
    let modelled = 0;
    for (let t = 0; t < origin; t++) {
      observed = observed * fade + counts[t]!;
      modelled = modelled * fade + unbroken[t]! * breakFactor[t]!;
    }
    // Half a case on either side keeps the ratio of a quiet time finite and near 1.
    logs += Math.log((observed + 0.5) / (modelled + 0.5));
  }
  return Math.exp(logs / halfLives.length);
}

function outlook(mean: number, dispersion: number): Outlook {
  const size = dispersion > 1 ? mean / (dispersion - 1) : Infinity;
  const quantile = (p: number) => negativeBinomialQuantile(p, mean, size);
  return {
    mean,
    median: quantile(0.5),
    band50: { low: quantile(0.25), high: quantile(0.75) },
    band90: { low: quantile(0.05), high: quantile(0.95) },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
