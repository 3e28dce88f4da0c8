import { fitGlm, type Glm } from './glm.ts';
import { nestedTest } from './nestedTest.ts';

export interface LeadingIndicator {
  /** Days by which the indicator runs ahead. */
  readonly lag: number;
  /** Chance of so much gain at any of the lags when the indicator says nothing (F-test, Bonferroni over the lags); input to FDR control. */
  readonly p: number;
  /** Factor on the expected cases when the indicator is one standard deviation above its own expectation; > 1, else it is no warning. */
  readonly factor: number;
  /** Share of the deviance of days it was not fitted to that the indicator explains. */
  readonly gain: number;
  /** p < 0.01, a factor above 1 and a gain out of sample: only then worth showing. */
  readonly useful: boolean;
}

export interface DailySeries {
  readonly counts: readonly number[];
  /** What the calendar lets expect on each day, > 0; common ups and downs of the campus belong here too. */
  readonly expected: readonly number[];
}

/**
 * Do cases of one category (or place) run ahead of another's by 3 to 14 days? The target is regressed on its own recent past and on
 * the indicator's residuals around each lag; the lag is chosen and tested on the first 70 % of the days and then has to lower the
 * deviance of the rest. Null for less than a year or fewer than 30 cases on either side.
 * Source: the idea of Granger 1969 (10.2307/1912791), with a quasi-Poisson model for counts.
 */
export function leadingIndicator(
  target: DailySeries,
  indicator: DailySeries,
  { from = 3, to = 14 } = {},
): LeadingIndicator | null {
  const days = target.counts.length;
  if (days < 365 || Math.min(sum(target.counts), sum(indicator.counts)) < 30) return null;

  const start = to + OWN_PAST + 1;
  const split = start + Math.floor(0.7 * (days - start));
  const signal = pearsonResiduals(indicator);
  const own = pearsonResiduals(target);
  const column = (value: (t: number) => number) => Float64Array.from({ length: days - start }, (_, i) => value(start + i));
  // What is known of the target itself `from` days ahead; without it any two drifting series lead each other.
  const base = [
    column(() => 1),
    column((t) => mean(own, t - from - OWN_PAST, t - from)),
    column((t) => mean(own, t - from - 6, t - from + 1)),
  ];
  const lagged = (lag: number) => column((t) => mean(signal, t - lag - 1, t - lag + 2));
  const learn = <T extends ArrayLike<number>>(values: T) => Float64Array.from({ length: split - start }, (_, i) => values[i]!);
  const response = column((t) => target.counts[t]!);
  const offset = column((t) => Math.log(target.expected[t]!));

  const learned = { response: learn(response), offset: learn(offset) };
  const learnedBase = base.map(learn);
  const tests = Array.from({ length: to - from + 1 }, (_, i) => {
    const lag = from + i;
    const values = lagged(lag);
    return { lag, values, ...nestedTest(learned, learnedBase, [learn(values)]) };
  });
  const best = tests.reduce((a, b) => (b.p < a.p ? b : a));
  const p = Math.min(1, best.p * tests.length);

  const rest = { response, offset, from: split - start };
  const without = heldOutDeviance(rest, base, fitGlm({ ...learned, design: learnedBase }));
  const gain = 1 - heldOutDeviance(rest, [...base, best.values], best.full) / without;
  const deviation = Math.sqrt(
    mean(
      best.values.map((value) => value ** 2),
      0,
      best.values.length,
    ),
  );
  const factor = Math.exp(best.full.coefficients.at(-1)! * deviation);
  return { lag: best.lag, p, factor, gain, useful: p < 0.01 && factor > 1 && gain > 0 };
}

/** Days of the target's own past that count as recent. */
const OWN_PAST = 28;

/** Cut at 5, so that one flood does not make a law. */
function pearsonResiduals({ counts, expected }: DailySeries): Float64Array {
  return Float64Array.from(counts, (count, t) => Math.min(5, (count - expected[t]!) / Math.sqrt(expected[t]!)));
}

function heldOutDeviance(
  { response, offset, from }: { readonly response: Float64Array; readonly offset: Float64Array; readonly from: number },
  design: readonly Float64Array[],
  { coefficients }: Glm,
): number {
  let deviance = 0;
  for (let t = from; t < response.length; t++) {
    const y = response[t]!;
    const mu = Math.exp(design.reduce((eta, column, j) => eta + column[t]! * coefficients[j]!, offset[t]!));
    deviance += 2 * ((y === 0 ? 0 : y * Math.log(y / mu)) - (y - mu));
  }
  return deviance;
}

/** Mean of the values at [from, to). */
function mean(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let t = from; t < to; t++) total += values[t]!;
  return total / (to - from);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
