import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import type { Actor } from '../case/permissions.ts';
import type { Role } from '../people/vocabulary.ts';
import { type DirectiveCommand, type DirectiveContext, decide } from './decide.ts';
import { type DirectiveState, evolve, nextDeadline, unborn } from './directive.ts';
import { isPossible, possibleIn } from './lifecycle.ts';
import { allowedCommands, mayGive, mayRead, mayReadWords, standingsOf } from './permissions.ts';
import { type DirectiveStanding, directiveCommandNames, directivePhases, directiveStandings } from './vocabulary.ts';

const who = (role: Role, units: string[] | null = null, id = 'p1'): Actor => ({ id, grants: [{ role, units }], followed: null });
const actors: Record<DirectiveStanding, Actor> = {
  leader: who('leader'),
  supervisor: who('supervisor'),
  unitHead: who('head', ['repair']),
  unitOfficer: who('officer', ['repair']),
  system: { id: 'system', grants: [], followed: null },
};
const state = (more: Partial<DirectiveState>): DirectiveState => ({
  ...unborn,
  phase: 'accepted',
  leader: 'l',
  units: ['repair'],
  ...more,
});

describe('phase × role × command', () => {
  for (const standing of directiveStandings) {
    it.each(directiveCommandNames)(`${standing} × %s is allowed exactly where both tables say so`, (name) => {
      for (const phase of [null, ...directivePhases]) {
        const s = state({ phase });
        const stands = standingsOf(actors[standing], s).includes(standing);
        const expected = stands && mayGive[name].includes(standing) && possibleIn[name].includes(phase) && isPossible(s, name);
        expect({ phase, allowed: allowedCommands(actors[standing], s).includes(name) }).toEqual({ phase, allowed: expected });
      }
    });
  }
});

describe('who may read', () => {
  it('is leaders, the centre and the assigned units; of a secret one, the words only for whoever gave it', () => {
    expect(mayRead(who('officer', ['library']), state({}))).toBe(false);
    const secret = state({ confidentiality: 'secret', leader: 'l1' });
    expect(mayReadWords(who('leader', null, 'l1'), secret)).toBe(true);
    expect(mayReadWords(who('leader', null, 'p2'), secret)).toBe(false);
    expect(mayReadWords(actors.unitHead, secret)).toBe(false);
    expect(mayReadWords(actors.unitHead, state({ confidentiality: 'confidential' }))).toBe(true);
  });
});

const calendar: Calendar = { version: 1, hours: [{ from: '08:00', to: '17:30' }], years: [2026], days: {}, school: [] };
const context = (more: Partial<DirectiveContext> = {}): DirectiveContext => ({
  now: '2026-03-02T02:00:00.000Z',
  by: 'l',
  unit: 'leaders',
  calendar,
  unitState: (id) => (id === 'gone' ? 'retired' : 'active'),
  ...more,
});
const give = (units: string[], workdays = 3): DirectiveCommand => ({
  type: 'Give',
  text: '请抓紧',
  case: null,
  confidentiality: 'normal',
  units,
  workdays,
});
function reached(...steps: [DirectiveCommand, Partial<DirectiveContext>?][]): DirectiveState {
  return steps.reduce<DirectiveState>((s, [command, more]) => {
    const decision = decide(s, command, context(more));
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.reduce(evolve, s);
  }, unborn);
}

describe('the life of a directive', () => {
  it('has its own clock from the first moment, also while nobody has been assigned', () => {
    const s = reached([give([])]);
    expect(s.phase).toBe('unassigned');
    expect(nextDeadline(s)?.at).toBe('2026-03-05T09:30:00.000Z');
    expect(nextDeadline(reached([give(['repair'], 0)]))?.at).toBe('2026-03-02T09:30:00.000Z');
  });
  it('is reported by a unit and closed by a leader, never by whoever reported', () => {
    const report: DirectiveCommand = { type: 'Report', text: '已办好', photos: [] };
    const s = reached([give(['repair'])], [{ type: 'Accept' }, { by: 'h' }], [report, { by: 'h' }]);
    expect(s.phase).toBe('reported');
    expect(nextDeadline(s)).toBeNull();
    expect(decide(s, { type: 'Close', text: '' }, context({ by: 'h' }))).toEqual({ refused: 'replied-yourself' });
    expect(reached([give(['repair'])], [report, { by: 'h' }], [{ type: 'Close', text: '' }]).phase).toBe('closed');
    const back = reached([give(['repair'])], [report, { by: 'h' }], [{ type: 'SendBack', text: '再查', workdays: 1 }]);
    expect(nextDeadline(back)?.at).toBe('2026-03-03T09:30:00.000Z');
  });
  it('refuses a retired unit and an assignment to nobody', () => {
    expect(decide(unborn, give(['gone']), context())).toEqual({ refused: 'unit-is-retired' });
    expect(decide(reached([give([])]), { type: 'Assign', units: [], text: '' }, context())).toEqual({ refused: 'no-recipient' });
  });
});
