import { describe, expect, it } from 'vitest';
import { canonical, differences } from './canonical.ts';
import { countFacts, noCounts } from './count.ts';
import { defaultCounting } from './entry.ts';
import { at, exampleFact as example, untouched } from './exampleFact.ts';
import type { MeasureFact } from './fact.ts';
import { exact } from './fraction.ts';
import { month, monthFrom19, naturalDay, type Period, type PeriodRule, periodAt, soFar, span, week, year } from './period.ts';
import { pointsLaw, schoolAssessment, thirtyThirtyFive } from './presets.ts';
import type { UnitCounts } from './ranking.ts';
import { freezingRefused, recomputed, type SnapshotInput, snapshotText } from './snapshot.ts';

const of = (wall: string, rule: PeriodRule) => periodAt(at(wall), rule, []) as Period;
const march = of('2026-03-15T00:00', month);
const asOf = at('2026-04-03T09:00');

const facts: readonly MeasureFact[] = Array.from({ length: 36 }, (_, i) =>
  example(`c${i}`, {
    unit: ['logistics', 'network', 'law school'][i % 3] ?? null,
    ...(i % 5 === 0 ? { handling: 'fair', solved: 'partly' } : {}),
    ...(i % 7 === 0 ? { respondedAt: at('2026-03-02T18:00') } : {}),
    ...(i % 11 === 0 ? untouched : {}),
    ...(i % 13 === 0 ? { excluded: { reason: 'malicious' } } : {}),
  }),
);

function unitsOf(all: readonly MeasureFact[]): readonly UnitCounts[] {
  const count = (scope: 'full' | 'assessed') =>
    countFacts(all, { period: march, scope, asOf, counting: defaultCounting }, (place) => place.unit ?? '');
  const [full, assessed] = [count('full'), count('assessed')];
  return [...full].map(([unit, counts]) => ({
    unit,
    group: unit === 'law school' ? 'college' : 'department',
    counts: { full: counts, assessed: assessed.get(unit) ?? noCounts },
    deeds: [],
  }));
}

const input = (all: readonly MeasureFact[], changes: Partial<SnapshotInput> = {}): SnapshotInput => ({
  asOf,
  period: march,
  assessment: schoolAssessment,
  counting: defaultCounting,
  calendar: 3,
  units: unitsOf(all),
  before: [],
  ...changes,
});

describe('a snapshot', () => {
  const text = snapshotText(input(facts));

  it('is the same text in whatever order the facts come', () => {
    expect(snapshotText(input(facts.toReversed()))).toBe(text);
    expect(snapshotText(input([...facts.slice(20), ...facts.slice(0, 20)]))).toBe(text);
  });

  it('is worked out again from its own text to the same character', () => {
    expect(recomputed(text)).toBe(text);
    const points = snapshotText(
      input(facts, { assessment: { ...schoolAssessment, scheme: pointsLaw }, before: unitsOf(facts.slice(3)) }),
    );
    expect(recomputed(points)).toBe(points);
  });

  it('shows where a text was changed', () => {
    const forged = text.replace('"score":"', '"score":"9');
    expect(forged).not.toBe(text);
    expect(differences(forged, recomputed(forged))).toEqual(['ranking.groups.0.lines.0.score.score']);
  });

  it('holds what it was made from and by: time, scope, scheme, period, calendar and formulas, and no rounded number', () => {
    const frozen = JSON.parse(text);
    expect(frozen.input).toMatchObject({
      asOf,
      calendar: 3,
      assessment: { scope: 'assessed', scheme: { id: 'beijing-district', version: 1 } },
    });
    expect(frozen.input.period).toEqual({
      rule: month,
      key: '2026-03',
      from: at('2026-03-01T00:00'),
      to: at('2026-04-01T00:00'),
    });
    expect(frozen.measures.satisfied).toBe(1);
    expect(text).not.toMatch(/\d\.\d+[,}\]]/);
  });

  it('changes with a fact, with the scheme and with the calendar’s version, and with nothing else', () => {
    const changed = facts.map((f, i) => (i === 1 ? { ...f, handling: 'unsatisfied' as const } : f));
    expect(snapshotText(input(changed))).not.toBe(text);
    expect(snapshotText(input(facts, { assessment: { ...schoolAssessment, scheme: thirtyThirtyFive } }))).not.toBe(text);
    expect(differences(text, snapshotText(input(facts, { calendar: 4 })))).toEqual(['input.calendar']);
    expect(snapshotText(input(facts.map((f) => ({ ...f, channel: 'phone' as const }))))).toBe(text);
  });
});

describe('freezing', () => {
  const frozen = [march, of('2026-03-15T00:00', year), of('2026-03-05T00:00', naturalDay)];

  it.each<[string, Period, string | null]>([
    ['the next month', of('2026-04-15T00:00', month), null],
    ['the same month again', march, 'frozen-already'],
    ['an assessment month over the frozen one', of('2026-03-10T00:00', monthFrom19), 'overlaps-frozen'],
    ['an assessment month after it', of('2026-05-25T00:00', monthFrom19), null],
    ['a week within the month', of('2026-03-10T00:00', week), null],
    ['a day by another cut', of('2026-03-05T08:00', { kind: 'day', cut: '12:00' }), 'overlaps-frozen'],
    ['any stretch of time', span(march.from, march.to) as Period, null],
    ['the same month so far', soFar(march, at('2026-03-10T00:00')) as Period, null],
  ])('%s: %s', (_, period, expected) => {
    expect(freezingRefused(period, frozen)).toBe(expected);
  });
});

describe('the canonical text', () => {
  it('has one order of keys, no blanks, exact fractions, and leaves out what is not there', () => {
    expect(canonical({ b: 1, a: [exact('0.9'), exact('3')], Z: null, u: undefined, 中: 'x"y' })).toBe(
      '{"Z":null,"a":["9/10","3"],"b":1,"中":"x\\"y"}',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 3n, () => 1, undefined])('has no form for %s', (value) => {
    expect(() => canonical(value)).toThrow(TypeError);
  });

  it('tells where two texts differ', () => {
    const [a, b] = [
      { x: [1, { y: 2 }], z: 1 },
      { x: [1, { y: 3 }], w: 1 },
    ];
    expect(differences(canonical(a), canonical(b))).toEqual(['x.1.y', 'z', 'w']);
    expect(differences(canonical(a), canonical(a))).toEqual([]);
  });
});
