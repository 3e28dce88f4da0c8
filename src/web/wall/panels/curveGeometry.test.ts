import { describe, expect, it } from 'vitest';
import { curveOf } from './curveGeometry.ts';

const flat = (value: number) => Array.from({ length: 24 }, (_, i) => ((i + 1) / 24) * value);
const band = { low: flat(12), middle: flat(24), high: flat(48) };

describe('the curve of the day', () => {
  it('adds the hours up and ends where the running hour is', () => {
    const curve = curveOf([2, 0, 3], band, 0.5);
    expect(curve.total).toBe(5);
    expect(curve.line.split('L')).toHaveLength(4);
    expect(curve.verdict).toBe('within');
  });

  it('says when more or less came than on nine days of ten', () => {
    expect(curveOf([9, 9], band, 1).verdict).toBe('above');
    expect(curveOf([0, 0, 0, 0, 0, 0], band, 1).verdict).toBe('below');
    expect(curveOf([9, 9], null, 1).verdict).toBe('untold');
  });

  it('has an axis above everything that is drawn', () => {
    expect(curveOf([70], band, 1).top).toBe(80);
    expect(curveOf([], null, 0)).toMatchObject({ top: 4, total: 0, end: null });
  });
});
