import { expect, it } from 'vitest';
import { at } from './exampleFact.ts';
import { sameDayEnd } from './sameDay.ts';

it.each([
  ['2026-03-02T16:59', '17:00', '2026-03-03T00:00'],
  ['2026-03-02T17:00', '17:00', '2026-03-04T00:00'],
  ['2026-03-02T17:30', '18:00', '2026-03-03T00:00'],
  ['2026-03-02T23:59', '24:00', '2026-03-03T00:00'],
  ['2026-03-02T00:00', '00:30', '2026-03-03T00:00'],
  ['2026-02-28T17:00', '17:00', '2026-03-02T00:00'],
])('lets what is accepted at %s, with the day cut at %s, be resolved until %s', (accepted, cut, end) => {
  expect(sameDayEnd(at(accepted), cut)).toBe(at(end));
});
