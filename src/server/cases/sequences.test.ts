import { expect, it } from 'vitest';
import { playSequence } from '../../../test/caseSequences.ts';
import { eventTypes, phases } from '../../domain/case/vocabulary.ts';

/** `npm run bench -- sequences` plays 100,000 of them. */
const lives = 3000;

it('loses no owner, no deadline and no clock in any life of a case, and draws the same view when it is replayed', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= lives; seed++) {
    const { broken, events } = playSequence(seed);
    expect([seed, broken]).toEqual([seed, null]);
    for (const { type } of events) seen.add(type);
  }
  // Lives that reach little would prove little.
  expect([...seen].sort()).toEqual([...eventTypes].sort());
  expect(phases.length).toBeGreaterThan(0);
});
