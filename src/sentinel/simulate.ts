import { negativeBinomial, normal, poisson, type Random } from './random.ts';

/** One kind of weekly series: `mean(t) = exp(theta + beta·t + Σ_{j ≤ harmonics} [gamma1 cos(2πjt/52) + gamma2 sin(2πjt/52)])`, variance `dispersion · mean`. */
export interface Scenario {
  readonly theta: number;
  readonly beta: number;
  readonly gamma1: number;
  readonly gamma2: number;
  /** φ ≥ 1; 1 is Poisson. */
  readonly dispersion: number;
  /** 0 is no season. */
  readonly harmonics: 0 | 1 | 2;
}

const ROWS: readonly Omit<Scenario, 'harmonics'>[] = [
  { theta: 0.1, beta: 0.0025, gamma1: 0.6, gamma2: 0.6, dispersion: 1.5 },
  { theta: -2, beta: 0.005, gamma1: 0.1, gamma2: 0.3, dispersion: 2 },
  { theta: 1.5, beta: 0.003, gamma1: 0.2, gamma2: -0.4, dispersion: 1 },
  { theta: 0.5, beta: 0.002, gamma1: 0.5, gamma2: 0.5, dispersion: 5 },
  { theta: 2.5, beta: 0.001, gamma1: 1, gamma2: 0.1, dispersion: 3 },
  { theta: 3.75, beta: 0.001, gamma1: 0.1, gamma2: -0.1, dispersion: 1.1 },
  { theta: 5, beta: 0.0001, gamma1: 0.05, gamma2: 0.01, dispersion: 1.2 },
];

/** The 42 scenarios of Noufaily et al. 2013 and Bédubourg & Le Strat 2017: seven rows × trend or none × 0, 1 or 2 harmonics. */
export const SCENARIOS: readonly Scenario[] = ROWS.flatMap((row) =>
  [0, row.beta].flatMap((beta) => ([0, 1, 2] as const).map((harmonics) => ({ ...row, beta, harmonics }))),
);

/** Weeks of one simulated series: 0–311 history nobody needs, 312–574 with past outbreaks, 575–623 the weeks that are judged. */
export const PROTOCOL = { weeks: 624, baselineFrom: 312, currentFrom: 575 } as const;

export interface Outbreak {
  /** Size in standard deviations of the onset week's count. */
  readonly k: number;
  readonly onset: number;
  /** First and last week that got a case, both included. */
  readonly first: number;
  readonly last: number;
  readonly cases: number;
}

export interface SimulatedSeries {
  readonly counts: Float64Array;
  readonly mean: Float64Array;
  /** Cases of each week that belong to an outbreak. */
  readonly outbreakCases: Float64Array;
  readonly past: readonly Outbreak[];
  readonly current: Outbreak;
}

/**
 * One replicate of the protocol: four outbreaks in the past with k from {2, 3, 5, 10} and one in the last 49 weeks with k from 1..10.
 * An outbreak has Poisson(k·sd) cases, at least one, each ⌊LogNormal(0, 0.5)⌋ weeks after its onset (about 50, 42 and 7 % in weeks 0, 1, 2).
 * Source: Noufaily et al., Statistics in Medicine 32 (2013), §4; Bédubourg & Le Strat, PLoS ONE 12 (2017).
 */
export function simulateSeries(random: Random, scenario: Scenario): SimulatedSeries {
  const { weeks, baselineFrom, currentFrom } = PROTOCOL;
  const mean = Float64Array.from({ length: weeks }, (_, i) => scenarioMean(scenario, i + 1));
  const size = scenario.dispersion - 1;
  const counts = mean.map((mu) => negativeBinomial(random, mu, size > 0 ? mu / size : Infinity));
  const outbreakCases = new Float64Array(weeks);
  const add = (k: number, from: number, to: number): Outbreak => {
    const onset = from + Math.floor(random.next() * (to - from));
    const deviation = Math.sqrt(scenario.dispersion * mean[onset]!);
    let cases = 0;
    while (cases === 0) cases = poisson(random, k * deviation);
    let first: number = weeks;
    let last = 0;
    for (let i = 0; i < cases; i += 1) {
      const week = Math.min(weeks - 1, onset + Math.floor(Math.exp(0.5 * normal(random))));
      outbreakCases[week] = outbreakCases[week]! + 1;
      first = Math.min(first, week);
      last = Math.max(last, week);
    }
    return { k, onset, first, last, cases };
  };
  const past = Array.from({ length: 4 }, () => add([2, 3, 5, 10][Math.floor(random.next() * 4)]!, baselineFrom, currentFrom - 2));
  // Three weeks are kept after the onset so that an outbreak is not cut off by the end of the data.
  const current = add(1 + Math.floor(random.next() * 10), currentFrom, weeks - 2);
  return { counts: counts.map((count, i) => count + outbreakCases[i]!), mean, outbreakCases, past, current };
}

/** Mean of week `t`, counted from 1. */
function scenarioMean({ theta, beta, gamma1, gamma2, harmonics }: Scenario, t: number): number {
  let eta = theta + beta * t;
  for (let j = 1; j <= harmonics; j += 1) {
    const angle = (2 * Math.PI * j * t) / 52;
    eta += gamma1 * Math.cos(angle) + gamma2 * Math.sin(angle);
  }
  return Math.exp(eta);
}
