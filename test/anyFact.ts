import fc from 'fast-check';
import { at } from '../src/domain/measures/exampleFact.ts';
import type { MeasureFact, Round, SubOrder } from '../src/domain/measures/fact.ts';
import { parts, exclusionReasons as reasons } from '../src/domain/measures/vocabulary.ts';

/** The units of the facts. */
export const factUnits = ['logistics', 'network', 'library'] as const;

const moment = fc
  .integer({ min: Date.parse('2026-02-10T00:00:00Z'), max: Date.parse('2026-04-20T00:00:00Z') })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' }));
/** Also the moments at which periods begin and end. */
export const anyMoment = fc.oneof(
  { weight: 4, arbitrary: moment },
  fc.constantFrom('2026-03-01T00:00', '2026-03-19T00:00', '2026-03-05T12:00', '2026-03-05T17:00', '2026-04-01T00:00').map(at),
);
const maybe = fc.option(anyMoment, { nil: null });
const flag = fc.boolean();
const solved = fc.constantFrom('yes', 'partly', 'no', null);
const rating = fc.constantFrom('satisfied', 'fair', 'unsatisfied', null);
const unit = fc.constantFrom(...factUnits, null);

const subOrder: fc.Arbitrary<SubOrder> = fc.record({
  unit: fc.constantFrom(...factUnits),
  dispatchedAt: anyMoment,
  respondBy: maybe,
  respondedAt: maybe,
  resolveBy: maybe,
  resolvedAt: maybe,
});
const round: fc.Arbitrary<Round> = fc.record({
  unit,
  resolveBy: maybe,
  resolvedAt: maybe,
  followedUpAt: maybe,
  contacted: flag,
  solved,
  handling: rating,
  process: rating,
});
/** What a fact may say; not all of it goes together in one life of a case. */
export const factChanges: fc.Arbitrary<Partial<MeasureFact>> = fc.record(
  {
    phase: fc.constantFrom('dispatched', 'responded', 'resolved', 'closed', 'withdrawn', 'declined'),
    categoryCode: fc.constantFrom('0101', '0201'),
    placeId: fc.constantFrom('library', 'canteen', null),
    nature: fc.constantFrom('help', 'inquiry', 'praise', 'complaint'),
    unit,
    acceptedAt: maybe,
    respondBy: maybe,
    respondedAt: maybe,
    resolveBy: maybe,
    firstResolvedAt: maybe,
    resolvedAt: maybe,
    followedUpAt: maybe,
    endedAt: maybe,
    closeReason: fc.constantFrom('satisfied', 'unreached', 'archived-elsewhere', null),
    answeredDirectly: flag,
    contacted: flag,
    solved,
    handling: rating,
    process: rating,
    round: fc.integer({ min: 1, max: 3 }),
    dispatches: fc.integer({ min: 0, max: 3 }),
    returns: fc.integer({ min: 0, max: 2 }),
    nudges: fc.integer({ min: 0, max: 2 }),
    assessed: flag,
    excluded: fc.option(
      fc.record({ reason: fc.constantFrom(...reasons), leaves: fc.subarray([...parts]) }, { requiredKeys: ['reason'] }),
      { nil: null },
    ),
    onLedger: flag,
    mergedInto: fc.constantFrom(null, null, null, 'main'),
    extensions: fc.integer({ min: 0, max: 1 }),
    subOrders: fc.array(subOrder, { maxLength: 2 }),
    rounds: fc.array(round, { maxLength: 2 }),
    signBy: maybe,
    signedAt: maybe,
    attempts: fc.integer({ min: 0, max: 3 }),
    rebounded: flag,
    dispatchLog: fc.array(
      fc.record({
        unit: fc.constantFrom(...factUnits),
        at: anyMoment,
        returned: fc.constantFrom('no', 'asked', 'upheld', 'refused'),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);
