import { describe, expect, it } from 'vitest';
import { axisFrom, verdictOf } from './rateVerdict.ts';

const rate = { measure: 'satisfied', part: '90', of: 100, excluded: 0, low: '0.83', high: '0.945', target: '0.95' } as const;

describe('what a rate says of its target', () => {
  it('is missed only when the whole interval lies below', () => {
    expect(verdictOf(rate)).toBe('missed');
    expect(verdictOf({ ...rate, high: '0.96' })).toBe('near');
  });

  it('is met only when the whole interval lies above', () => {
    expect(verdictOf({ ...rate, target: '0.8' })).toBe('met');
    expect(verdictOf({ ...rate, target: '0.85' })).toBe('near');
  });

  it('takes a target of all by its word: one missing case misses it', () => {
    expect(verdictOf({ ...rate, part: '100', low: '0.963', high: '1', target: '1' })).toBe('met');
    expect(verdictOf({ ...rate, part: '99', low: '0.945', high: '1', target: '1' })).toBe('missed');
  });

  it('says nothing without a target or a sample', () => {
    expect(verdictOf({ ...rate, target: null })).toBe('untold');
    expect(verdictOf({ ...rate, part: '0', of: 0, low: null, high: null })).toBe('untold');
  });

  it('begins the axis below everything that is drawn', () => {
    expect(axisFrom([rate])).toBeLessThanOrEqual(0.83);
    expect(axisFrom([{ ...rate, low: '0' }])).toBe(0);
  });
});
