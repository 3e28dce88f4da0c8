import { describe, expect, it } from 'vitest';
import { poisson, seeded } from './random.ts';
import { scanPoisson } from './scanPoisson.ts';
import { circularZones, zonesWithinShare } from './scanZones.ts';

const side = 8;
const distance = (a: number, b: number) => Math.hypot((a % side) - (b % side), Math.floor(a / side) - Math.floor(b / side));
const weights = Array.from({ length: side * side }, (_, i) => 50 + ((i * 37) % 200));
const zones = zonesWithinShare(circularZones(side * side, distance, 3), weights, 0.5);

function scan(relativeRisk: number, seed: number) {
  const random = seeded(seed);
  const hot = new Set([27, 28, 35, 36]);
  const cases = weights.map((weight, place) => poisson(random, 0.03 * weight * (hot.has(place) ? relativeRisk : 1)));
  return { hot, clusters: scanPoisson({ cases, weights, zones, random, replicas: 199 }) };
}

describe('the spatial Poisson scan', () => {
  it('has the likelihood ratio of the definition', () => {
    const [top] = scanPoisson({ cases: [9, 1, 0], weights: [1, 1, 2], zones: [[0], [1], [2]], random: seeded(1), replicas: 99 });
    expect(top).toMatchObject({ places: [0], observed: 9, expected: 2.5 });
    expect(top?.llr).toBeCloseTo(9 * Math.log(9 / 2.5) + 1 * Math.log(1 / 7.5), 12);
    expect(top?.relativeRisk).toBeCloseTo(9 / 2.5 / (1 / 7.5), 12);
  });

  it('finds four houses with twice the risk', () => {
    const { hot, clusters } = scan(2.2, 3);
    expect(clusters[0]!.p).toBeLessThan(0.01);
    expect(clusters[0]!.places.filter((place) => hot.has(place)).length).toBeGreaterThanOrEqual(3);
    expect(clusters[0]!.relativeRisk).toBeGreaterThan(1.5);
  });

  it('keeps its promise of 5 % when cases follow the population', () => {
    let alarms = 0;
    for (let seed = 0; seed < 120; seed++) if ((scan(1, 100 + seed).clusters[0]?.p ?? 1) <= 0.05) alarms += 1;
    expect(alarms).toBeLessThanOrEqual(13);
  });

  it('has nothing to say about one case or nobody', () => {
    expect(scanPoisson({ cases: [1, 0], weights: [1, 1], zones: [[0]], random: seeded(1) })).toEqual([]);
    expect(scanPoisson({ cases: [3, 0], weights: [0, 0], zones: [[0]], random: seeded(1) })).toEqual([]);
  });
});
