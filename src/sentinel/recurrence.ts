import { fisherQuantile, fisherTail } from './fisherF.ts';

export interface Exposure {
  readonly cases: number;
  /** Days, or any measure of occasion (people present × days); the same unit before and after. */
  readonly exposure: number;
}

export interface Recurrence {
  /** `recurred`: look for the root cause again. `holding`: clearly better. `open`: too early or too few to say. */
  readonly verdict: 'recurred' | 'holding' | 'open';
  /** Chance, given the data, that the rate after the fix is still at least 0.7 of the rate before. */
  readonly pNotBetter: number;
  /** Rate after over rate before: median and 90 % credible range. */
  readonly ratio: { readonly median: number; readonly low: number; readonly high: number };
}

/**
 * Did a fix hold? Rates before and after have Gamma posteriors of Poisson counts, so their ratio follows a scaled F distribution.
 * Recurred when P(after ≥ 0.7 · before) > 0.8, or with 2 or more new cases in the first 60 days unless the rate is clearly down
 * (P < 0.2): two cases are a relapse in a quiet place, not where there were forty. Null without exposure on both sides.
 *
 * Take `before` well before the cases that led to the fix as well: a peak that would have passed by itself makes any fix look good.
 * Source: Gelman et al., Bayesian Data Analysis (2013), ch. 2.6.
 */
export function recurrence({
  before,
  after,
  casesIn60Days,
  prior = { cases: 0.5, exposure: 0 },
}: {
  readonly before: Exposure;
  readonly after: Exposure;
  /** New cases of the same place and category within 60 days of the fix. */
  readonly casesIn60Days: number;
  /** What is known of such places beforehand, as if that had been seen: cases > 0. The default is Jeffreys'. */
  readonly prior?: Exposure;
}): Recurrence | null {
  if (!(before.exposure > 0) || !(after.exposure > 0)) return null;
  const posterior = (seen: Exposure) => ({ shape: prior.cases + seen.cases, rate: prior.exposure + seen.exposure });
  const [earlier, later] = [posterior(before), posterior(after)];
  const scale = later.shape / later.rate / (earlier.shape / earlier.rate);
  const [df1, df2] = [2 * later.shape, 2 * earlier.shape];
  const pNotBetter = fisherTail(0.7 / scale, df1, df2);
  const quantile = (p: number) => scale * fisherQuantile(p, df1, df2);
  return {
    verdict: verdictOf(pNotBetter, casesIn60Days),
    pNotBetter,
    ratio: { median: quantile(0.5), low: quantile(0.05), high: quantile(0.95) },
  };
}

function verdictOf(pNotBetter: number, casesIn60Days: number): Recurrence['verdict'] {
  if (pNotBetter < 0.2) return 'holding';
  return pNotBetter > 0.8 || casesIn60Days >= 2 ? 'recurred' : 'open';
}
