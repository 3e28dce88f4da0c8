import { describe, expect, it } from 'vitest';
import { alikeCases, firstByClock, mainCases } from './mainCases.ts';

const line = (id: string, day: string, more: { endedAt?: string; mergedInto?: string; categoryCode?: string } = {}) => ({
  id,
  submittedAt: `2026-03-${day}T01:00:00.000Z`,
  categoryCode: '0504',
  endedAt: null,
  mergedInto: null,
  ...more,
});

describe('cases to merge into', () => {
  it('are neither ended, nor followers, nor the case itself', () => {
    const lines = [
      line('own', '02'),
      line('a', '02'),
      line('b', '02', { endedAt: '2026-03-03T01:00:00.000Z' }),
      line('c', '02', { mergedInto: 'a' }),
    ];
    expect(mainCases(lines, 'own').map(({ id }) => id)).toEqual(['a']);
  });

  it('are alike when they came within a week of each other, the nearest first', () => {
    const lines = [line('week', '17'), line('later', '18'), line('near', '11'), line('before', '03'), line('early', '02')];
    expect(
      alikeCases(lines, { id: 'own', submittedAt: '2026-03-10T01:00:00.000Z', categoryCode: '0504' }).map(({ id }) => id),
    ).toEqual(['near', 'week', 'before']);
  });

  it('are alike above all in their category', () => {
    const lines = [line('washing', '10', { categoryCode: '0506' }), line('pipe', '08')];
    const own = { id: 'own', submittedAt: '2026-03-10T01:00:00.000Z', categoryCode: '0504' };
    expect(alikeCases(lines, own).map(({ id }) => id)).toEqual(['pipe', 'washing']);
  });

  it('are led by the one whose clock runs out first', () => {
    const due = (id: string, at: string | null) => ({
      ...line(id, '02'),
      next: at === null ? null : { kind: 'accept' as const, at },
    });
    expect(
      firstByClock([due('none', null), due('late', '2026-03-04T01:00:00.000Z'), due('soon', '2026-03-03T01:00:00.000Z')])?.id,
    ).toBe('soon');
    expect(firstByClock([])).toBeUndefined();
  });
});
