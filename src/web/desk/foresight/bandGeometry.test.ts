import { describe, expect, it } from 'vitest';
import { bandGeometry } from './bandGeometry.ts';

const size = { width: 400, height: 120 };

describe('the small chart', () => {
  it('marks what lies above the band, leaves a gap where nobody could be heard, and scales to round numbers', () => {
    const found = bandGeometry(
      { from: '2026-11-02', step: 7, observed: [1, null, 9], expected: [1, 1, 1.2], low: [0, 0, 0], high: [3, 3, 4] },
      size,
    );
    expect(found.dots.map(({ above, day }) => [above, day])).toEqual([
      [false, '2026-11-02'],
      [true, '2026-11-16'],
    ]);
    expect(found.gaps).toHaveLength(1);
    expect(found.ticks.map(({ value }) => value)).toEqual([0, 5, 10]);
    expect(found.band).toMatch(/^M.*Z$/);
  });

  it('draws dots alone where nothing was expected by a model', () => {
    const found = bandGeometry(
      { from: '2026-11-02', step: 7, observed: [1, 2], expected: [null, null], low: [null, null], high: [null, null] },
      size,
    );
    expect(found.band).toBeNull();
    expect(found.dots).toHaveLength(2);
  });
});
