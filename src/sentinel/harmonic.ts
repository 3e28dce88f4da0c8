import { negativeBinomialQuantile, negativeBinomialTail } from './negativeBinomial.ts';
import { type Evidence, type EvidenceInput, type Expectation, outbreakEvidence } from './outbreakEvidence.ts';
import { fitRidge, type RidgeFit, type RowDesign } from './ridgeCounts.ts';

export interface HarmonicSettings {
  /** Weeks of history a fit uses at most. */
  readonly history: number;
  /** Weeks of history below which nothing is said. */
  readonly minimumHistory: number;
  /** Weeks before the current one that are left out, so that an outbreak under way is not learnt as normal. */
  readonly skipped: number;
  /** Past weeks whose standardised Anscombe residual is above this count for less. */
  readonly weightsThreshold: number;
}

export const HARMONIC: HarmonicSettings = { history: 260, minimumHistory: 78, skipped: 2, weightsThreshold: 3 };

export interface DesignInput {
  readonly weeks: number;
  /** Fourier pairs per year. */
  readonly harmonics?: number;
  /** Years since any origin at each week, e.g. by teaching week; week / 52 when left out. Keeps a year of 53 weeks in season. */
  readonly season?: ArrayLike<number>;
  /** Further columns over all weeks, such as 1 in a vacation. */
  readonly extra?: readonly ArrayLike<number>[];
  /** Share of each week's cases that have been entered by now, see `nowcast.ts`; only the weeks that a fit leaves out may lack any. */
  readonly known?: ArrayLike<number>;
}

/**
 * Columns of the main model: level, trend, `harmonics` pairs of waves per year, and what the calendar adds. One design serves all series.
 * Priors are weak: level N(0, 3²) on the log scale, felt only by a series of zeros; trend N(0, 0.3²) per year; waves N(0, 1), half as
 * wide for each further pair; calendar N(0, 1).
 */
export function weeklyDesign({ weeks, harmonics = 2, season, extra = [], known }: DesignInput): RowDesign {
  const columns = 2 + 2 * harmonics + extra.length;
  const values = new Float64Array(weeks * columns);
  for (let week = 0; week < weeks; week += 1) {
    const year = season === undefined ? week / 52 : season[week]!;
    let at = week * columns;
    values[at++] = 1;
    // The trend runs in calendar weeks: academic years may shift, time does not. Centred at the end, where predictions are made.
    values[at++] = (week - weeks) / 52;
    for (let j = 1; j <= harmonics; j += 1) {
      values[at++] = Math.cos(2 * Math.PI * j * year);
      values[at++] = Math.sin(2 * Math.PI * j * year);
    }
    for (const column of extra) values[at++] = column[week]!;
  }
  const precision = [1 / 3 ** 2, 1 / 0.3 ** 2];
  for (let j = 1; j <= harmonics; j += 1) precision.push(j ** 2, j ** 2);
  for (const _ of extra) precision.push(1);
  return { columns, values, precision, ...(known && { known }) };
}

export interface WeekVerdict extends Evidence {
  readonly observed: number;
  readonly expected: number;
  /** Variance over mean in a quiet week, uncertainty of the mean included; ≥ 1. */
  readonly dispersion: number;
  /** Half of quiet weeks, and nineteen in twenty, lie within; both ends included. */
  readonly usual: readonly [number, number];
  readonly range: readonly [number, number];
  /** P of so many cases or more in this week alone, and in this and last week together. */
  readonly oneWeek: number;
  readonly twoWeeks: number;
  /** observed / expected. */
  readonly timesExpected: number;
  /** Weeks the model was fitted to. */
  readonly history: number;
}

/**
 * Judge week `current` of a weekly series by a harmonic negative-binomial regression on its past: log-linear with trend and season,
 * past outbreaks down-weighted as in Noufaily et al. 2013, prediction uncertainty added to the variance, and the evidence of
 * `outbreakEvidence` from this and last week. Null when history is too short or the week is missing (NaN).
 */
export function judgeWeek(
  counts: ArrayLike<number>,
  current: number,
  { design, settings = HARMONIC }: { readonly design: RowDesign; readonly settings?: HarmonicSettings },
): WeekVerdict | null {
  const baseline = fitBaseline(counts, current, { design, settings });
  return baseline === null ? null : verdictAt(counts, current, { design, baseline });
}

export interface Baseline {
  readonly fit: RidgeFit;
  /** First week that was fitted. */
  readonly from: number;
  /** Weeks with a count. */
  readonly history: number;
}

/** The robust fit on the past of week `current`, itself not included; null when there is too little of it. */
export function fitBaseline(
  counts: ArrayLike<number>,
  current: number,
  { design, settings = HARMONIC }: { readonly design: RowDesign; readonly settings?: HarmonicSettings },
): Baseline | null {
  const to = current - settings.skipped;
  const from = Math.max(0, current - settings.history);
  let history = 0;
  for (let i = from; i < to; i += 1) if (!Number.isNaN(counts[i]!)) history += 1;
  if (history < settings.minimumHistory) return null;
  const first = fitRidge({ counts, design, from, to });
  const weights = outbreakWeights(counts, { from, fit: first, threshold: settings.weightsThreshold });
  return { fit: weights === null ? first : fitRidge({ counts, design, from, to, weights, start: first }), from, history };
}

/** The evidence of a week by a baseline fitted before; the same baseline may serve a few weeks. Null when the week is missing. */
export function evidenceAt(
  counts: ArrayLike<number>,
  current: number,
  { design, baseline }: { readonly design: RowDesign; readonly baseline: Baseline },
): Evidence | null {
  if (Number.isNaN(counts[current]!)) return null;
  return outbreakEvidence(twoWeeks(counts, current, { design, baseline }));
}

function twoWeeks(
  counts: ArrayLike<number>,
  current: number,
  { design, baseline }: { readonly design: RowDesign; readonly baseline: Baseline },
): EvidenceInput & { readonly expectedThisWeek: SpreadExpectation } {
  const expectedThisWeek = expectation(baseline.fit, design, current);
  const expectedLastWeek = expectation(baseline.fit, design, Math.max(0, current - 1));
  const last = current > 0 ? counts[current - 1]! : Number.NaN;
  // A missing week before says neither yes nor no.
  const lastWeek = Number.isNaN(last) ? Math.floor(expectedLastWeek.mean) : last;
  return { thisWeek: counts[current]!, lastWeek, expectedThisWeek, expectedLastWeek };
}

/** The verdict on a week by a baseline fitted before: what each new case of the week costs, as the fit leaves the newest weeks out. */
export function verdictAt(
  counts: ArrayLike<number>,
  current: number,
  { design, baseline }: { readonly design: RowDesign; readonly baseline: Baseline },
): WeekVerdict | null {
  const observed = counts[current]!;
  if (Number.isNaN(observed)) return null;
  const weeks = twoWeeks(counts, current, { design, baseline });
  const now = weeks.expectedThisWeek;
  const size = sizeOf(now);
  const mean = now.mean + weeks.expectedLastWeek.mean;
  const both: Expectation = { mean, dispersion: baseline.fit.dispersion + mean * now.spread };
  return {
    ...outbreakEvidence(weeks),
    observed,
    expected: now.mean,
    dispersion: now.dispersion,
    usual: [negativeBinomialQuantile(0.25, now.mean, size), negativeBinomialQuantile(0.75, now.mean, size)],
    range: [negativeBinomialQuantile(0.025, now.mean, size), negativeBinomialQuantile(0.975, now.mean, size)],
    oneWeek: negativeBinomialTail(observed, now.mean, size),
    twoWeeks: negativeBinomialTail(observed + weeks.lastWeek, mean, sizeOf(both)),
    timesExpected: observed / now.mean,
    history: baseline.history,
  };
}

interface SpreadExpectation extends Expectation {
  /** Variance of the log mean. */
  readonly spread: number;
}

/** Mean of a week, and φ with the mean's uncertainty added. */
function expectation(fit: RidgeFit, design: RowDesign, week: number): SpreadExpectation {
  const { columns, values, known } = design;
  const row = week * columns;
  let eta = 0;
  let spread = 0;
  for (let j = 0; j < columns; j += 1) {
    const x = values[row + j]!;
    eta += x * fit.coefficients[j]!;
    let sum = 0;
    for (let k = 0; k < columns; k += 1) sum += fit.covariance[j * columns + k]! * values[row + k]!;
    spread += x * sum;
  }
  // Half a case in ten years is the least that is ever expected: a series of zeros must not make one case an infinite surprise.
  const whole = Math.max(1e-3, Math.exp(eta));
  const share = known?.[week] ?? 1;
  if (share === 1) return { mean: whole, dispersion: fit.dispersion + whole * spread, spread };
  // Of a count with variance φ·mean a share that is drawn by chance has variance (1 + share·(φ − 1))·its mean.
  const mean = share * whole;
  return { mean, dispersion: 1 + share * (fit.dispersion - 1) + mean * spread, spread };
}

interface Weighing {
  readonly from: number;
  readonly fit: RidgeFit;
  readonly threshold: number;
}

/** s⁻² for weeks whose Anscombe residual s = 1.5 (y^⅔ μ^−⅙ − μ^½)/√φ is above the threshold, 1 else; null when none is. */
function outbreakWeights(counts: ArrayLike<number>, { from, fit, threshold }: Weighing): Float64Array | null {
  const scale = 1.5 / Math.sqrt(fit.dispersion);
  let reweighted = false;
  const weights = fit.fitted.map((mean, i) => {
    const residual = scale * (Math.cbrt(counts[from + i]! ** 2) * mean ** (-1 / 6) - Math.sqrt(mean));
    if (!(residual > threshold)) return 1;
    reweighted = true;
    return 1 / (residual * residual);
  });
  return reweighted ? weights : null;
}

const sizeOf = ({ mean, dispersion }: Expectation): number => (dispersion > 1 ? mean / (dispersion - 1) : Infinity);
