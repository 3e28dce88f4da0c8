import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMoment, factChanges } from '../../../test/anyFact.ts';
import { behind } from './behind.ts';
import { canonical } from './canonical.ts';
import { type Cell, cellChanges, cellsOf, rolledUp } from './cell.ts';
import { type Counts, countCells, countFacts, type KeyOf, noCounts, pooled, type Question } from './count.ts';
import { defaultCounting, entriesOf } from './entry.ts';
import { exampleFact as example, unresolved } from './exampleFact.ts';
import type { MeasureFact } from './fact.ts';
import { compare, exact, fraction, sum, zero } from './fraction.ts';
import { lossesIn, measures, rateOf } from './measure.ts';
import { contains, daysWithin, fiveToFive, month, monthFrom19, naturalDay, noonToNoon, periodAt, span, week } from './period.ts';
import { isNothing, plus } from './tally.ts';
import { bases, measureIds, moments, scopes } from './vocabulary.ts';

const facts = fc.array(factChanges, { maxLength: 12 }).map((all) => all.map((change, i) => example(`c${i}`, change)));

const period = fc.oneof(
  fc
    .tuple(anyMoment, fc.constantFrom(naturalDay, noonToNoon, fiveToFive, week, month, monthFrom19))
    .map(([when, rule]) => periodAt(when, rule, []) as { from: string; to: string }),
  fc
    .tuple(anyMoment, anyMoment)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => span(a < b ? a : b, a < b ? b : a) as { from: string; to: string }),
);
const question: fc.Arbitrary<Question> = fc.record({
  period,
  scope: fc.constantFrom(...scopes),
  asOf: anyMoment,
  counting: fc.constant(defaultCounting),
});
const keys: readonly (readonly ['unitDay' | 'unitStretch' | 'spotDay', KeyOf])[] = [
  ['unitDay', (place) => place.unit],
  ['unitDay', () => 'all'],
  ['spotDay', (place) => `${place.categoryCode} ${place.placeId}`],
];

const sorted = (counts: ReadonlyMap<string, Counts>) =>
  canonical(
    [...counts].filter(([, value]) => moments.some((m) => !isNothing(value[m]))).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
const asText = (cells: readonly Cell[]) => cells.map(canonical).toSorted();

describe('whatever the facts', () => {
  it('roll-ups give the same counts as rows', () => {
    fc.assert(
      fc.property(facts, question, fc.constantFrom(...keys), (all, q, [rollUp, keyOf]) => {
        const cells = rolledUp(all, rollUp, q.counting);
        const byRows = sorted(countFacts(all, q, keyOf));
        expect(sorted(countCells({ cells, edgeFacts: all, openFacts: all }, q, keyOf))).toBe(byRows);

        // No more than what the docstring asks for is enough.
        const { edges } = daysWithin(q.period);
        const touches = (f: MeasureFact) =>
          entriesOf(f, q.counting).some((e) => moments.some((m) => edges.some((edge) => contains(edge, e.moments[m] ?? ''))));
        const isOpen = (f: MeasureFact) => entriesOf(f, q.counting).some((e) => e.open.some(({ by }) => by > q.asOf));
        const few = { cells, edgeFacts: all.filter(touches), openFacts: all.filter(isOpen) };
        expect(sorted(countCells(few, q, keyOf))).toBe(byRows);
      }),
      { numRuns: 150 },
    );
  });

  it('what is kept command by command equals what is counted anew', () => {
    fc.assert(
      fc.property(facts, facts, fc.constantFrom('unitDay', 'unitStretch', 'spotDay'), (before, after, rollUp) => {
        const kept = new Map<string, Cell>();
        const how = { rollUp, counting: defaultCounting };
        const ids = Math.max(before.length, after.length);
        for (let i = 0; i < ids; i++) {
          const steps = [...cellChanges(null, before[i] ?? null, how), ...cellChanges(before[i] ?? null, after[i] ?? null, how)];
          for (const { tally, ...where } of steps) {
            const key = canonical(where);
            kept.set(key, { ...where, tally: plus(kept.get(key)?.tally ?? {}, tally) });
          }
        }
        const left = [...kept.values()].filter((cell) => !isNothing(cell.tally));
        expect(asText(left)).toEqual(asText(rolledUp(after, rollUp, defaultCounting)));
      }),
    );
  });

  it('the total is the sum of the units, in every column', () => {
    fc.assert(
      fc.property(facts, question, (all, q) => {
        const byUnit = countFacts(all, q, (place) => place.unit ?? '');
        const total = countFacts(all, q, () => 'all').get('all') ?? noCounts;
        expect(canonical(pooled(byUnit.values()))).toBe(canonical(total));
      }),
    );
  });

  it('the order of the facts does not matter', () => {
    const shuffled = facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, question, ([all, mixed], q) => {
        expect(sorted(countFacts(mixed, q, (place) => place.unit))).toBe(sorted(countFacts(all, q, (place) => place.unit)));
      }),
    );
  });

  it('two halves of a period make the whole', () => {
    fc.assert(
      fc.property(facts, question, anyMoment, (all, q, cut) => {
        fc.pre(q.period.from < cut && cut < q.period.to);
        const count = (from: string, to: string) =>
          countFacts(all, { ...q, period: { from, to } }, () => 'all').get('all') ?? noCounts;
        const halves = [count(q.period.from, cut), count(cut, q.period.to)];
        expect(canonical(pooled(halves))).toBe(canonical(count(q.period.from, q.period.to)));
      }),
    );
  });

  it('every rate lies in 0..1, the accounts behind it add up to it, and so do those of each reason', () => {
    const weighting = { fair: exact('0.9'), partly: exact('0.5'), subOrders: true };
    fc.assert(
      fc.property(facts, question, fc.constantFrom(...bases), (all, q, basis) => {
        const counts = countFacts(all, q, () => 'all').get('all') ?? noCounts;
        for (const id of measureIds) {
          const rate = rateOf(id, counts, { basis, weighting });
          const accounts = behind(id, all, { ...q, basis, weighting }, () => true);
          expect(sum(accounts.map((a) => a.part))).toEqual(rate.part);
          expect(accounts.reduce((n, a) => n + a.of, 0)).toBe(rate.of);
          const losses = lossesIn(id, counts[basis === 'natural' ? measures[id].moment : basis], weighting);
          const counted = Map.groupBy(accounts, (a) => a.reason);
          counted.delete(null);
          expect(new Map(losses.map((loss) => [loss.reason, loss.accounts]))).toEqual(
            new Map([...counted].map(([reason, some]) => [reason, some.length])),
          );
          expect(compare(rate.part, zero)).toBeGreaterThanOrEqual(0);
          expect(compare(rate.part, fraction(rate.of))).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the assessed scope holds no more than the full one', () => {
    fc.assert(
      fc.property(facts, question, (all, q) => {
        const [full, assessed] = scopes.map((scope) => countFacts(all, { ...q, scope }, () => 'all').get('all') ?? noCounts);
        for (const m of moments) {
          const difference = plus(full?.[m] ?? {}, assessed?.[m] ?? {}, -1);
          expect(Object.values(difference).every((n) => n > 0)).toBe(true);
        }
      }),
    );
  });
});

describe('a case in the roll-ups', () => {
  it('lies on each of its moments', () => {
    const cells = cellsOf(example('1', unresolved), 'unitDay', defaultCounting);
    expect(cells.map((cell) => [cell.moment, cell.pile, cell.day, cell.unit, cell.categoryCode])).toEqual([
      ['created', 'assessed', '2026-03-02', 'logistics', null],
      ['responseDue', 'assessed', '2026-03-02', 'logistics', null],
      ['due', 'assessed', '2026-03-05', 'logistics', null],
    ]);
    expect(cells[0]?.tally).toEqual({
      received: 1,
      dispatched: 1,
      respondOwed: 1,
      respondMet: 1,
      respondInTime: 1,
      resolveOwed: 1,
      sameDayOwed: 1,
    });
  });

  it('lies on the other pile with what it leaves', () => {
    const cells = cellsOf(example('1', { ...unresolved, onLedger: true }), 'spotDay', defaultCounting);
    expect(
      cells.filter((cell) => cell.moment === 'due').map(({ pile, unit: u, placeId, tally }) => [pile, u, placeId, tally]),
    ).toEqual([
      ['assessed', null, 'library', { received: 1, dispatched: 1, ledger: 1, respondOwed: 1, respondMet: 1, respondInTime: 1 }],
      ['excluded', null, 'library', { resolveOwed: 1, sameDayOwed: 1 }],
    ]);
  });

  it('changes nothing when nothing that counts has changed', () => {
    const how = { rollUp: 'unitDay', counting: defaultCounting } as const;
    expect(cellChanges(example('1'), example('1', { channel: 'phone' }), how)).toEqual([]);
  });

  it('moves from unit to unit and leaves nothing behind', () => {
    const how = { rollUp: 'unitDay', counting: defaultCounting } as const;
    const moved = cellChanges(example('1'), example('1', { unit: 'network' }), how);
    expect(new Set(moved.map((cell) => [cell.unit, cell.tally.received].join()))).toEqual(new Set(['logistics,-1', 'network,1']));
  });
});
