import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cusum, ROSSI } from './cusum.ts';
import { glr } from './glr.ts';

const sharedData = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const golden = join(sharedData, 'detection/golden');

describe('second opinions', () => {
  it.skipIf(!existsSync(golden)).each(['agona', 'k1', 'm1', 'newport', 'campyDE'])(
    'equal R on %s (needs the shared data)',
    (name) => {
      const file = JSON.parse(readFileSync(join(golden, `golden_${name}.json`), 'utf8')) as Golden;
      const counts = file.glrnb.range.map((week) => file.series.observed[week - 1]!);

      const ratios = glr(counts, file.glrnb.mu0, { alpha: file.glrnb.alpha, limit: file.glrnb['c.ARL'] });
      for (const [i, value] of file.glrnb.upperbound.entries()) expect(ratios.ratio[i]).toBeCloseTo(value, 4);
      expect(ratios.alarm.map(Number)).toEqual(file.glrnb.alarm);

      const { m, k, h } = file.cusumRossi;
      const means = counts.map(() => m);
      expect(cusum(counts, means, { slack: k, limit: h }).alarm.map(Number)).toEqual(file.cusumRossi.alarm);
    },
  );

  it('date the beginning of a slow rise', () => {
    const counts = [4, 5, 3, 4, 6, 4, 7, 8, 7, 8, 9];
    const expected = counts.map(() => 4);
    const result = glr(counts, expected, { alpha: 0.05, limit: 50 });
    expect(result.since[10]).toBe(6);
    expect(cusum(counts, expected, ROSSI).alarm.slice(0, 6)).not.toContain(true);
    expect(cusum(counts, expected, ROSSI).alarm[10]).toBe(true);
  });

  it('take a missing week as no news', () => {
    const { sum } = cusum([20, Number.NaN, 4], [4, 4, 4]);
    expect(sum[1]).toBe(sum[0]);
  });
});

interface Golden {
  readonly series: { readonly observed: readonly number[] };
  readonly glrnb: { range: number[]; alpha: number; 'c.ARL': number; mu0: number[]; upperbound: number[]; alarm: number[] };
  readonly cusumRossi: { k: number; h: number; m: number; alarm: number[] };
}
