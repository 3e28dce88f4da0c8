import { describe, expect, it } from 'vitest';
import { behind } from './behind.ts';
import { countFacts, noCounts } from './count.ts';
import { defaultCounting } from './entry.ts';
import { at, exampleFact as example, untouched } from './exampleFact.ts';
import { exact, exactText, shown, sum } from './fraction.ts';
import { lostByReason, lostPoints } from './lostPoints.ts';
import { month, type Period, periodAt } from './period.ts';
import { pointsLaw, schoolAssessment, suggestedDeeds, thirtyThirtyFive } from './presets.ts';

const facts = [
  example('1'),
  example('2', { handling: 'fair' }),
  example('3', { solved: 'no', handling: 'unsatisfied' }),
  example('4', { respondedAt: at('2026-03-02T14:00'), solved: 'partly' }),
  example('5', untouched),
  example('6', { unit: 'network', solved: 'no', handling: 'unsatisfied' }),
  example('7', { excluded: { reason: 'malicious' }, solved: 'no', handling: 'unsatisfied' }),
  example('8', { ...untouched, respondBy: at('2026-03-31T17:00') }),
];
const ask = {
  period: periodAt(at('2026-03-15T00:00'), month, []) as Period,
  asOf: at('2026-03-31T12:00'),
  counting: defaultCounting,
  assessment: { ...schoolAssessment, scheme: thirtyThirtyFive },
  deeds: [],
};

describe('why points were lost', () => {
  const { items, score } = lostPoints(facts, 'logistics', ask);
  const told = items.map(({ measure, lost, cases }) => [
    measure,
    shown(lost, 2),
    cases.map((c) => `${c.caseId} ${c.reason} ${exactText(c.points)}`),
  ]);

  it('is told down to the case', () => {
    expect(told).toEqual([
      // 5 due: 1 late, 1 never; 30/5 each.
      ['responded', '12.00', ['4 contacted-late 6', '5 never-contacted 6']],
      // 4 answers, 2 not solved; 35/4 each.
      ['solved', '17.50', ['3 unsolved 35/4', '4 partly-solved 35/4']],
      // 4 answers: one worth 0, one worth 0.9.
      ['satisfied', '9.63', ['3 unsatisfied 35/4', '2 fair 7/8']],
    ]);
  });

  it('adds up exactly to what is missing from the score', () => {
    for (const { lost, cases } of items) expect(sum(cases.map((c) => c.points))).toEqual(lost);
    expect(shown(score.score!, 4)).toBe('60.8750');
  });

  it('is spread in proportion where a law bends', () => {
    const assessment = { ...schoolAssessment, scheme: pointsLaw };
    const solved = lostPoints(facts, 'logistics', { ...ask, assessment }).items.find((item) => item.measure === 'solved');
    // 50 % solved is at the floor: 12.5 of 25, half from each case.
    expect(solved?.cases.map((c) => exactText(c.points))).toEqual(['25/4', '25/4']);
  });

  it.each([thirtyThirtyFive, pointsLaw])('is the same by reason from the counts alone ($id)', (scheme) => {
    const assessment = { ...schoolAssessment, scheme: { ...scheme, deeds: suggestedDeeds } };
    const own = (scope: 'full' | 'assessed') =>
      countFacts(facts, { ...ask, scope }, (place) => place.unit).get('logistics') ?? noCounts;
    const byReason = lostByReason({ full: own('full'), assessed: own('assessed') }, [], assessment);
    const byCase = lostPoints(facts, 'logistics', { ...ask, assessment });
    expect(byReason.items.map(({ measure, lost }) => [measure, lost])).toEqual(
      byCase.items.map(({ measure, lost }) => [measure, lost]),
    );
    for (const [i, { cases }] of byCase.items.entries()) {
      const reasons = Map.groupBy(cases, (each) => each.reason);
      expect(new Map(byReason.items[i]?.reasons.map((each) => [each.reason, [each.accounts, each.points]]))).toEqual(
        new Map([...reasons].map(([reason, some]) => [reason, [some.length, sum(some.map(({ points }) => points))]])),
      );
    }
    expect(byReason.bonuses).toEqual([]);
    expect(byReason.penalties).toEqual(
      byCase.penalties.map(({ kind, points, caseIds }) => ({ kind, points, count: caseIds.length })),
    );
  });

  it('tells beside the losses what verified deeds earned, within the cap of their kind', () => {
    const assessment = { ...schoolAssessment, scheme: { ...thirtyThirtyFive, deeds: suggestedDeeds } };
    const deeds = Array.from({ length: 7 }, () => ({ kind: 'proactive' as const, caseId: null }));
    const none = { full: noCounts, assessed: noCounts };
    expect(lostByReason(none, deeds, assessment).bonuses).toEqual([{ kind: 'proactive', count: 7, points: exact('3') }]);
    expect(lostByReason(none, deeds, schoolAssessment).bonuses).toEqual([]);
  });

  it('names the cases behind penalties', () => {
    const assessment = { ...ask.assessment, scheme: { ...thirtyThirtyFive, deeds: suggestedDeeds } };
    const deeds = [
      { kind: 'fakeClosing', caseId: '3' },
      { kind: 'proactive', caseId: null },
    ] as const;
    expect(lostPoints(facts, 'logistics', { ...ask, assessment, deeds }).penalties).toEqual([
      { kind: 'overdue', points: exact('-0.4'), caseIds: ['5', '8'] },
      { kind: 'fakeClosing', points: exact('-2'), caseIds: ['3'] },
    ]);
  });
});

describe('the accounts behind a rate', () => {
  it('are the way of an auditor from the rate to its cases', () => {
    const question = {
      ...ask,
      scope: 'assessed',
      basis: 'natural',
      weighting: { fair: exact('0.9'), partly: exact('0'), subOrders: true },
    } as const;
    const accounts = behind('satisfied', facts, question, (entry) => entry.unit === 'logistics');
    expect(accounts.map((a) => [a.caseId, exactText(a.part), a.of, a.reason])).toEqual([
      ['1', '1', 1, null],
      ['2', '9/10', 1, 'fair'],
      ['3', '0', 1, 'unsatisfied'],
      ['4', '1', 1, null],
    ]);
    expect(behind('extended', facts, question, () => true).every((a) => a.reason === null)).toBe(true);
  });
});
