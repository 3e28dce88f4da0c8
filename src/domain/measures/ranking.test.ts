import { describe, expect, it } from 'vitest';
import type { Assessment } from './assessment.ts';
import { type Counts, noCounts, regrouped, successorOf } from './count.ts';
import { compare, shown } from './fraction.ts';
import { byKind, groupOf } from './grouping.ts';
import {
  beijingAssessment,
  beijingDistrict,
  pointsLaw,
  schoolAssessment,
  schoolThreeRates,
  suggestedDeeds,
  thirtyThirtyFive,
} from './presets.ts';
import { type RankLine, rank, type UnitCounts } from './ranking.ts';
import type { Scheme } from './scheme.ts';
import { type Deed, scoreOf } from './score.ts';
import type { Tally } from './tally.ts';

const assessment = (scheme: Scheme, changes: Partial<Assessment> = {}): Assessment => ({
  ...schoolAssessment,
  scheme,
  ...changes,
});
const counted = (tallies: Partial<Counts>): UnitCounts['counts'] => {
  const counts = { ...noCounts, ...tallies };
  return { full: counts, assessed: counts };
};
const unit = (
  id: string,
  counts: UnitCounts['counts'],
  group: string | null = 'department',
  deeds: readonly Deed[] = [],
): UnitCounts => ({
  unit: id,
  group,
  counts,
  deeds,
});
/** `solved` of `valid` answers, all of them contacted and satisfied. */
const answered = (solved: number, valid: number, received = valid) =>
  counted({ created: { received }, calledBack: { valid, contacted: valid, solved, satisfied: valid } });

// 10 answers: 9 contacted, 8 solved, 6 satisfied, 2 fair. 20 promises: 18 answered in time, 19 resolved, 18 in time, 19 signed in time.
const exampleCounts = counted({
  created: { received: 20 },
  responseDue: { respondOwed: 20, respondMet: 19, respondInTime: 18, signOwed: 20, signInTime: 19 },
  due: { resolveOwed: 20, resolveMet: 19, resolveInTime: 18 },
  calledBack: { valid: 10, contacted: 9, solved: 8, partlySolved: 1, satisfied: 6, fair: 2 },
});

describe('the score', () => {
  it.each<[string, Scheme, string]>([
    ['10×0.9 + 50×0.8 + 40×(6+2×0.9)/10 = 9 + 40 + 31.2', beijingDistrict, '80.20'],
    ['30×0.9 + 35×0.8 + 35×0.78 = 27 + 28 + 27.3', thirtyThirtyFive, '82.30'],
    ['100/3 × (0.9 + 0.95 + 0.78) = 87.666…', schoolThreeRates, '87.67'],
    ['(25−1.25×5) + (25−10) + (25−0.5×18) + (25−0.5×17) = 18.75 + 15 + 16 + 16.5', pointsLaw, '66.25'],
    ['部分解决 at 0.5: 9 + 50×0.85 + 31.2', { ...beijingDistrict, partly: '0.5' }, '82.70'],
    ['基本满意 at 0: 9 + 40 + 24', { ...beijingDistrict, fair: '0' }, '73.00'],
  ])('%s', (_, scheme, expected) => {
    expect(shown(scoreOf(exampleCounts, [], assessment(scheme)).score!, 2)).toBe(expected);
  });

  it('is none where an item has nothing to measure, never 0', () => {
    const silent = counted({ responseDue: { respondOwed: 12, respondInTime: 12 }, due: { resolveOwed: 12, resolveMet: 12 } });
    expect(scoreOf(silent, [], assessment(schoolThreeRates))).toMatchObject({ score: null, lowScore: null, n: 0 });
  });

  it('takes penalties and bonuses, counted or verified, within their caps', () => {
    const deeds: readonly Deed[] = [
      ...Array.from({ length: 9 }, () => ({ kind: 'proactive' as const, caseId: null })),
      { kind: 'fakeClosing', caseId: '7' },
    ];
    const score = scoreOf(exampleCounts, deeds, assessment({ ...beijingDistrict, deeds: suggestedDeeds }));
    // +3 (9 × 0.5, capped) − 0.4 (2 overdue × 0.2) − 2
    expect(shown(score.score!, 2)).toBe('80.80');
    expect(score.vetoed).toBe(false);
    expect(score.deeds.find((deed) => deed.kind === 'overdue')).toMatchObject({ count: 2 });
  });

  it('reads the scope and the basis of the assessment', () => {
    const counts = {
      full: { ...noCounts, created: { valid: 4, contacted: 4, solved: 1, satisfied: 4 } },
      assessed: { ...noCounts, created: { valid: 2, contacted: 2, solved: 1, satisfied: 2 } },
    };
    const full = scoreOf(counts, [], beijingAssessment);
    expect(shown(full.score!, 2)).toBe('62.50');
    expect(full.items.map((item) => item.line.excluded)).toEqual([2, 2, 2]);
    expect(shown(scoreOf(counts, [], { ...beijingAssessment, scope: 'assessed' }).score!, 2)).toBe('75.00');
    expect(scoreOf(counts, [], { ...beijingAssessment, basis: 'natural' }).score).toBeNull();
  });
});

describe('a ranking', () => {
  const lines = (units: readonly UnitCounts[], changes: Partial<Assessment> = {}): readonly RankLine[] =>
    rank(units, assessment(beijingDistrict, changes), []).groups[0]?.lines ?? [];
  const places = (units: readonly UnitCounts[]) => lines(units).map((line) => [line.unit, line.rank]);

  it('gives equals one rank and skips the next', () => {
    const units = [
      unit('d', answered(5, 20)),
      unit('a', answered(20, 20)),
      unit('c', answered(10, 20)),
      unit('b', answered(20, 40, 99)),
    ];
    expect(places(units)).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('tells apart what rounds to the same digits', () => {
    const units = [unit('a', answered(999_998, 1_000_000)), unit('b', answered(999_999, 1_000_000))];
    const [first, second] = lines(units);
    expect([first?.unit, second?.unit]).toEqual(['b', 'a']);
    expect(shown(first!.score.score!, 1)).toBe(shown(second!.score.score!, 1));
  });

  it('leaves out whoever has too few answers, good or bad, and says so', () => {
    const units = [
      unit('a', answered(10, 20)),
      unit('perfect', answered(9, 9)),
      unit('awful', answered(0, 9)),
      unit('silent', counted({})),
    ];
    expect(lines(units).map(({ unit: id, rank: r, unranked }) => [id, r, unranked])).toEqual([
      ['a', 1, null],
      ['awful', null, 'too-few'],
      ['perfect', null, 'too-few'],
      ['silent', null, 'too-few'],
    ]);
  });

  it('takes the smallest n of all items', () => {
    const scarce = counted({
      responseDue: { respondOwed: 9, respondInTime: 9 },
      due: { resolveOwed: 30, resolveMet: 30 },
      calledBack: { valid: 30, satisfied: 30 },
    });
    expect(rank([unit('a', scarce)], assessment(schoolThreeRates), []).groups[0]?.lines[0]).toMatchObject({
      unranked: 'too-few',
      score: { n: 9 },
    });
  });

  it('names who was vetoed and does not rank it', () => {
    const scheme = { ...beijingDistrict, deeds: suggestedDeeds };
    const units = [unit('a', answered(10, 20)), unit('b', answered(20, 20), 'department', [{ kind: 'leak', caseId: '1' }])];
    expect(lines(units, { scheme }).map(({ unit: id, rank: r, unranked }) => [id, r, unranked])).toEqual([
      ['a', 1, null],
      ['b', null, 'vetoed'],
    ]);
  });

  it('has a second column that trusts large numbers more', () => {
    const [small, large] = lines([unit('small', answered(10, 10)), unit('large', answered(199, 200))]);
    expect([small?.unit, small?.rank, small?.lowRank]).toEqual(['small', 1, 2]);
    expect([large?.unit, large?.rank, large?.lowRank]).toEqual(['large', 2, 1]);
    expect(compare(small!.score.lowScore!, small!.score.score!)).toBeLessThan(0);
  });

  it('compares like with like', () => {
    const units = [
      unit('a', answered(10, 20)),
      unit('college', answered(5, 20), 'college'),
      unit('leaders', answered(20, 20), null),
      unit('', answered(1, 20), null),
    ];
    const ranking = rank(units, assessment(beijingDistrict), []);
    expect(ranking.groups.map(({ group, lines: all }) => [group, all.map((line) => line.rank)])).toEqual([
      ['department', [1]],
      ['college', [1]],
      ['service', []],
      ['contractor', []],
    ]);
    // The unranked and the unassigned are in the school's total: 36 of 80 solved.
    expect(shown(ranking.total.score.score!, 2)).toBe('72.50');
    expect(ranking.total.received).toBe(80);
  });

  it('totals are pooled, not means of rates', () => {
    const units = [unit('a', answered(1, 1)), unit('b', answered(0, 99))];
    const solved = rank(units, assessment(beijingDistrict), []).groups[0]?.total.score.items.find(
      (item) => item.measure === 'solved',
    );
    expect(solved?.line.rate).toMatchObject({ part: { num: 1n }, of: 100 });
  });

  it('says who progressed most, among those ranked in both periods', () => {
    const before = [
      unit('a', answered(18, 20)),
      unit('b', answered(4, 20)),
      unit('c', answered(10, 20)),
      unit('d', answered(1, 5)),
      unit('e', answered(12, 20)),
    ];
    const now = [
      unit('a', answered(18, 20)),
      unit('b', answered(14, 20)),
      unit('c', answered(5, 20)),
      unit('d', answered(20, 20)),
      unit('e', answered(12, 20)),
    ];
    const progress = rank(now, assessment(beijingDistrict), before).groups[0]?.progress ?? [];
    expect(progress.map((line) => [line.unit, line.rank, shown(line.change, 1), line.rankBefore, line.rankNow])).toEqual([
      ['b', 1, '25.0', 4, 3],
      ['a', 2, '0.0', 1, 2],
      ['e', 2, '0.0', 2, 4],
      ['c', 4, '-12.5', 3, 5],
    ]);
  });
});

describe('a unit', () => {
  it('is ranked with its kind, unless the school placed it elsewhere', () => {
    const grouping = { ...byKind, placed: { clinic: 'service', archive: null } };
    expect(groupOf(grouping, { id: 'office', group: 'department' })).toBe('department');
    expect(groupOf(grouping, { id: 'clinic', group: 'department' })).toBe('service');
    expect(groupOf(grouping, { id: 'archive', group: 'department' })).toBeNull();
    expect(groupOf(grouping, { id: 'leaders', group: 'leadership' })).toBeNull();
  });

  it('that was merged keeps its history, and the view as of now adds it to its successor', () => {
    const tally = (received: number): Tally => ({ received });
    const then = new Map([
      ['old', { ...noCounts, created: tally(3) }],
      ['older', { ...noCounts, created: tally(2) }],
      ['new', { ...noCounts, created: tally(5) }],
    ]);
    const successors = { older: 'old', old: 'new' };
    const now = regrouped(then, (id) => successorOf(id, successors));
    expect([...now]).toEqual([['new', { ...noCounts, created: { received: 10 } }]]);
    expect(regrouped(then, (id) => (id === 'new' ? 'group' : null)).get('group')?.created.received).toBe(5);
    expect(regrouped(then, () => null).size).toBe(0);
    expect(then.get('old')?.created.received).toBe(3);
    expect(() => successorOf('a', { a: 'b', b: 'a' })).toThrow(RangeError);
  });
});
