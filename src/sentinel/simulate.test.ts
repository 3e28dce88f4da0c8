import { expect, it } from 'vitest';
import { seeded } from './random.ts';
import { PROTOCOL, SCENARIOS, simulateSeries } from './simulate.ts';

it('simulates what the published protocol says', () => {
  expect(SCENARIOS).toHaveLength(42);
  const random = seeded(1);
  let inFirst = 0;
  let cases = 0;
  for (let i = 0; i < 200; i += 1) {
    const series = simulateSeries(random, SCENARIOS[36]!);
    const { current } = series;
    expect(series.counts).toHaveLength(PROTOCOL.weeks);
    expect(current.first).toBeGreaterThanOrEqual(PROTOCOL.currentFrom);
    expect(series.past).toHaveLength(4);
    for (const outbreak of series.past) expect(outbreak.last).toBeLessThan(PROTOCOL.currentFrom + 6);
    inFirst += series.outbreakCases[current.onset]!;
    cases += current.cases;
  }
  expect(Math.abs(inFirst / cases - 0.5)).toBeLessThan(0.02);
  // Row 7 without trend: mean about e^5, variance 1.2 times the mean.
  const values = simulateSeries(random, SCENARIOS[36]!).counts.subarray(0, PROTOCOL.baselineFrom);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  expect(mean).toBeGreaterThan(145);
  expect(mean).toBeLessThan(152);
  expect(variance / mean).toBeGreaterThan(0.9);
  expect(variance / mean).toBeLessThan(1.6);
});
