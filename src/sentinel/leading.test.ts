import { describe, expect, it } from 'vitest';
import { type DailySeries, leadingIndicator } from './leading.ts';
import { poisson, seeded } from './random.ts';

const DAYS = 730;

/** Low water pressure comes in bouts; hot water complaints follow `lag` days later, `strength` times as many. */
function waterAndHeat(seed: number, { lag = 6, strength = 1.5, bouts = 24 } = {}): { pressure: DailySeries; heat: DailySeries } {
  const random = seeded(seed);
  const bout = new Float64Array(DAYS + 30);
  for (let i = 0; i < bouts; i++) {
    const day = Math.floor(random.next() * DAYS);
    for (let d = 0; d < 3; d++) bout[day + d]! += 1;
  }
  const draw = (rate: (t: number) => number): DailySeries => ({
    counts: Array.from({ length: DAYS }, (_, t) => poisson(random, rate(t))),
    expected: new Array<number>(DAYS).fill(2),
  });
  return {
    pressure: draw((t) => 2 * (1 + 1.5 * bout[t]!)),
    heat: draw((t) => 2 * (1 + strength * (bout[t - lag] ?? 0))),
  };
}

describe('leading indicators', () => {
  it('find that low pressure runs six days ahead of cold showers', () => {
    const { pressure, heat } = waterAndHeat(1);
    const found = leadingIndicator(heat, pressure)!;
    expect(found.useful).toBe(true);
    expect(Math.abs(found.lag - 6)).toBeLessThanOrEqual(1);
    expect(found.factor).toBeGreaterThan(1.1);
    expect(found.gain).toBeGreaterThan(0.01);
  });

  it('do not run the other way', () => {
    const { pressure, heat } = waterAndHeat(1);
    expect(leadingIndicator(pressure, heat)!.useful).toBe(false);
  });

  it('are not seen in series that have nothing to do with each other', () => {
    let useful = 0;
    for (let seed = 0; seed < 40; seed++) {
      if (leadingIndicator(waterAndHeat(100 + seed).heat, waterAndHeat(900 + seed).pressure)!.useful) useful += 1;
    }
    expect(useful).toBeLessThanOrEqual(2);
  });

  it('are not seen when both only drift together', () => {
    const random = seeded(5);
    let level = 0;
    const drift = Array.from({ length: DAYS }, () => {
      level = 0.97 * level + 0.15 * (random.next() - 0.5);
      return 3 * Math.exp(level);
    });
    const draw = (): DailySeries => ({
      counts: drift.map((rate) => poisson(random, rate)),
      expected: new Array<number>(DAYS).fill(3),
    });
    expect(leadingIndicator(draw(), draw())!.gain).toBeLessThan(0.02);
  });

  it('need a year and thirty cases on either side', () => {
    const { pressure, heat } = waterAndHeat(1);
    const short = ({ counts, expected }: DailySeries) => ({ counts: counts.slice(0, 300), expected: expected.slice(0, 300) });
    expect(leadingIndicator(short(heat), short(pressure))).toBeNull();
    expect(leadingIndicator(heat, { ...pressure, counts: pressure.counts.map(() => 0) })).toBeNull();
  });
});
