import { describe, expect, it } from 'vitest';
import { exact, shown } from './fraction.ts';
import { pointsLaw, schemes, suggestedDeeds } from './presets.ts';
import { deedPoints, type Law, lawPoints } from './scheme.ts';
import { type Mistake, schemeMistakes } from './schemeMistakes.ts';

describe('the points law', () => {
  const line = (measure: string): Law => {
    const found = pointsLaw.kind === 'points' && pointsLaw.items.find((item) => item.measure === measure);
    if (!found) throw new Error(`no line ${measure}`);
    return found;
  };

  // Every pair that 连云港 published (domain.md §3.2); their rates were rounded to two places before points were given.
  it.each([
    ['省派满意率', 'solved', '87.5', '19.75'],
    ['省派满意率', 'solved', '83.33', '17.67'],
    ['省派满意率', 'solved', '75', '13.50'],
    ['省派满意率', 'solved', '71.43', '12.50'],
    ['省派满意率', 'solved', '50', '12.50'],
    ['回访满意率', 'satisfied', '70.59', '12.80'],
    ['回访满意率', 'satisfied', '66.67', '12.50'],
    ['回访满意率', 'satisfied', '50', '12.50'],
    ['按时办结率', 'resolvedInTime', '89.82', '14.82'],
    ['按时办结率', 'resolvedInTime', '80', '5.00'],
    ['按时办结率', 'resolvedInTime', '66.67', '0.00'],
    ['及时签收率', 'signedInTime', '80', '0.00'],
  ])('%s (%s) at %s %% is %s points', (_, measure, perCent, points) => {
    const rate = exact(perCent);
    expect(shown(lawPoints(line(measure), { num: rate.num, den: rate.den * 100n }), 2)).toBe(points);
  });

  it('gives no more than its greatest points above the target', () => {
    expect(shown(lawPoints(line('satisfied'), exact('1')), 2)).toBe('25.00');
    expect(shown(lawPoints(line('satisfied'), exact('0.95')), 2)).toBe('25.00');
  });
});

describe('points for deeds', () => {
  it.each([
    ['0.5', '3', 4, '2.0'],
    ['0.5', '3', 9, '3.0'],
    ['-0.2', '5', 10, '-2.0'],
    ['-0.2', '5', 100, '-5.0'],
    ['-2', null, 7, '-14.0'],
  ])('%s each, at most %s, for %i is %s', (points, cap, count, expected) => {
    expect(shown(deedPoints({ kind: 'overdue', points, cap, veto: false }, count), 1)).toBe(expected);
  });
});

describe('a scheme', () => {
  const good = {
    id: 'ours',
    version: 2,
    name: '本校',
    nameEn: 'Ours',
    source: '校发〔2026〕1号',
    kind: 'weighted',
    fair: '0.9',
    partly: '0',
    subOrders: true,
    minimum: 10,
    items: [
      { measure: 'responded', weight: '0.1' },
      { measure: 'solved', weight: '0.5' },
      { measure: 'satisfied', weight: '0.4' },
    ],
    deeds: [],
  };
  const items = (...weights: string[]) => ({ items: good.items.map((item, i) => ({ ...item, weight: weights[i] })) });

  it.each(schemes.map((scheme) => [scheme.id, scheme] as const))('of the presets is right: %s', (_, scheme) => {
    expect(schemeMistakes(scheme)).toEqual([]);
    expect(schemeMistakes({ ...scheme, deeds: suggestedDeeds })).toEqual([]);
    expect(schemeMistakes(JSON.parse(JSON.stringify(scheme)))).toEqual([]);
  });

  it.each<[string, object, readonly Mistake[]]>([
    ['0.1 + 0.5 + 0.4 is 1', {}, []],
    ['three thirds are 1', items('1/3', '1/3', '1/3'), []],
    ['0.99 is not 1', items('0.1', '0.5', '0.39'), [{ field: 'items', code: 'weights-not-one' }]],
    ['1.01 is not 1', items('0.1', '0.5', '0.41'), [{ field: 'items', code: 'weights-not-one' }]],
    ['three times 0.33 is not 1', items('0.33', '0.33', '0.33'), [{ field: 'items', code: 'weights-not-one' }]],
    [
      'a weight that is a binary number',
      { items: [{ measure: 'solved', weight: 1 }] },
      [{ field: 'items.0.weight', code: 'not-a-number' }],
    ],
    ['a negative weight', items('-0.1', '0.6', '0.5'), [{ field: 'items.0.weight', code: 'out-of-range' }]],
    ['no items', { items: [] }, [{ field: 'items', code: 'required' }]],
    ['a minimum of 0', { minimum: 0 }, [{ field: 'minimum', code: 'out-of-range' }]],
    ['基本满意 worth more than 满意', { fair: '1.1' }, [{ field: 'fair', code: 'out-of-range' }]],
    ['an unknown kind', { kind: 'magic' }, [{ field: 'kind', code: 'unknown' }]],
    [
      'points for rework',
      { items: [{ measure: 'reworked', weight: '1' }] },
      [{ field: 'items.0.measure', code: 'wrong-direction' }],
    ],
    [
      'one measure twice',
      {
        items: [
          { measure: 'solved', weight: '0.5' },
          { measure: 'solved', weight: '0.5' },
        ],
      },
      [{ field: 'items.1.measure', code: 'repeated' }],
    ],
    [
      'a bonus for being overdue',
      { deeds: [{ kind: 'overdue', points: '1', cap: null, veto: false }] },
      [{ field: 'deeds.0.points', code: 'wrong-sign' }],
    ],
  ])('%s', (_, changes, expected) => {
    expect(schemeMistakes({ ...good, ...changes })).toEqual(expected);
  });

  it('of points must be full, and no floor above its greatest points', () => {
    const law = { measure: 'solved', max: '40', target: '98', slope: '0.5', floor: '50' };
    expect(schemeMistakes({ ...good, kind: 'points', full: '100', items: [law] })).toEqual([
      { field: 'items.0.floor', code: 'floor-above-max' },
      { field: 'items', code: 'points-not-full' },
    ]);
  });

  it('tells all that is wrong at once', () => {
    const bad = { kind: 'weighted', fair: 'x', items: [{ measure: 'luck', weight: '2' }, null], deeds: [{ kind: 'charm' }] };
    expect(schemeMistakes(bad)).toEqual([
      { field: 'id', code: 'required' },
      { field: 'name', code: 'required' },
      { field: 'nameEn', code: 'required' },
      { field: 'source', code: 'required' },
      { field: 'version', code: 'required' },
      { field: 'fair', code: 'not-a-number' },
      { field: 'partly', code: 'required' },
      { field: 'subOrders', code: 'required' },
      { field: 'minimum', code: 'required' },
      { field: 'items.1', code: 'required' },
      { field: 'items.0.measure', code: 'unknown' },
      { field: 'items.0.weight', code: 'out-of-range' },
      { field: 'deeds.0.kind', code: 'unknown' },
      { field: 'deeds.0.points', code: 'required' },
      { field: 'deeds.0.cap', code: 'required' },
      { field: 'deeds.0.veto', code: 'required' },
    ]);
  });

  it.each([null, undefined, 3, 'scheme', []])('is not %j', (value) => {
    expect(schemeMistakes(value)).toEqual([{ field: '', code: 'required' }]);
  });
});
