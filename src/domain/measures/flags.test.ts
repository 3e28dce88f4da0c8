import { describe, expect, it } from 'vitest';
import { noCounts } from './count.ts';
import { at, exampleFact as example } from './exampleFact.ts';
import type { MeasureFact } from './fact.ts';
import { caseFlags, defaultShareAlarm, shareFlags } from './flags.ts';
import { reboundsAmong } from './rebounds.ts';

const told = (...facts: readonly MeasureFact[]) =>
  caseFlags(facts).map((flag) => `${flag.kind} ${flag.unit} ${flag.caseIds.join('+')}`);

describe('a case as one would wish it', () => {
  it('shows no sign of gaming', () => {
    expect(told(example('1'), example('2', { requesterKey: 'k', requesterUnit: 'library' }))).toEqual([]);
  });
});

describe('a sign of gaming', () => {
  it('is a case that was closed and then reopened, at the unit that closed it', () => {
    const earlier = {
      resolveBy: null,
      resolvedAt: null,
      followedUpAt: null,
      contacted: null,
      solved: null,
      handling: null,
      process: null,
    };
    expect(told(example('1', { round: 2, unit: 'network', rounds: [{ ...earlier, unit: 'logistics' }] }))).toEqual([
      'closed-then-reopened logistics 1',
    ]);
  });

  it('is a case that the unit’s own people filed', () => {
    expect(told(example('1', { requesterUnit: 'logistics' }))).toEqual(['filed-by-own-unit logistics 1']);
  });

  it('is a case that the unit’s own people rated', () => {
    expect(told(example('1', { raterUnit: 'logistics' }))).toEqual(['rated-by-own-unit logistics 1']);
    expect(told(example('1', { raterUnit: 'intake' }))).toEqual([]);
    expect(told(example('1', { requesterUnit: 'logistics', via: 'self' }))).toEqual([
      'filed-by-own-unit logistics 1',
      'rated-by-own-unit logistics 1',
    ]);
  });

  it('is a contact between the resolution and the call-back', () => {
    const contacted = (wall: string) => told(example('1', { contactsAfterResolution: [at(wall)] }));
    expect(contacted('2026-03-03T14:59')).toEqual(['contact-before-call-back logistics 1']);
    expect(contacted('2026-03-02T16:00')).toEqual([]);
    expect(contacted('2026-03-03T15:00')).toEqual([]);
  });

  it('is a request split into several within a day, of one person, place and category', () => {
    const of = (id: string, wall: string, changes: Partial<MeasureFact> = {}) =>
      example(id, { requesterKey: 'k', submittedAt: at(wall), ...changes });
    expect(
      told(
        of('c', '2026-03-03T08:59'),
        of('a', '2026-03-02T09:00'),
        of('b', '2026-03-02T09:01'),
        of('d', '2026-03-03T09:00'),
        of('e', '2026-03-03T20:00'),
        of('other place', '2026-03-02T09:00', { placeId: 'canteen' }),
        of('other person', '2026-03-02T09:00', { requesterKey: 'l' }),
        of('nobody', '2026-03-02T09:00', { requesterKey: null }),
        of('nobody 2', '2026-03-02T09:00', { requesterKey: null }),
      ),
    ).toEqual(['split-cases logistics a+b+c', 'split-cases logistics d+e']);
  });

  it('is nothing about cases that count nowhere', () => {
    expect(told(example('1', { mergedInto: '2', requesterUnit: 'logistics' }))).toEqual([]);
  });

  it('is a great share of excluded cases or of cases on the ledger, where there are enough of them', () => {
    const unit = (id: string, received: number, assessed: number, ledger: number) => ({
      unit: id,
      counts: {
        full: { ...noCounts, created: { received, ledger } },
        assessed: { ...noCounts, created: { received: assessed } },
      },
    });
    const units = [unit('a', 10, 8, 1), unit('b', 10, 7, 1), unit('c', 10, 10, 2), unit('d', 9, 1, 9), unit('e', 0, 0, 0)];
    expect(shareFlags(units, defaultShareAlarm)).toEqual([
      { kind: 'many-excluded', unit: 'b', caseIds: [] },
      { kind: 'many-on-ledger', unit: 'c', caseIds: [] },
    ]);
  });
});

describe('a rebound', () => {
  const later = (id: string, wall: string, changes: Partial<MeasureFact> = {}) =>
    example(id, { submittedAt: at(wall), ...changes });

  it('is a new case at the same place in the same category within 30 days of the resolution', () => {
    const first = example('first');
    const among = (...others: readonly MeasureFact[]) => [...reboundsAmong([first, ...others])];
    expect(among(later('x', '2026-04-01T16:00'))).toEqual(['first']);
    expect(among(later('x', '2026-04-01T16:00:00.001'))).toEqual([]);
    expect(among(later('x', '2026-03-02T16:00'))).toEqual([]);
    expect(among(later('x', '2026-03-09T09:00', { placeId: 'canteen' }))).toEqual([]);
    expect(among(later('x', '2026-03-09T09:00', { categoryCode: '0201' }))).toEqual([]);
    expect(among(later('x', '2026-03-09T09:00', { mergedInto: 'first' }))).toEqual([]);
    expect(among(later('x', '2026-03-09T09:00', { phase: 'declined' }))).toEqual([]);
  });

  it('needs a place', () => {
    expect([...reboundsAmong([example('a', { placeId: null }), later('b', '2026-03-09T09:00', { placeId: null })])]).toEqual([]);
  });
});
