import type { Frame } from './frame.ts';

/** A building that has more of a category than its size and luck explain, and what it will have. */
export type Spot = {
  readonly category: string;
  readonly place: string;
  /** In the last 26 weeks. */
  readonly cases: number;
  readonly expected: number;
  /** Shrunk towards 1 where there is little to go by. */
  readonly ratio: number;
  readonly low: number;
  /** Cases of the next four weeks when it goes on like this, and their standard deviation. */
  readonly predicted: number;
  readonly deviation: number;
};

const DAYS = 182;
const AHEAD = 28;
const CASES_FROM = 3;
const MOST = 200;

/**
 * Static hot spots: cases of a building against those of its like, per head where heads are known, shrunk by an empirical-Bayes gamma
 * prior whose strength is learnt from the spread between buildings. Source: Clayton & Kaldor, Biometrics 43 (1987).
 */
export function spots(frame: Frame): readonly Spot[] {
  const { campus, cube, today } = frame;
  const grid = campus.places.length + 1;
  const from = Math.max(0, today - DAYS);
  const found: Spot[] = [];
  for (const [category, { code }] of campus.categories.entries()) {
    const counts = new Float64Array(grid - 1);
    for (let day = from; day < today; day += 1) {
      const at = (day * cube.categories + category) * grid;
      for (let place = 0; place < grid - 1; place += 1) counts[place]! += cube.counts[at + place]!;
    }
    const used = [...counts.keys()].filter((place) => counts[place]! > 0);
    const total = used.reduce((sum, place) => sum + counts[place]!, 0);
    if (total < CASES_FROM || used.length < 2) continue;
    const known = used.map((place) => campus.places[place]!.residents ?? 0).filter((residents) => residents > 0);
    const typical = known.length > 0 ? known.reduce((sum, residents) => sum + residents, 0) / known.length : 1;
    // A hall through which thousands pass has not thousands of beds: the root keeps both on one scale.
    const weights = used.map((place) => Math.sqrt((campus.places[place]!.residents || typical) / typical));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const expected = weights.map((weight) => (total * weight) / whole);
    const strength = strengthOf(
      used.map((place) => counts[place]!),
      expected,
    );
    for (const [i, place] of used.entries()) {
      const cases = counts[place]!;
      const shape = strength + cases;
      const rate = strength + expected[i]!;
      const ratio = shape / rate;
      const predicted = (ratio * expected[i]! * AHEAD) / (today - from);
      const deviation = Math.sqrt(predicted + (shape / rate ** 2) * ((expected[i]! * AHEAD) / (today - from)) ** 2);
      const low = ratio - (1.645 * Math.sqrt(shape)) / rate;
      if (cases >= CASES_FROM && ratio >= 1.2) {
        found.push({
          category: code,
          place: campus.places[place]!.id,
          cases,
          expected: expected[i]!,
          ratio,
          low,
          predicted,
          deviation,
        });
      }
    }
  }
  return found.sort((a, b) => b.predicted + b.deviation - a.predicted - a.deviation).slice(0, MOST);
}

/** Cases that the prior weighs: the mean over the variance of the true ratios, by moments; between 1 and 50. */
function strengthOf(counts: readonly number[], expected: readonly number[]): number {
  let excess = 0;
  let weight = 0;
  for (const [i, mean] of expected.entries()) {
    excess += (counts[i]! - mean) ** 2 - mean;
    weight += mean ** 2;
  }
  const variance = weight > 0 ? excess / weight : 0;
  return variance > 0 ? Math.min(50, Math.max(1, 1 / variance)) : 50;
}
