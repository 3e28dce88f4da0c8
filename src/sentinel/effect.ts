import { type CalendarPeriod, calendarDesign } from './calendarDesign.ts';
import { fitGlm, quadraticForm } from './glm.ts';
import { negativeBinomialCdf, negativeBinomialTail } from './negativeBinomial.ts';

export interface Effect {
  readonly observed: number;
  /** Cases that would have come without the intervention. */
  readonly expected: number;
  /** Observed over expected, with a 95 % interval. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Cases avoided (negative: added), with the range the interval gives. */
  readonly avoided: { readonly estimate: number; readonly low: number; readonly high: number };
  /** `none-visible` when the interval holds 1. */
  readonly verdict: 'fewer' | 'more' | 'none-visible';
}

/**
 * Did an intervention help? A quasi-Poisson calendar model learns from periods [0, `fitTo`) what would have come in [`from`, `to`).
 * `fitTo` must lie before the alert that led to the intervention: a peak that would have passed by itself is else counted as success.
 * With control series (other buildings or categories, untouched) the ratio is taken against theirs, so that what moved the whole
 * campus does not count. Null when fewer than 20 periods or 5 cases can be learned from, or `from` is not before `to`.
 *
 * The interval inverts the tails of a negative binomial whose variance holds chance (with the autocorrelation of the residuals),
 * the uncertainty of the model and that of the controls. Source: interrupted time series with controls, Lopez Bernal et al. 2018
 * (10.1093/ije/dyy135); mid-p, Lancaster 1961 (10.1080/01621459.1961.10482105).
 */
export function effect({
  counts,
  calendar,
  fitTo,
  from,
  to,
  control,
}: {
  readonly counts: readonly number[];
  readonly calendar: readonly CalendarPeriod[];
  readonly fitTo: number;
  readonly from: number;
  readonly to: number;
  /** Cases of all control series together, in the same periods. */
  readonly control?: readonly number[];
}): Effect | null {
  if (fitTo < 20 || from < fitTo || to <= from || sum(counts.slice(0, fitTo)) < 5) return null;
  const span = { fitTo, from, to };
  const treated = counterfactual(counts, calendar, span);
  const reference = control === undefined ? NO_CONTROL : controlRatio(control, calendar, span);
  const expected = treated.expected * reference.ratio;
  const uncertainty = treated.variance + reference.variance;
  const observed = sum(counts.slice(from, to));

  const size = (mean: number) => mean / (treated.dispersion - 1 + mean * uncertainty);
  const atMost = (ratio: number) => midpoint(observed, ratio * expected, size(ratio * expected));
  const low = observed === 0 ? 0 : boundary((ratio) => atMost(ratio) - 0.975);
  const high = boundary((ratio) => atMost(ratio) - 0.025);

  return {
    observed,
    expected,
    ratio: observed / expected,
    low,
    high,
    avoided: { estimate: expected - observed, low: expected * (1 - high), high: expected * (1 - low) },
    verdict: high < 1 ? 'fewer' : low > 1 ? 'more' : 'none-visible',
  };
}

interface Span {
  readonly fitTo: number;
  readonly from: number;
  readonly to: number;
}

const NO_CONTROL = { ratio: 1, variance: 0 };

/** What the calendar model of [0, fitTo) expects in [from, to), the relative variance of that, and the variance over mean of counts. */
function counterfactual(counts: readonly number[], calendar: readonly CalendarPeriod[], { fitTo, from, to }: Span) {
  const { columns, trendColumn } = calendarDesign(calendar.slice(0, fitTo), calendar.slice(fitTo, to));
  const response = counts.slice(0, fitTo);
  const { coefficients, unscaledCovariance, fitted, dispersion } = fitGlm({
    response,
    design: columns.map((column) => column.subarray(0, fitTo)),
  });
  // A falling trend is carried on, a rising one is not: neither may pass for success.
  if (trendColumn !== null && coefficients[trendColumn]! < 0) {
    for (let t = fitTo; t < to; t++) columns[trendColumn]![t] = t / fitTo;
  }
  let expected = 0;
  const gradient = new Float64Array(columns.length);
  for (let t = from; t < to; t++) {
    const mean = Math.exp(columns.reduce((eta, column, j) => eta + column[t]! * coefficients[j]!, 0));
    expected += mean;
    for (const [j, column] of columns.entries()) gradient[j]! += mean * column[t]!;
  }
  const spread = Math.max(1, dispersion || 1) * persistence(response, fitted);
  const variance = (spread * quadraticForm(unscaledCovariance, (j) => gradient[j]!, columns.length)) / expected ** 2;
  return { expected, variance, dispersion: spread };
}

function controlRatio(control: readonly number[], calendar: readonly CalendarPeriod[], span: Span) {
  const { expected, variance, dispersion } = counterfactual(control, calendar, span);
  // Half a case keeps the logarithm of a silent control finite; its variance then says how little it knows.
  const observed = sum(control.slice(span.from, span.to)) + 0.5;
  return { ratio: observed / (expected + 0.5), variance: variance + dispersion / observed };
}

/** How much wider a sum is when neighbours are alike: (1 + ρ) / (1 − ρ) with the lag-1 autocorrelation ρ of Pearson residuals, cut to 0..0.8. */
function persistence(counts: readonly number[], fitted: Float64Array): number {
  const residuals = fitted.map((mean, t) => (counts[t]! - mean) / Math.sqrt(mean));
  let products = 0;
  let squares = 0;
  for (let t = 0; t < residuals.length; t++) {
    squares += residuals[t]! ** 2;
    if (t > 0) products += residuals[t]! * residuals[t - 1]!;
  }
  const rho = squares > 0 ? Math.min(0.8, Math.max(0, products / squares)) : 0;
  return (1 + rho) / (1 - rho);
}

/** P(X < k) + ½ P(X = k): as exact bounds, but not wider than promised where counts are low. */
function midpoint(k: number, mean: number, size: number): number {
  const atMost = negativeBinomialCdf(k, mean, size);
  return (atMost + 1 - negativeBinomialTail(k, mean, size)) / 2;
}

/** Where a falling function of the ratio crosses zero, to a relative error of 1e-7; between 1e-6 and 1e6. */
function boundary(f: (ratio: number) => number): number {
  let [low, high] = [Math.log(1e-6), Math.log(1e6)];
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if (f(Math.exp(middle)) > 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
