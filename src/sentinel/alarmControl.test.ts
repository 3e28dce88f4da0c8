import { describe, expect, it } from 'vitest';
import {
  dailyList,
  isMessage,
  MESSAGE_CHANCE,
  mergeIncidents,
  nextRate,
  rarity,
  recurrenceDays,
  suppression,
  urgencyScore,
  worthTelling,
} from './alarmControl.ts';

const candidate = { observed: 8, expected: 2, persons: 6, pValue: 1e-4, safety: false };

describe('alarm control', () => {
  it('lets a real burst through and says why it stops the others', () => {
    expect(suppression(candidate)).toBeNull();
    expect(suppression({ ...candidate, observed: 2 })).toBe('too-few-cases');
    expect(suppression({ ...candidate, persons: 1 })).toBe('one-person');
    expect(suppression({ ...candidate, expected: 6 })).toBe('ratio-small');
    expect(suppression({ ...candidate, observed: 3, expected: 1.5 })).toBe('excess-small');
  });

  it('sends what is rare in the week itself, and leaves the echo of last week on the list', () => {
    expect(isMessage(MESSAGE_CHANCE)).toBe(true);
    expect(isMessage(0.02)).toBe(false);
    expect(isMessage(null)).toBe(true);
    expect(isMessage(Number.NaN)).toBe(true);
  });

  it('hears two people about safety', () => {
    expect(suppression({ ...candidate, observed: 2, expected: 0.6, persons: 2, safety: true })).toBeNull();
  });

  it('puts rarity in words a layman uses', () => {
    expect(rarity(recurrenceDays(0.01))).toBe('very-rare');
    expect(rarity(recurrenceDays(0.05))).toBe('rare');
    expect(rarity(recurrenceDays(0.2))).toBe('slightly-high');
    expect(rarity(recurrenceDays(0.5))).toBe('ordinary');
  });

  it('makes one incident of alerts that rest on the same cases', () => {
    const alerts = [['a', 'b', 'c', 'd'], ['c', 'd', 'e'], ['e', 'x', 'y', 'z'], ['q']];
    expect(mergeIncidents(alerts)).toEqual([[0, 1], [2], [3]]);
  });

  it('shows five, but never cuts safety', () => {
    const incidents = Array.from({ length: 9 }, (_, i) => ({ score: i, safety: i < 7 }));
    expect(dailyList(incidents).shown).toHaveLength(7);
    expect(dailyList(incidents.slice(6)).shown.map(({ score }) => score)).toEqual([6, 8, 7]);
  });

  it('stays silent about a known incident until it grows', () => {
    const told = { cases: 10, rarity: 'rare' } as const;
    expect(worthTelling(null, told)).toBe(true);
    expect(worthTelling(told, { cases: 14, rarity: 'rare' })).toBe(false);
    expect(worthTelling(told, { cases: 15, rarity: 'rare' })).toBe(true);
    expect(worthTelling(told, { cases: 11, rarity: 'very-rare' })).toBe(true);
  });

  it('learns from judgements slowly and within limits', () => {
    const limits = { lowest: 0.05, highest: 0.2 };
    const of = (right: number): ('confirmed' | 'false-alarm')[] =>
      Array.from({ length: 20 }, (_, i) => (i < right ? 'confirmed' : 'false-alarm'));
    expect(nextRate(0.1, of(5), limits)).toBeCloseTo(0.08);
    expect(nextRate(0.1, of(14), limits)).toBe(0.1);
    expect(nextRate(0.1, of(19), limits)).toBeCloseTo(0.125);
    expect(nextRate(0.055, of(0), limits)).toBe(0.05);
    expect(nextRate(0.1, of(0).slice(0, 9), limits)).toBe(0.1);
  });

  it('reads the most urgent first', () => {
    expect(urgencyScore({ excessPersons: 4, severity: 5, vulnerability: 1, patience: 0 })).toBeGreaterThan(
      urgencyScore({ excessPersons: 9, severity: 1, vulnerability: 1, patience: 0.5 }),
    );
  });
});
