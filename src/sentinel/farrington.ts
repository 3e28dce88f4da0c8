import { type BaselineSettings, farringtonBaseline } from './farringtonBaseline.ts';
import { fitGlm, type Glm, leverages, quadraticForm } from './glm.ts';
import { negativeBinomialQuantile, negativeBinomialTail } from './negativeBinomial.ts';
import { normalQuantile, normalTail } from './normal.ts';
import { studentTail } from './studentT.ts';

export interface FarringtonSettings extends BaselineSettings {
  /** Past weeks whose standardised Anscombe residual is above this count for less. */
  readonly weightsThreshold: number;
  /** One-sided: the share of quiet weeks meant to lie above the threshold. */
  readonly alpha: number;
  /** The trend stays when its t-test falls below this; 1 always keeps it, null never asks for one. */
  readonly trendAlpha: number | null;
  readonly reweight: boolean;
  readonly threshold: 'delta' | 'nbPlugin' | 'muan';
  /**
   * Which φ the standard errors take: Pearson's, at least 1 (classic), or, as R's flexible code happens to after reweighting, one
   * computed with the reweighting weights in place of the working ones. Both are kept because figures must be comparable.
   */
  readonly errors: 'pearson' | 'reweighting';
  /** No alarm with fewer than `cases` cases in the last `weeks` weeks. */
  readonly minimum: { readonly cases: number; readonly weeks: number };
}

/** Noufaily et al. 2013, the "improved Farrington": what the state institutes of Europe run. */
export const FARRINGTON_FLEXIBLE: FarringtonSettings = {
  years: 5,
  halfWindow: 3,
  seasons: 10,
  skipped: 26,
  frequency: 52,
  weightsThreshold: 2.58,
  alpha: 0.005,
  trendAlpha: 1,
  reweight: true,
  threshold: 'nbPlugin',
  errors: 'reweighting',
  minimum: { cases: 5, weeks: 4 },
};

/** Farrington et al. 1996; its α was two-sided 0.01. */
export const FARRINGTON_CLASSIC: FarringtonSettings = {
  years: 5,
  halfWindow: 3,
  seasons: 1,
  skipped: 3,
  frequency: 52,
  weightsThreshold: 1,
  alpha: 0.005,
  trendAlpha: 0.05,
  reweight: true,
  threshold: 'delta',
  errors: 'pearson',
  minimum: { cases: 5, weeks: 4 },
};

export interface FarringtonResult {
  /** Cases expected in the current week. */
  readonly expected: number;
  /** φ ≥ 1: variance over mean. */
  readonly dispersion: number;
  /** Whether the model kept its linear trend. */
  readonly trend: boolean;
  /** The count above which an alarm is given. */
  readonly upperBound: number;
  /** (count − expected) / (upperBound − expected); for nbPlugin and muan R takes the logarithm of expected here, and so does this. */
  readonly score: number;
  /** Chance of so many cases or more in a quiet week, by the threshold's own approximation. */
  readonly pValue: number;
  /** False when there are too few cases for any alarm. */
  readonly enoughCases: boolean;
  readonly alarm: boolean;
}

/**
 * Farrington's method for week `current` of weekly counts: a quasi-Poisson log-linear model of comparable past weeks, past outbreaks
 * down-weighted, and a threshold on what it predicts. Null when history is too short or the model cannot be fitted.
 * It is the reference beside the harmonic detector, and equal to R's surveillance 1.20 digit for digit.
 * Sources: Farrington et al., J. R. Statist. Soc. A 159 (1996); Noufaily et al., Statistics in Medicine 32 (2013).
 */
export function farrington(
  counts: ArrayLike<number>,
  current: number,
  settings: FarringtonSettings = FARRINGTON_FLEXIBLE,
  dates?: readonly Temporal.PlainDate[],
): FarringtonResult | null {
  const baseline = farringtonBaseline(current, settings, dates);
  if (baseline === null) return null;
  const response = Float64Array.from(baseline, ({ index }) => counts[index]!);
  const first = baseline[0]!.index;
  const times = Float64Array.from(baseline, ({ index }) => index - first);
  const factor = seasonColumns(baseline.map(({ season }) => season));
  const ones = new Float64Array(baseline.length).fill(1);
  const plain: Design = { columns: [ones, ...factor.columns], row: [1, ...factor.row] };
  const trended: Design = { columns: [ones, times, ...factor.columns], row: [1, current - first, ...factor.row] };

  let fit = settings.trendAlpha === null ? null : robustFit(response, trended, settings);
  let trend = fit !== null;
  if (fit !== null && !keepsTrend(fit, trended, response, settings)) {
    trend = false;
    fit = null;
  }
  fit ??= robustFit(response, plain, settings);
  if (fit === null) return null;
  return judge({ fit, row: (trend ? trended : plain).row, trend, counts, current, settings });
}

interface Design {
  readonly columns: readonly Float64Array[];
  /** The current week's entries. */
  readonly row: readonly number[];
}

interface RobustFit {
  readonly glm: Glm;
  /** φ ≥ 1. */
  readonly dispersion: number;
  /** φ in the trend's t-test. */
  readonly trendDispersion: number;
  /** φ in the standard error of the prediction. */
  readonly errorDispersion: number;
}

/** Dummy columns of the season factor; the lowest season present is the base. The current week has the highest. */
function seasonColumns(seasons: readonly number[]): {
  readonly columns: readonly Float64Array[];
  readonly row: readonly number[];
} {
  const levels = [...new Set(seasons)].sort((a, b) => a - b).slice(1);
  const top = levels.at(-1);
  return {
    columns: levels.map((level) => Float64Array.from(seasons, (season) => (season === level ? 1 : 0))),
    row: levels.map((level) => (level === top ? 1 : 0)),
  };
}

function robustFit(response: Float64Array, { columns }: Design, settings: FarringtonSettings): RobustFit | null {
  const first = fitGlm({ response, design: columns });
  if (!first.converged) return null;
  const dispersion = Math.max(first.dispersion, 1);
  if (!settings.reweight) return withErrors(first, first.dispersion, settings);
  const residuals = anscombeResiduals(response, columns, first, dispersion);
  const weights = outbreakWeights(residuals, settings.weightsThreshold);
  const glm = fitGlm({ response, design: columns, weights });
  if (!glm.converged) return null;
  let sum = 0;
  for (let i = 0; i < response.length; i += 1) sum += weights[i]! * ((response[i]! - glm.fitted[i]!) / glm.fitted[i]!) ** 2;
  return withErrors(glm, sum / glm.df, settings);
}

function withErrors(glm: Glm, reweighting: number, { errors }: FarringtonSettings): RobustFit {
  const dispersion = Math.max(glm.dispersion, 1);
  return errors === 'reweighting'
    ? { glm, dispersion, trendDispersion: reweighting, errorDispersion: reweighting }
    : { glm, dispersion, trendDispersion: glm.dispersion, errorDispersion: dispersion };
}

/** `1.5 (y^⅔ μ^−⅙ − μ^½) / √(φ (1 − h))`, close to normal for counts. */
function anscombeResiduals(response: Float64Array, columns: readonly Float64Array[], glm: Glm, dispersion: number): Float64Array {
  const hat = leverages(columns, glm);
  return response.map((y, i) => {
    const mean = glm.fitted[i]!;
    return (1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(dispersion * (1 - hat[i]!));
  });
}

/** Weights that sum to the number of weeks: s⁻² for residuals above the threshold, 1 else, times a constant. */
function outbreakWeights(residuals: Float64Array, threshold: number): Float64Array {
  const raw = residuals.map((s) => (s > threshold ? 1 / (s * s) : 1));
  const scale = raw.length / raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight * scale);
}

function keepsTrend(
  { glm, trendDispersion }: RobustFit,
  design: Design,
  response: Float64Array,
  settings: FarringtonSettings,
): boolean {
  const error = Math.sqrt(trendDispersion * glm.unscaledCovariance[design.row.length + 1]!);
  const p = 2 * studentTail(Math.abs(glm.coefficients[1]! / error), glm.df);
  const prediction = Math.exp(linearPredictor(glm, design.row));
  return settings.years >= 3 && p < settings.trendAlpha! && prediction <= Math.max(...response);
}

function linearPredictor(glm: Glm, row: readonly number[]): number {
  return row.reduce((sum, value, j) => sum + value * glm.coefficients[j]!, 0);
}

interface Prediction {
  readonly fit: RobustFit;
  readonly row: readonly number[];
  readonly trend: boolean;
  readonly counts: ArrayLike<number>;
  readonly current: number;
  readonly settings: FarringtonSettings;
}

function judge({ fit, row, trend, counts, current, settings }: Prediction): FarringtonResult {
  const { dispersion } = fit;
  const eta = linearPredictor(fit.glm, row);
  const etaError = Math.sqrt(fit.errorDispersion * quadraticForm(fit.glm.unscaledCovariance, (j) => row[j]!, row.length));
  const expected = Math.exp(eta);
  const observed = counts[current]!;
  const z = normalQuantile(1 - settings.alpha);
  let upperBound: number;
  let pValue: number;
  if (settings.threshold === 'delta') {
    const tau = dispersion + (expected * etaError) ** 2 / expected;
    const deviation = Math.sqrt((4 / 9) * expected ** (1 / 3) * tau);
    upperBound = Math.max(0, expected ** (2 / 3) + z * deviation) ** (3 / 2);
    pValue = normalTail((observed ** (2 / 3) - expected ** (2 / 3)) / deviation);
  } else {
    const mean = settings.threshold === 'nbPlugin' ? expected : Math.exp(eta + z * etaError);
    const size = dispersion > 1 ? mean / (dispersion - 1) : Infinity;
    upperBound = negativeBinomialQuantile(1 - settings.alpha, mean, size);
    pValue = negativeBinomialTail(observed, mean, size);
  }
  const centre = settings.threshold === 'delta' ? expected : eta;
  const score = (observed - centre) / (upperBound - centre);
  let recent = 0;
  for (let i = Math.max(0, current - settings.minimum.weeks + 1); i <= current; i += 1) recent += counts[i]!;
  const enoughCases = recent >= settings.minimum.cases;
  return { expected, dispersion, trend, upperBound, score, pValue, enoughCases, alarm: enoughCases && observed > 0 && score > 1 };
}
