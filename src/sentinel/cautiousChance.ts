import { type Baseline, evidenceAt, HARMONIC } from './harmonic.ts';
import type { RowDesign } from './ridgeCounts.ts';

/**
 * The chance of a week's evidence when φ is not taken for known: what is said of how often such a week comes. The detector's own p decides
 * and ranks, and is calibrated where most p-values are; far out it is several times too small for rare series, for two reasons. Past weeks
 * above the robust weights' threshold count as if they had been ordinary, honest bursts of chance among them, so φ is too low: here they
 * count as much as the threshold itself does (Huber's weights for a scale). And φ is an estimate: its standard error on the log scale is
 * `√((2 + κ)/n)` with κ the mean excess kurtosis of a week's count, `6(φ−1)/μ + 1/(φμ)`, and p is averaged over that normal distribution at
 * three Gauss–Hermite points. Null when the week is missing.
 */
export function cautiousChance(
  counts: ArrayLike<number>,
  current: number,
  { design, baseline }: { readonly design: RowDesign; readonly baseline: Baseline },
): number | null {
  const { dispersion, doubt } = spreadOf(counts, { design, baseline });
  const chanceAt = (factor: number): number | null => {
    const fit = { ...baseline.fit, dispersion: Math.max(1, dispersion * factor) };
    return evidenceAt(counts, current, { design, baseline: { ...baseline, fit } })?.pValue ?? null;
  };
  const step = Math.exp(Math.sqrt(3) * doubt);
  const [low, middle, high] = [chanceAt(1 / step), chanceAt(1), chanceAt(step)];
  return low === null || middle === null || high === null ? null : (low + 4 * middle + high) / 6;
}

/** Below this many cases a week a mean is too uncertain to be divided by. */
const LEAST_MEAN = 0.02;

/** φ with past outbreaks capped, and the standard error of its logarithm. */
function spreadOf(
  counts: ArrayLike<number>,
  { design, baseline }: { readonly design: RowDesign; readonly baseline: Baseline },
): { readonly dispersion: number; readonly doubt: number } {
  const { fit, from } = baseline;
  const scale = 1.5 / Math.sqrt(fit.dispersion);
  let pearson = 0;
  let inverse = 0;
  let used = 0;
  for (const [i, mean] of fit.fitted.entries()) {
    const y = counts[from + i]!;
    if (Number.isNaN(y)) continue;
    const residual = scale * (Math.cbrt(y ** 2) * mean ** (-1 / 6) - Math.sqrt(mean));
    const weight = residual > HARMONIC.weightsThreshold ? (HARMONIC.weightsThreshold / residual) ** 2 : 1;
    pearson += (weight * (y - mean) ** 2) / mean;
    inverse += 1 / Math.max(mean, LEAST_MEAN);
    used += 1;
  }
  const free = Math.max(1, used - design.columns);
  const dispersion = Math.max(1, pearson / free);
  const kurtosis = ((6 * (dispersion - 1) + 1 / dispersion) * inverse) / used;
  return { dispersion, doubt: Math.sqrt((2 + kurtosis) / free) };
}
