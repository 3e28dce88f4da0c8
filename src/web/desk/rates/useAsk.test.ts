import { expect, it } from 'vitest';
import { askIn } from './useAsk.ts';

it('reads the question of an address, and leaves out what it does not know', () => {
  const search = new URLSearchParams('period=month19&key=2026-03&basis=created&scope=everything&units=now&scheme=points-law');
  expect(askIn(search)).toEqual({
    assessment: undefined,
    period: 'month19',
    key: '2026-03',
    basis: 'created',
    scope: undefined,
    scheme: 'points-law',
    units: 'now',
  });
});

it('takes no key without its kind of period', () => {
  expect(askIn(new URLSearchParams('key=2026-03&period=fortnight')).key).toBeUndefined();
});
