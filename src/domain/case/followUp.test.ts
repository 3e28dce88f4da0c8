import { describe, expect, it } from 'vitest';
import { drawOf, type FollowUpRules, halfDayOf, isCalledBack, isReinspected } from './followUpRules.ts';
import type { Nature } from './vocabulary.ts';

const rules: FollowUpRules = {
  version: 1,
  seed: '2026',
  natures: ['complaint', 'report'],
  grades: ['T'],
  percent: 20,
  halfDays: 3,
  selfServiceDays: 3,
  linkDays: 15,
  reinspectPercent: 5,
  reinspectWorkdays: 5,
  script: { zh: '', en: '' },
};
const numbers = Array.from({ length: 5000 }, (_, i) => `JS2026-${String(i + 1).padStart(6, '0')}`);
const help = (number: string, round = 1) => ({ number, round, nature: 'help' as Nature, grade: 'Y' as const });
const good = { via: 'self', contacted: true, solved: 'yes', handling: 'satisfied', process: 'satisfied' } as const;

describe('who is called back', () => {
  it('is decided by seed, number and round alone, whenever and wherever it is drawn', () => {
    expect(drawOf('2026', help('JS2026-000001'), 'call-back')).toBe(drawOf('2026', help('JS2026-000001'), 'call-back'));
    const drawn = (seed: string) => numbers.filter((number) => isCalledBack({ ...rules, seed }, help(number)));
    expect(drawn('2026')).not.toEqual(drawn('2027'));
    expect(drawn('2026').length / numbers.length).toBeGreaterThan(0.18);
    expect(drawn('2026').length / numbers.length).toBeLessThan(0.22);
  });
  it('does not favour neighbours: whether one is drawn says nothing of the next', () => {
    const drawn = numbers.map((number) => isCalledBack(rules, help(number)));
    const pairs = drawn.filter((each, i) => each && drawn[i + 1]).length;
    expect(pairs / numbers.length).toBeGreaterThan(0.03);
    expect(pairs / numbers.length).toBeLessThan(0.05);
  });
  it('is everybody who complained, every emergency, and everybody whose case was reworked', () => {
    for (const number of numbers.slice(0, 200)) {
      expect(isCalledBack({ ...rules, percent: 0 }, { ...help(number), nature: 'complaint' })).toBe(true);
      expect(isCalledBack({ ...rules, percent: 0 }, { ...help(number), grade: 'T' })).toBe(true);
      expect(isCalledBack({ ...rules, percent: 0 }, help(number, 2))).toBe(true);
      expect(isCalledBack({ ...rules, percent: 0 }, help(number))).toBe(false);
    }
  });
});

describe('who is asked again', () => {
  it('is a share of the contented, and everybody with a low answer', () => {
    const share = numbers.filter((number) => isReinspected(rules, help(number), good)).length / numbers.length;
    expect(share).toBeGreaterThan(0.035);
    expect(share).toBeLessThan(0.065);
    expect(isReinspected(rules, help('JS2026-000001'), { ...good, handling: 'fair' })).toBe(true);
    expect(isReinspected({ ...rules, reinspectPercent: 0 }, help('JS2026-000001'), { ...good, handling: 'fair' })).toBe(false);
  });
});

it('tells the half-days apart by noon in Shanghai', () => {
  expect(halfDayOf('2026-03-02T03:59:59.999Z')).toBe('2026-03-02 am');
  expect(halfDayOf('2026-03-02T04:00:00.000Z')).toBe('2026-03-02 pm');
  expect(halfDayOf('2026-03-02T16:00:00.000Z')).toBe('2026-03-03 am');
});
