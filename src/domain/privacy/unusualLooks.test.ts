import { describe, expect, it } from 'vitest';
import { type Look, unusualLooks } from './unusualLooks.ts';

const looks = (person: string, count: number, more: Partial<Look> = {}): Look[] =>
  Array.from({ length: count }, (_, i) => ({
    person,
    caseId: `${person}-${i}`,
    what: 'case',
    duringHours: true,
    own: true,
    ...more,
  }));
const nobody = () => [];
const reasonsOf = (person: string, found: ReturnType<typeof unusualLooks>) =>
  found.find((one) => one.person === person)?.reasons ?? [];

describe('unusual looks', () => {
  it('are none for people at their work, however busy the week is for all', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f'];
    const found = unusualLooks(
      all.flatMap((person) => looks(person, 120)),
      all.map((person) => ({ person, weeks: [100, 90, 130, 110, 105] })),
      (person) => all.filter((other) => other !== person),
    );
    expect(found).toEqual([]);
  });

  it('are those at five cases of other units, and not at four, which may be a wrong number', () => {
    expect(reasonsOf('a', unusualLooks(looks('a', 5, { own: false }), [], nobody))).toEqual(['outside-own-cases']);
    expect(unusualLooks(looks('a', 4, { own: false }), [], nobody)).toEqual([]);
    const again = looks('a', 40, { own: false, caseId: 'one' });
    expect(reasonsOf('a', unusualLooks(again, [], nobody))).not.toContain('outside-own-cases');
  });

  it('are those of somebody who suddenly looks far more than in the weeks before', () => {
    const habits = [{ person: 'a', weeks: [20, 25, 18, 22, 30] }];
    expect(reasonsOf('a', unusualLooks(looks('a', 80), habits, nobody))).toEqual(['more-than-usual']);
    expect(unusualLooks(looks('a', 40), habits, nobody)).toEqual([]);
    expect(unusualLooks(looks('a', 80), [{ person: 'a', weeks: [20, 25] }], nobody)).toEqual([]);
  });

  it('are those of somebody who looks far more than colleagues with the same work, whom one of them does not hide', () => {
    const peers = ['b', 'c', 'd', 'e', 'f'];
    const all = [...looks('a', 200), ...peers.flatMap((person, i) => looks(person, 20 + i)), ...looks('g', 190)];
    const found = unusualLooks(all, [], () => [...peers, 'g']);
    expect(reasonsOf('a', found)).toEqual(['more-than-peers']);
    expect(reasonsOf('b', found)).toEqual([]);
  });

  it('are those mostly made at night, and those mostly at names and numbers', () => {
    expect(reasonsOf('a', unusualLooks([...looks('a', 12, { duringHours: false }), ...looks('a', 5)], [], nobody))).toEqual([
      'after-hours',
    ]);
    expect(unusualLooks([...looks('a', 12, { duringHours: false }), ...looks('a', 20)], [], nobody)).toEqual([]);
    expect(reasonsOf('a', unusualLooks(looks('a', 16, { what: 'contact' }), [], nobody))).toEqual(['many-contacts']);
  });
});
