import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import { deadline } from '../limit.ts';
import { countFacts, noCounts } from './count.ts';
import { defaultCounting } from './entry.ts';
import { at, exampleFact as example, unresolved, untouched } from './exampleFact.ts';
import type { MeasureFact, Round } from './fact.ts';
import { exact, exactText } from './fraction.ts';
import { exclusionShare, rateLine, rateOf, valueIn } from './measure.ts';
import { month, monthFrom19, naturalDay, noonToNoon, type Period, type PeriodRule, periodAt, week } from './period.ts';
import type { Basis, MeasureId, Scope } from './vocabulary.ts';

const weighting = { fair: exact('0.9'), partly: exact('0'), subOrders: true };
const of = (wall: string, rule: PeriodRule) => periodAt(at(wall), rule, []) as Period;
const march = of('2026-03-15T00:00', month);

type Ask = { period?: Period; asOf?: string; basis?: Basis; unit?: string | null; subOrders?: boolean };

/** 'part/of' of a measure, unreduced in `of`; the whole school unless a unit is asked for. */
function told(facts: readonly MeasureFact[], measure: MeasureId, scope: Scope, ask: Ask = {}): string {
  const question = { period: ask.period ?? march, scope, asOf: ask.asOf ?? at('2026-06-01T00:00'), counting: defaultCounting };
  const counts = countFacts(facts, question, (place) => (ask.unit === undefined || place.unit === ask.unit ? 'all' : null)).get(
    'all',
  );
  const how = { basis: ask.basis ?? 'natural', weighting: { ...weighting, subOrders: ask.subOrders ?? true } };
  const rate = rateOf(measure, counts ?? noCounts, how);
  return `${exactText(rate.part)} of ${rate.of}`;
}

const both = (facts: readonly MeasureFact[], measure: MeasureId, ask: Ask = {}) => [
  told(facts, measure, 'full', ask),
  told(facts, measure, 'assessed', ask),
];

const round = (changes: Partial<Round> = {}): Round => ({
  unit: 'logistics',
  resolveBy: at('2026-03-05T17:30'),
  resolvedAt: at('2026-03-02T16:00'),
  followedUpAt: at('2026-03-03T15:00'),
  contacted: true,
  solved: 'no',
  handling: 'unsatisfied',
  process: 'fair',
  ...changes,
});

describe('a case as one would wish it', () => {
  it.each<[MeasureId, string]>([
    ['responded', '1 of 1'],
    ['contacted', '1 of 1'],
    ['resolved', '1 of 1'],
    ['resolvedInTime', '1 of 1'],
    ['sameDay', '1 of 1'],
    ['solved', '1 of 1'],
    ['solvedAtOnce', '1 of 1'],
    ['satisfied', '1 of 1'],
    ['satisfiedStrictly', '1 of 1'],
    ['processSatisfied', '1 of 1'],
    ['called', '1 of 1'],
    ['reached', '1 of 1'],
    ['sentRight', '1 of 1'],
    ['direct', '0 of 1'],
    ['reworked', '0 of 1'],
    ['repeated', '0 of 1'],
    ['rebounded', '0 of 1'],
    ['extended', '0 of 1'],
    ['onLedger', '0 of 1'],
    ['signedInTime', '0 of 0'],
    ['handedBack', '0 of 0'],
  ])('%s is %s in both scopes', (measure, expected) => {
    expect(both([example('1')], measure)).toEqual([expected, expected]);
  });
});

describe('a case that was never answered', () => {
  const facts = [example('1'), example('2', untouched)];

  it('stays below the line of what it owed', () => {
    expect(told(facts, 'responded', 'assessed')).toBe('1 of 2');
    expect(told(facts, 'resolved', 'assessed')).toBe('1 of 2');
    expect(told(facts, 'resolvedInTime', 'assessed')).toBe('1 of 2');
    expect(told(facts, 'sameDay', 'assessed')).toBe('1 of 2');
  });

  it('has no part in what only requesters can say', () => {
    expect(told(facts, 'satisfied', 'assessed')).toBe('1 of 1');
    expect(told(facts, 'called', 'assessed')).toBe('1 of 1');
  });
});

describe('a case that ended without a word to the requester', () => {
  it('owed the word all the same, whenever it ended', () => {
    const silent = example('1', { respondedAt: null, endedAt: at('2026-03-02T12:00'), resolvedAt: at('2026-03-02T11:00') });
    expect(told([silent], 'responded', 'assessed')).toBe('0 of 1');
  });
});

describe('a case that was late', () => {
  const late = example('1', { respondedAt: at('2026-03-02T13:00:00.001'), resolvedAt: at('2026-03-05T17:30:00.001') });

  it('is a millisecond late and not in time, but resolved', () => {
    expect(told([late], 'responded', 'assessed')).toBe('0 of 1');
    expect(told([late], 'resolvedInTime', 'assessed')).toBe('0 of 1');
    expect(told([late], 'resolved', 'assessed')).toBe('1 of 1');
    expect(told([late], 'sameDay', 'assessed')).toBe('0 of 1');
  });

  it('is in time at the very limit', () => {
    const justInTime = example('1', { respondedAt: at('2026-03-02T13:00'), resolvedAt: at('2026-03-05T17:30') });
    expect(told([justInTime], 'responded', 'assessed')).toBe('1 of 1');
    expect(told([justInTime], 'resolvedInTime', 'assessed')).toBe('1 of 1');
  });
});

describe('a case that is not due', () => {
  const open = example('1', { ...untouched });

  it('is held against nobody before its limit, and from its limit on', () => {
    expect(told([open], 'responded', 'assessed', { asOf: at('2026-03-02T12:59:59.999') })).toBe('0 of 0');
    expect(told([open], 'responded', 'assessed', { asOf: at('2026-03-02T13:00') })).toBe('0 of 1');
    expect(told([open], 'resolved', 'assessed', { asOf: at('2026-03-05T12:00') })).toBe('0 of 0');
    expect(told([open], 'sameDay', 'assessed', { asOf: at('2026-03-02T23:59') })).toBe('0 of 0');
    expect(told([open], 'sameDay', 'assessed', { asOf: at('2026-03-03T00:00') })).toBe('0 of 1');
  });

  it('counts as soon as it is done, before its limit', () => {
    const answered = example('1', unresolved);
    expect(told([answered], 'responded', 'assessed', { asOf: at('2026-03-02T10:00') })).toBe('1 of 1');
    expect(told([answered], 'resolved', 'assessed', { asOf: at('2026-03-02T10:00') })).toBe('0 of 0');
  });

  it('is not due on the basis of creation either', () => {
    const ask = { asOf: at('2026-03-02T12:00'), basis: 'created' } as const;
    expect(told([open, example('2')], 'resolved', 'assessed', ask)).toBe('1 of 1');
  });
});

describe('a case that was not reached', () => {
  const unreached = {
    followedUpAt: null,
    closeReason: 'unreached',
    attempts: 3,
    contacted: null,
    solved: null,
    handling: null,
  } as const;

  it('was called and is in no answer, neither as satisfied nor as dissatisfied', () => {
    const facts = [example('1'), example('2', unreached)];
    expect(both(facts, 'satisfied')).toEqual(['1 of 1', '1 of 1']);
    expect(both(facts, 'solved')).toEqual(['1 of 1', '1 of 1']);
    expect(both(facts, 'called')).toEqual(['2 of 2', '2 of 2']);
    expect(both(facts, 'reached')).toEqual(['1 of 2', '1 of 2']);
    expect(both(facts, 'resolved')).toEqual(['2 of 2', '2 of 2']);
  });

  it('in a second round does not take back what was said after the first', () => {
    const again = example('1', { ...unreached, round: 2, rounds: [round()] });
    expect(both([again], 'satisfied')).toEqual(['0 of 1', '0 of 1']);
  });
});

describe('where nobody was reached (V = 0)', () => {
  it('there is no rate, and certainly not 0', () => {
    const rate = rateOf('satisfied', noCounts, { basis: 'natural', weighting });
    expect(rate.of).toBe(0);
    expect(valueIn(rate)).toBeNull();
  });
});

describe('half answers', () => {
  const facts = [
    example('1'),
    example('2', { solved: 'partly', handling: 'fair', process: 'fair', contacted: false }),
    example('3', { solved: 'no', handling: 'unsatisfied', process: 'satisfied' }),
  ];

  it('count for what the scheme says they are worth', () => {
    expect(told(facts, 'satisfied', 'assessed')).toBe('19/10 of 3');
    expect(told(facts, 'satisfiedStrictly', 'assessed')).toBe('1 of 3');
    expect(told(facts, 'processSatisfied', 'assessed')).toBe('29/10 of 3');
    expect(told(facts, 'solved', 'assessed')).toBe('1 of 3');
    expect(told(facts, 'contacted', 'assessed')).toBe('2 of 3');
  });

  it('of a solution may be worth something', () => {
    const counts = countFacts(
      facts,
      { period: march, scope: 'full', asOf: at('2026-04-01T00:00'), counting: defaultCounting },
      () => 'all',
    );
    const rate = rateOf('solved', counts.get('all') ?? noCounts, {
      basis: 'natural',
      weighting: { ...weighting, partly: exact('0.5') },
    });
    expect([exactText(rate.part), rate.of]).toEqual(['3/2', 3]);
  });
});

describe('a case that is excluded by decision', () => {
  const bad = { respondedAt: at('2026-03-02T15:00'), solved: 'no', handling: 'unsatisfied' } as const;

  it('leaves the assessed scope whole, and is counted beside the rate', () => {
    const facts = [example('1'), example('2', { ...bad, excluded: { reason: 'not-our-duty' } })];
    expect(both(facts, 'responded')).toEqual(['1 of 2', '1 of 1']);
    expect(both(facts, 'satisfied')).toEqual(['1 of 2', '1 of 1']);
    const [full, assessed] = (['full', 'assessed'] as const).map((scope) => {
      const question = { period: march, scope, asOf: at('2026-04-01T00:00'), counting: defaultCounting };
      return countFacts(facts, question, () => 'all').get('all') ?? noCounts;
    }) as [typeof noCounts, typeof noCounts];
    expect(rateLine('satisfied', { full, assessed }, { scope: 'assessed', basis: 'natural', weighting }).excluded).toBe(1);
    expect(exclusionShare({ full, assessed })).toEqual({ part: exact('1'), of: 2 });
  });

  it('leaves only what the decision says', () => {
    const facts = [example('1', { ...bad, excluded: { reason: 'against-rules', leaves: ['answers'] } })];
    expect(told(facts, 'responded', 'assessed')).toBe('0 of 1');
    expect(told(facts, 'satisfied', 'assessed')).toBe('0 of 0');
  });

  it('never leaves the full scope, whatever reason was written down', () => {
    const facts = [example('1', { ...bad, excluded: { reason: 'merged' } })];
    expect(both(facts, 'responded')).toEqual(['0 of 1', '0 of 0']);
  });
});

describe('cases that the facts exclude', () => {
  it.each<[string, Partial<MeasureFact>, readonly [string, string]]>([
    ['declined: nowhere', { ...untouched, phase: 'declined' }, ['0 of 0', '0 of 0']],
    ['merged: the main case counts', { ...untouched, mergedInto: '9' }, ['0 of 0', '0 of 0']],
    ['archived elsewhere: nowhere', { closeReason: 'archived-elsewhere' }, ['0 of 0', '0 of 0']],
    ['an inquiry answered at once', { nature: 'inquiry', answeredDirectly: true }, ['1 of 1', '0 of 0']],
    ['praise', { nature: 'praise' }, ['1 of 1', '0 of 0']],
    ['a category that does not count', { assessed: false }, ['1 of 1', '0 of 0']],
    ['facts that never came', { closeReason: 'facts-never-came' }, ['1 of 1', '0 of 0']],
  ])('%s', (_, changes, expected) => {
    expect(both([example('1', changes)], 'resolved')).toEqual(expected);
  });

  it('a complaint answered at once stays', () => {
    expect(both([example('1', { answeredDirectly: true })], 'satisfied')).toEqual(['1 of 1', '1 of 1']);
  });

  it('a case never accepted is none', () => {
    expect(both([example('1', { ...untouched, acceptedAt: null })], 'resolved')).toEqual(['0 of 0', '0 of 0']);
  });
});

describe('a withdrawn case', () => {
  const withdrawn = (wall: string) => example('1', { ...untouched, phase: 'withdrawn', endedAt: at(wall) });

  it('owes in the full scope what had fallen due before, and nothing in the assessed', () => {
    expect(both([withdrawn('2026-03-02T12:00')], 'responded')).toEqual(['0 of 0', '0 of 0']);
    expect(both([withdrawn('2026-03-02T14:00')], 'responded')).toEqual(['0 of 1', '0 of 0']);
    expect(both([withdrawn('2026-03-02T14:00')], 'resolved')).toEqual(['0 of 0', '0 of 0']);
  });
});

describe('a case on the ledger (挂账)', () => {
  const facts = [example('1'), example('2', { ...unresolved, onLedger: true })];

  it('leaves 办结率, not 响应率, and is a number of its own', () => {
    expect(both(facts, 'resolved')).toEqual(['1 of 2', '1 of 1']);
    expect(both(facts, 'sameDay')).toEqual(['1 of 2', '1 of 1']);
    expect(both(facts, 'responded')).toEqual(['2 of 2', '2 of 2']);
    expect(both(facts, 'onLedger')).toEqual(['1 of 2', '1 of 2']);
  });

  it('does not leave 满意率', () => {
    const rated = example('1', { onLedger: true, handling: 'unsatisfied' });
    expect(both([rated], 'satisfied')).toEqual(['0 of 1', '0 of 1']);
  });
});

describe('a reworked case', () => {
  const again = {
    round: 2,
    respondBy: at('2026-03-04T13:00'),
    respondedAt: at('2026-03-04T10:00'),
    resolveBy: at('2026-03-06T17:30'),
    resolvedAt: at('2026-03-05T10:00'),
    followedUpAt: at('2026-03-06T10:00'),
    rounds: [round()],
  } as const;

  it('counts once, with the answer of its last round, and as a rework', () => {
    const facts = [example('1', again)];
    expect(told(facts, 'satisfied', 'assessed')).toBe('1 of 1');
    expect(told(facts, 'solved', 'assessed')).toBe('1 of 1');
    expect(told(facts, 'solvedAtOnce', 'assessed')).toBe('0 of 1');
    expect(told(facts, 'reworked', 'assessed')).toBe('1 of 1');
    expect(told(facts, 'resolvedInTime', 'assessed')).toBe('1 of 1');
    expect(told(facts, 'sameDay', 'assessed')).toBe('0 of 1');
  });

  it('that was late once stays late', () => {
    const facts = [example('1', { ...again, rounds: [round({ resolvedAt: at('2026-03-05T18:00') })] })];
    expect(told(facts, 'resolved', 'assessed')).toBe('1 of 1');
    expect(told(facts, 'resolvedInTime', 'assessed')).toBe('0 of 1');
  });

  it('reopened and not sent out again: the answer stands against the unit that got it, the work is nobody’s yet', () => {
    const reopened = example('1', {
      ...unresolved,
      phase: 'accepted',
      unit: null,
      firstResolvedAt: at('2026-03-02T16:00'),
      respondedAt: null,
      solved: 'no',
      handling: 'unsatisfied',
      round: 2,
      rounds: [round()],
    });
    expect(told([reopened], 'satisfied', 'assessed', { unit: 'logistics' })).toBe('0 of 1');
    expect(told([reopened], 'resolved', 'assessed', { unit: 'logistics' })).toBe('0 of 0');
    expect(told([reopened], 'responded', 'assessed')).toBe('0 of 0');
    expect(told([reopened], 'resolved', 'assessed')).toBe('0 of 1');
  });

  it('reopened is still a closing, and a rework, in the month it was first closed', () => {
    const reopened = example('1', { ...again, resolvedAt: null, followedUpAt: null, phase: 'accepted' });
    expect(told([reopened], 'reworked', 'assessed')).toBe('1 of 1');
    expect(told([reopened], 'resolved', 'assessed')).toBe('0 of 1');
  });

  it('in its third round has the answer of the second until there is another', () => {
    const rounds = [round(), round({ solved: 'yes', handling: 'fair', followedUpAt: at('2026-03-09T10:00') })];
    const third = example('1', { ...again, round: 3, followedUpAt: null, rounds });
    expect(told([third], 'satisfied', 'assessed')).toBe('9/10 of 1');
    expect(told([third], 'solvedAtOnce', 'assessed')).toBe('0 of 1');
    expect(told([example('1', { ...third, rounds: [...rounds, round({ followedUpAt: null })] })], 'solved', 'assessed')).toBe(
      '1 of 1',
    );
  });

  it('given to another unit does not burden it with the old answer', () => {
    const moved = example('1', { ...again, unit: 'network', followedUpAt: null });
    expect(told([moved], 'satisfied', 'assessed', { unit: 'network' })).toBe('0 of 0');
    expect(told([moved], 'satisfied', 'assessed', { unit: 'logistics' })).toBe('0 of 1');
    expect(told([moved], 'resolved', 'assessed', { unit: 'network' })).toBe('1 of 1');
  });
});

describe('a co-handler', () => {
  const facts = [
    example('1', {
      subOrders: [
        {
          unit: 'network',
          dispatchedAt: at('2026-03-02T11:00'),
          respondBy: at('2026-03-02T15:00'),
          respondedAt: null,
          resolveBy: at('2026-03-04T17:30'),
          resolvedAt: at('2026-03-05T09:00'),
        },
      ],
    }),
  ];

  it('is charged with its own promises, not the lead', () => {
    expect(told(facts, 'responded', 'assessed', { unit: 'network' })).toBe('0 of 1');
    expect(told(facts, 'resolved', 'assessed', { unit: 'network' })).toBe('1 of 1');
    expect(told(facts, 'resolvedInTime', 'assessed', { unit: 'network' })).toBe('0 of 1');
    expect(told(facts, 'responded', 'assessed', { unit: 'logistics' })).toBe('1 of 1');
    expect(told(facts, 'satisfied', 'assessed', { unit: 'network' })).toBe('0 of 0');
  });

  it('owes nothing before its limit', () => {
    expect(told(facts, 'responded', 'assessed', { unit: 'network', asOf: at('2026-03-02T14:59') })).toBe('0 of 0');
  });

  it('is in the school’s total, unless the scheme counts only leads', () => {
    expect(told(facts, 'responded', 'assessed')).toBe('1 of 2');
    expect(told(facts, 'responded', 'assessed', { subOrders: false })).toBe('1 of 1');
  });
});

describe('returned dispatches', () => {
  const facts = [
    example('1', {
      unit: 'network',
      dispatches: 2,
      returns: 1,
      dispatchLog: [
        { unit: 'logistics', at: at('2026-03-02T09:10'), returned: 'upheld' },
        { unit: 'network', at: at('2026-03-02T11:00'), returned: 'no' },
      ],
    }),
    example('2', { dispatchLog: [{ unit: 'logistics', at: at('2026-03-02T09:10'), returned: 'refused' }] }),
  ];

  it('make the first dispatch wrong when upheld', () => {
    expect(told(facts, 'sentRight', 'assessed')).toBe('1 of 2');
  });

  it('are the returning unit’s, and unfounded when refused', () => {
    expect(told(facts, 'handedBack', 'assessed', { unit: 'logistics' })).toBe('2 of 2');
    expect(told(facts, 'handBackRefused', 'assessed', { unit: 'logistics' })).toBe('1 of 2');
    expect(told(facts, 'handedBack', 'assessed', { unit: 'network' })).toBe('0 of 1');
  });
});

describe('当日办结', () => {
  it.each([
    ['before the cut-off, on the same day', '2026-03-02T16:59', '2026-03-02T23:59', '1 of 1'],
    ['before the cut-off, on the next day', '2026-03-02T16:59', '2026-03-03T00:00:00.001', '0 of 1'],
    ['after the cut-off, on the next day', '2026-03-02T17:00', '2026-03-03T20:00', '1 of 1'],
    ['after the cut-off, a day later', '2026-03-02T17:00', '2026-03-04T09:00', '0 of 1'],
    ['over a month’s end', '2026-03-31T18:00', '2026-04-01T09:00', '1 of 1'],
  ])('%s', (_, accepted, resolved, expected) => {
    const fact = example('1', { acceptedAt: at(accepted), resolvedAt: at(resolved), firstResolvedAt: at(resolved) });
    expect(told([fact], 'sameDay', 'assessed')).toBe(expected);
  });
});

describe('the ends of a period', () => {
  const due = (wall: string) => example('1', { respondBy: at(wall), respondedAt: at(wall) });

  it.each<[string, string, PeriodRule, string, string]>([
    ['the first moment of March', '2026-03-01T00:00', month, '2026-03-15T00:00', '1 of 1'],
    ['the last moment of February', '2026-02-28T23:59:59.999', month, '2026-03-15T00:00', '0 of 0'],
    ['that moment in February', '2026-02-28T23:59:59.999', month, '2026-02-15T00:00', '1 of 1'],
    ['the first moment of April', '2026-04-01T00:00', month, '2026-03-15T00:00', '0 of 0'],
    ['29 February', '2028-02-29T12:00', month, '2028-02-01T00:00', '1 of 1'],
    ['the last moment of a month of 30 days', '2026-04-30T23:59:59.999', month, '2026-04-01T00:00', '1 of 1'],
    ['the last moment of a month of 31 days', '2026-03-31T23:59:59.999', month, '2026-03-01T00:00', '1 of 1'],
    ['the last moment of the 18th', '2026-03-18T23:59:59.999', monthFrom19, '2026-03-01T00:00', '1 of 1'],
    ['the first moment of the 19th', '2026-03-19T00:00', monthFrom19, '2026-03-01T00:00', '0 of 0'],
    ['noon, in the window that begins', '2026-03-05T12:00', noonToNoon, '2026-03-05T12:00', '1 of 1'],
    ['noon, not in the window that ends', '2026-03-05T12:00', noonToNoon, '2026-03-05T11:59', '0 of 0'],
    ['midnight', '2026-03-06T00:00', naturalDay, '2026-03-05T12:00', '0 of 0'],
    ['a Sunday’s last moment', '2026-03-08T23:59:59.999', week, '2026-03-02T00:00', '1 of 1'],
  ])('%s', (_, wall, rule, inside, expected) => {
    const period = of(inside, rule);
    expect(told([due(wall)], 'responded', 'assessed', { period, asOf: at('2028-06-01T00:00') })).toBe(expected);
  });
});

describe('a 调休 week', () => {
  const calendar: Calendar = {
    version: 7,
    hours: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    years: [2025],
    days: {
      '2025-09-28': { kind: 'makeup', name: '国庆节调休' },
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((d) => [`2025-10-0${d}`, { kind: 'holiday' as const, name: '国庆节' }])),
    },
    school: [],
  };
  const limited = (accepted: string, responded: string) =>
    example('1', {
      acceptedAt: at(accepted),
      respondBy: deadline(at(accepted), { unit: 'workMinutes', amount: 120 }, calendar).at,
      respondedAt: at(responded),
    });

  it('counts the make-up Sunday in its own week', () => {
    const fact = limited('2025-09-28T10:00', '2025-09-28T11:59');
    expect(told([fact], 'responded', 'assessed', { period: of('2025-09-22T00:00', week) })).toBe('1 of 1');
    expect(told([fact], 'responded', 'assessed', { period: of('2025-09-29T00:00', week) })).toBe('0 of 0');
  });

  it('puts what is accepted before the holiday into the month of its limit, and into September by creation', () => {
    const fact = limited('2025-09-30T16:30', '2025-10-09T09:30');
    const [september, october] = [of('2025-09-15T00:00', month), of('2025-10-15T00:00', month)];
    expect(fact.respondBy).toBe(at('2025-10-09T09:30'));
    expect(told([fact], 'responded', 'assessed', { period: september })).toBe('0 of 0');
    expect(told([fact], 'responded', 'assessed', { period: october })).toBe('1 of 1');
    expect(told([fact], 'responded', 'assessed', { period: september, basis: 'created' })).toBe('1 of 1');
  });
});

describe('one case, five bases', () => {
  const fact = example('1', {
    acceptedAt: at('2026-01-10T09:00'),
    respondBy: at('2026-02-10T09:00'),
    resolveBy: at('2026-03-10T09:00'),
    firstResolvedAt: at('2026-04-10T09:00'),
    resolvedAt: at('2026-04-10T09:00'),
    followedUpAt: at('2026-05-10T09:00'),
  });
  const months = (measure: MeasureId, basis: Basis) =>
    ['01', '02', '03', '04', '05'].filter(
      (m) => !told([fact], measure, 'assessed', { period: of(`2026-${m}-15T00:00`, month), basis }).endsWith('of 0'),
    );

  it.each<[Basis, string]>([
    ['created', '01'],
    ['due', '03'],
    ['closed', '04'],
    ['calledBack', '05'],
  ])('%s puts all measures into month %s', (basis, expected) => {
    expect(months('responded', basis)).toEqual([expected]);
    expect(months('resolved', basis)).toEqual([expected]);
    expect(months('satisfied', basis)).toEqual([expected]);
  });

  it('natural puts each where it belongs', () => {
    expect(months('responded', 'natural')).toEqual(['02']);
    expect(months('resolved', 'natural')).toEqual(['03']);
    expect(months('reworked', 'natural')).toEqual(['04']);
    expect(months('satisfied', 'natural')).toEqual(['05']);
    expect(months('sameDay', 'natural')).toEqual(['01']);
  });
});
