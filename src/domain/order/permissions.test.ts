import { describe, expect, it } from 'vitest';
import type { Actor } from '../case/permissions.ts';
import { confidentialities } from '../case/vocabulary.ts';
import type { Role } from '../people/vocabulary.ts';
import { isPossible, possibleIn } from './lifecycle.ts';
import { type OrderState, unborn } from './order.ts';
import { allowedCommands, isAtLeast, mayGive, mayRead, mayReadWords, standingsOf } from './permissions.ts';
import { type OrderStanding, orderCommandNames, orderLevels, orderPhases, orderStandings } from './vocabulary.ts';

const deadline = { at: '', from: '', limit: { unit: 'workdays', amount: 1 }, calendar: 1 } as const;
const state = (more: Partial<OrderState>): OrderState => ({
  ...unborn,
  phase: 'signed',
  drafter: 'drafter',
  recipients: [{ unit: 'repair', signedAt: null, repliedAt: null }],
  ...more,
});
const who = (role: Role, units: string[] | null = null, more: Role[] = [], id = 'p1'): Actor => ({
  id,
  grants: [{ role, units }, ...more.map((r) => ({ role: r, units: null }))],
  followed: null,
});
const actors: Record<OrderStanding, Actor> = {
  supervisor: who('supervisor'),
  leader: who('leader'),
  unitHead: who('head', ['repair']),
  unitOfficer: who('officer', ['repair']),
  secretary: who('secretary', ['hq']),
  system: { id: 'system', grants: [], followed: null },
};

describe('phase × role × command', () => {
  for (const standing of orderStandings) {
    it.each(orderCommandNames)(`${standing} × %s is allowed exactly where the tables say so`, (name) => {
      for (const phase of [null, ...orderPhases]) {
        for (const level of orderLevels) {
          for (const extension of [null, { workdays: 1, until: deadline, text: '', by: 'x' }]) {
            const s = state({ phase, level, extension, recipients: phase === null ? [] : state({}).recipients });
            const stands = standingsOf(actors[standing], s).includes(standing);
            const table = stands && mayGive[name].includes(standing) && possibleIn[name].includes(phase) && isPossible(s, name);
            // Two rules depend on the level: the head replies from the first level on, a leader extends from the second on.
            const byLevel =
              !(name === 'Reply' && standing === 'unitOfficer' && isAtLeast(level, 'first')) &&
              !(name === 'RuleOnExtension' && standing === 'supervisor' && isAtLeast(level, 'second'));
            expect({ phase, level, allowed: allowedCommands(actors[standing], s).includes(name) }).toEqual({
              phase,
              level,
              allowed: table && byLevel,
            });
          }
        }
      }
    });
  }
});

describe('four eyes', () => {
  it('keeps whoever replied from judging the own reply', () => {
    const both: Actor = {
      id: 'p1',
      grants: [
        { role: 'supervisor', units: null },
        { role: 'head', units: ['repair'] },
      ],
      followed: null,
    };
    const s = state({ phase: 'replied', repliers: ['p1'] });
    expect(allowedCommands(both, s)).not.toContain('Close');
    expect(allowedCommands(both, s)).not.toContain('SendBack');
    expect(allowedCommands(who('supervisor', null, [], 'p2'), s)).toContain('Close');
  });
  it('keeps whoever drafted an order from signing it', () => {
    const s = state({ phase: 'drafted', drafter: 'p1', level: 'second' });
    expect(allowedCommands(who('leader'), s)).not.toContain('Issue');
    expect(allowedCommands(who('leader', null, [], 'p2'), s)).toContain('Issue');
  });
});

describe('who may read', () => {
  const readers = (s: OrderState) => orderStandings.filter((standing) => mayReadWords(actors[standing], s));
  it('is the centre, leaders, secretaries and the recipients', () => {
    expect(readers(state({}))).toEqual([...orderStandings]);
    expect(mayRead(who('officer', ['library']), state({}))).toBe(false);
    expect(mayRead(who('operator'), state({}))).toBe(false);
  });
  it('is not yet the unit while the order is a draft', () => {
    expect(readers(state({ phase: 'drafted' }))).not.toContain('unitHead');
  });
  it('is the recipients and trusted persons when a case is confidential, and trusted persons alone when it is secret', () => {
    expect(readers(state({ confidentiality: 'confidential' }))).toEqual(['unitHead', 'unitOfficer', 'system']);
    expect(readers(state({ confidentiality: 'secret' }))).toEqual(['system']);
    for (const confidentiality of confidentialities) {
      expect(mayReadWords(who('supervisor', null, ['trusted']), state({ confidentiality }))).toBe(true);
      // The others see that there is an order, and no word of it.
      expect(mayRead(who('supervisor'), state({ confidentiality }))).toBe(true);
    }
  });
  it.each(['admin', 'securityAdmin', 'auditor', 'caller', 'contractor'] as const)(
    'is never somebody by the office of %s',
    (role) => {
      expect(mayRead(who(role, ['repair']), state({}))).toBe(false);
    },
  );
  it('lets nobody give a command on what he or she may not read', () => {
    expect(allowedCommands(who('supervisor'), state({ confidentiality: 'secret' }))).toEqual([]);
  });
});
