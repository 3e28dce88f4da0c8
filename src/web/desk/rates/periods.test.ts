import { describe, expect, it } from 'vitest';
import { periodIn, periodOf, presetOf, shiftDay } from './periods.ts';

describe('periods of the rates table', () => {
  it.each([
    ['thisMonth', '2026-03-15', '2026-03-01', '2026-04-01'],
    ['thisMonth', '2026-12-31', '2026-12-01', '2027-01-01'],
    ['lastMonth', '2026-01-02', '2025-12-01', '2026-01-01'],
    ['from19to18', '2026-03-18', '2026-02-19', '2026-03-19'],
    ['from19to18', '2026-03-19', '2026-03-19', '2026-04-19'],
    ['from19to18', '2026-01-03', '2025-12-19', '2026-01-19'],
    ['thisYear', '2026-06-01', '2026-01-01', '2027-01-01'],
  ] as const)('%s on %s is [%s, %s)', (preset, today, from, to) => {
    expect(periodOf(preset, today)).toEqual({ from, to });
    expect(presetOf({ from, to }, today)).toBe(preset);
  });

  it('reads a period from the address and refuses a backward or broken one', () => {
    expect(periodIn(new URLSearchParams('from=2026-01-01&to=2026-02-01'))).toEqual({ from: '2026-01-01', to: '2026-02-01' });
    expect(periodIn(new URLSearchParams('from=2026-02-01&to=2026-02-01'))).toBeNull();
    expect(periodIn(new URLSearchParams('from=2026-13-01&to=2027-02-01'))).toBeNull();
    expect(presetOf({ from: '2026-01-02', to: '2026-01-05' }, '2026-01-03')).toBeNull();
  });

  it('moves a day over the ends of months and years', () => {
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
    expect(shiftDay('2025-12-31', 1)).toBe('2026-01-01');
  });
});
