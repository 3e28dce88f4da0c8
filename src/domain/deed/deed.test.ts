import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import type { Actor } from '../case/permissions.ts';
import type { Role } from '../people/vocabulary.ts';
import { type DeedCommand, type DeedContext, decide } from './decide.ts';
import { type DeedState, evolve, unborn } from './deed.ts';
import { isPossible, possibleIn } from './lifecycle.ts';
import { allowedCommands, isPermitted, mayGive, mayRead, standingsOf } from './permissions.ts';
import { type DeedStanding, deedCommandNames, deedPhases, deedStandings } from './vocabulary.ts';

const who = (role: Role, units: string[] | null = null, id = 'p1'): Actor => ({ id, grants: [{ role, units }], followed: null });
const actors: Record<DeedStanding, Actor> = {
  supervisor: who('supervisor'),
  leader: who('leader'),
  auditor: who('auditor'),
  unitHead: who('head', ['repair']),
  unitOfficer: who('officer', ['repair']),
  system: { id: 'system', grants: [], followed: null },
};
const state = (more: Partial<DeedState>): DeedState => ({
  ...unborn,
  phase: 'entered',
  kind: 'fakeClosing',
  whose: 'repair',
  enteredBy: 's1',
  ...more,
});

describe('phase × role × command', () => {
  for (const standing of deedStandings) {
    it.each(deedCommandNames)(`${standing} × %s is allowed exactly where both tables say so`, (name) => {
      for (const phase of [null, ...deedPhases]) {
        // Taking back is for whoever entered it, judging for others.
        const s = state({ phase, enteredBy: name === 'Withdraw' ? 'p1' : 's1' });
        const stands = standingsOf(actors[standing], s).includes(standing);
        const expected = stands && mayGive[name].includes(standing) && possibleIn[name].includes(phase) && isPossible(s, name);
        expect({ phase, allowed: allowedCommands(actors[standing], s).includes(name) }).toEqual({ phase, allowed: expected });
      }
    });
  }
});

describe('who judges', () => {
  it('is never whoever entered it, and on an appeal neither whoever confirmed it', () => {
    expect(isPermitted('Confirm', who('supervisor', null, 's1'), state({}))).toBe(false);
    expect(isPermitted('Confirm', who('supervisor', null, 's2'), state({}))).toBe(true);
    const appealed = state({ phase: 'appealed', confirmedBy: 'l1' });
    expect(isPermitted('Revoke', who('leader', null, 'l1'), appealed)).toBe(false);
    expect(isPermitted('Revoke', who('leader', null, 'l2'), appealed)).toBe(true);
  });
  it('is nobody of the unit concerned, whatever else they are', () => {
    const both: Actor = { id: 'x', grants: [...who('supervisor').grants, ...who('head', ['repair']).grants], followed: null };
    expect(isPermitted('Confirm', both, state({ kind: 'proactive' }))).toBe(false);
    expect(isPermitted('Confirm', both, state({ kind: 'proactive', whose: 'library' }))).toBe(true);
  });
  it('takes back only what they entered themselves', () => {
    expect(isPermitted('Withdraw', who('supervisor', null, 's1'), state({}))).toBe(true);
    expect(isPermitted('Withdraw', who('supervisor', null, 's2'), state({}))).toBe(false);
  });
  it('is seen by the unit concerned and no other unit', () => {
    expect(mayRead(actors.unitOfficer, state({}))).toBe(true);
    expect(mayRead(who('head', ['library']), state({}))).toBe(false);
    expect(mayRead(who('operator'), state({}))).toBe(false);
  });
});

const calendar: Calendar = {
  version: 1,
  hours: [{ from: '08:00', to: '17:30' }],
  years: [2026],
  // 调休: Friday and Monday are free, the Sunday between them is worked.
  days: {
    '2026-03-06': { kind: 'holiday', name: '调休' },
    '2026-03-08': { kind: 'makeup', name: '补班' },
    '2026-03-09': { kind: 'holiday', name: '调休' },
  },
  school: [],
};
const context = (more: Partial<DeedContext> = {}): DeedContext => ({
  now: '2026-03-02T02:00:00.000Z',
  by: 's1',
  unit: 'centre',
  calendar,
  unitState: (id) => (id === 'nowhere' ? 'unknown' : id === 'merged' ? 'retired' : 'active'),
  ...more,
});
const enter = (more: Partial<Extract<DeedCommand, { type: 'Enter' }>> = {}): DeedCommand => ({
  type: 'Enter',
  kind: 'fakeClosing',
  whose: 'repair',
  case: { id: 'c1', number: 'JS2026-000001' },
  text: '回头看发现并未维修',
  photos: [],
  ...more,
});
function reached(...steps: [DeedCommand, Partial<DeedContext>?][]): DeedState {
  return steps.reduce<DeedState>((s, [command, more]) => {
    const decision = decide(s, command, context(more));
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.reduce(evolve, s);
  }, unborn);
}
const confirm: DeedCommand = { type: 'Confirm', text: '属实' };
const appeal: DeedCommand = { type: 'Appeal', text: '当日确已维修,有施工单', photos: ['f1'] };

describe('the life of a deed', () => {
  it('counts from its confirmation, and an appeal alone takes nothing back', () => {
    const s = reached([enter()], [confirm, { now: '2026-03-03T02:00:00.000Z', by: 's2' }]);
    expect(s).toMatchObject({ phase: 'confirmed', confirmedAt: '2026-03-03T02:00:00.000Z', revokedAt: null });
    expect(reached([enter()], [confirm], [appeal]).revokedAt).toBeNull();
  });
  it('may be appealed within five workdays, counted by the calendar of a 调休 week', () => {
    const s = reached([enter()], [confirm]);
    // Tuesday, Wednesday, Thursday, the worked Sunday, Tuesday.
    expect(s.appealBy?.at).toBe('2026-03-10T09:30:00.000Z');
    expect(decide(s, appeal, context({ now: '2026-03-10T09:29:59.999Z' }))).not.toHaveProperty('refused');
    expect(decide(s, appeal, context({ now: '2026-03-10T09:30:00.000Z' }))).toEqual({ refused: 'appeal-too-late' });
  });
  it('is appealed once, and ends revoked or affirmed', () => {
    const revoked = reached(
      [enter()],
      [confirm],
      [appeal],
      [{ type: 'Revoke', text: '查实已修' }, { now: '2026-03-05T02:00:00.000Z' }],
    );
    expect(revoked).toMatchObject({ phase: 'revoked', revokedAt: '2026-03-05T02:00:00.000Z' });
    const affirmed = reached([enter()], [confirm], [appeal], [{ type: 'Affirm', text: '维持' }]);
    expect(affirmed).toMatchObject({ phase: 'affirmed', revokedAt: null });
    expect(decide(affirmed, appeal, context())).toEqual({ refused: 'wrong-phase' });
  });
  it('needs a case or a picture when it is a charge, and a unit that there is or was', () => {
    for (const kind of ['fakeClosing', 'leak'] as const) {
      expect(decide(unborn, enter({ kind, case: null }), context())).toEqual({ refused: 'evidence-missing' });
      expect(decide(unborn, enter({ kind, case: null, photos: ['f'] }), context())).not.toHaveProperty('refused');
    }
    expect(decide(unborn, enter({ kind: 'proactive', case: null }), context())).not.toHaveProperty('refused');
    expect(decide(unborn, enter({ whose: 'nowhere' }), context())).toEqual({ refused: 'unknown-unit' });
    // What a unit did before it was merged stays its own.
    expect(decide(unborn, enter({ whose: 'merged' }), context())).not.toHaveProperty('refused');
  });
});
