import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, hierarchicalRejections, simesP } from './benjaminiHochberg.ts';
import { seeded } from './random.ts';

const sharedData = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const goldenFile = join(sharedData, 'detection/golden/misc_golden.json');

describe('false discovery rate', () => {
  it.skipIf(!existsSync(goldenFile))('adjusts as R’s p.adjust (needs the shared data)', () => {
    const { padj } = JSON.parse(readFileSync(goldenFile, 'utf8')) as { padj: { p: number[]; BH: number[] } };
    for (const [i, q] of benjaminiHochberg(padj.p).entries()) expect(q).toBeCloseTo(padj.BH[i]!, 12);
  });

  it('leaves out what was not judged', () => {
    expect([...benjaminiHochberg([0.01, Number.NaN, 0.5])]).toEqual([0.02, Number.NaN, 0.5]);
    expect(simesP([])).toBeNaN();
    expect(simesP([0.04, 0.02])).toBe(0.04);
  });

  it('finds one building in a category whose total looks quiet, and looks nowhere else', () => {
    const quiet = { pValue: 0.4, members: [0.3, 0.6, 0.02] };
    const building = { pValue: 0.2, members: [1e-6, 0.4, 0.9] };
    const groups = hierarchicalRejections([quiet, building, quiet, quiet], 0.1).groups;
    expect(groups).toEqual([{ group: 1, members: [0] }]);
  });

  it('keeps false discoveries among independent truths and falsehoods near its rate', () => {
    const random = seeded(1);
    let found = 0;
    let wrong = 0;
    for (let round = 0; round < 300; round += 1) {
      const p = Array.from({ length: 200 }, (_, i) => (i < 20 ? random.next() ** 6 * 0.01 : random.next()));
      for (const [i, q] of benjaminiHochberg(p).entries()) {
        if (q > 0.1) continue;
        found += 1;
        if (i >= 20) wrong += 1;
      }
    }
    expect(wrong / found).toBeLessThan(0.11);
    expect(wrong / found).toBeGreaterThan(0.06);
  });
});
