import { yearsSpanned } from './calendarDesign.ts';
import { fitGlm } from './glm.ts';
import { kruskalWallis } from './kruskalWallis.ts';
import { nestedTest } from './nestedTest.ts';
import { outbreakWeights } from './outbreakWeights.ts';

export interface Seasonality {
  /** `suspected`: seen in one to two years only, p < 0.05. */
  readonly verdict: 'seasonal' | 'suspected' | 'none';
  /** Both tests in one figure, comparable over series; below 0.01 both agree. */
  readonly p: number;
  /** Quasi-Poisson F-test of two Fourier pairs. */
  readonly pFourier: number;
  /** Kruskal–Wallis test of the twelfths of the year. */
  readonly pRank: number;
  /** Expected cases at the peak over those at the trough, ≥ 1. */
  readonly peakToTrough: number;
  /** Phase of the peak, 0..1. */
  readonly peak: number;
  /** Half-open stretch of phases around the peak, where the season is past half its height; `to` < `from` runs over the new year. */
  readonly high: { readonly from: number; readonly to: number };
}

/**
 * Does a series have a season? Both a regression and a rank test must say so and the peak must be at least 1.5 times the trough:
 * the regression alone takes two old outbreaks for a season three times as often as it admits.
 * Null for less than one year (a fortnight's grace), fewer than 20 periods or no case.
 *
 * `phases` is the position in the *academic* year, so that weeks of term meet each other and not dates. On 42 simulated scenarios
 * with two planted outbreaks about 1 % of series without a season are called seasonal at p < 0.01 (bench/sentinelSimulations.ts).
 */
export function seasonality({
  counts,
  phases,
  exposure,
}: {
  readonly counts: readonly number[];
  /** 0..1 for every count, in order of time. */
  readonly phases: readonly number[];
  /** People present (or any measure of occasion, > 0) in each period: what the holidays explain is then no season. */
  readonly exposure?: readonly number[];
}): Seasonality | null {
  const years = yearsSpanned(phases);
  if (years < 0.95 || counts.length < 20 || !counts.some((count) => count > 0)) return null;

  const column = (value: (phase: number, t: number) => number) => Float64Array.from(phases, value);
  const base = [column(() => 1), column((_, t) => t / phases.length)];
  const pairs = [1, 2].flatMap((pair) => [
    column((phase) => Math.cos(2 * Math.PI * pair * phase)),
    column((phase) => Math.sin(2 * Math.PI * pair * phase)),
  ]);
  const input = { response: counts, ...(exposure && { offset: exposure.map(Math.log) }) };
  // A stricter bound than the detectors use: what is missed here passes for a season, what is cut too much costs little power.
  const weights = outbreakWeights(counts, fitGlm({ ...input, design: [...base, ...pairs] }), 2);
  const { p: pFourier, full } = nestedTest({ ...input, weights }, base, pairs);

  const trend = fitGlm({ ...input, design: base });
  const residuals = trend.fitted.map((mu, t) => counts[t]! - mu);
  const twelfths = phases.map((phase) => Math.floor(12 * phase) % 12);
  const { p: pRank } = kruskalWallis(residuals, twelfths);

  const shape = seasonShape(full.coefficients.subarray(base.length));
  const p = Math.min(1, Math.max(5 * pFourier, pRank / 10));
  return { verdict: verdictOf(p, shape.peakToTrough, years), p, pFourier, pRank, ...shape };
}

function verdictOf(p: number, peakToTrough: number, years: number): Seasonality['verdict'] {
  if (peakToTrough < 1.5) return 'none';
  if (years < 1.95) return p < 0.05 ? 'suspected' : 'none';
  return p < 0.01 ? 'seasonal' : 'none';
}

/** Peak, height and width of exp(Σ a·cos + b·sin), read off at 1 040 phases. */
function seasonShape(coefficients: Float64Array): Pick<Seasonality, 'peakToTrough' | 'peak' | 'high'> {
  const steps = 1040;
  const log = Float64Array.from({ length: steps }, (_, i) => {
    const angle = (2 * Math.PI * i) / steps;
    return (
      coefficients[0]! * Math.cos(angle) +
      coefficients[1]! * Math.sin(angle) +
      coefficients[2]! * Math.cos(2 * angle) +
      coefficients[3]! * Math.sin(2 * angle)
    );
  });
  const top = log.indexOf(Math.max(...log));
  const half = (Math.max(...log) + Math.min(...log)) / 2;
  let before = 0;
  let after = 0;
  while (before < steps && log[(top - before + steps) % steps]! >= half) before++;
  while (after < steps && log[(top + after) % steps]! >= half) after++;
  return {
    peakToTrough: Math.exp(Math.max(...log) - Math.min(...log)),
    peak: top / steps,
    high: { from: ((top - before + 1 + steps) % steps) / steps, to: ((top + after) % steps) / steps },
  };
}
