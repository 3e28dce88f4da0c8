import { describe, expect, it } from 'vitest';
import type { Role } from '../people/vocabulary.ts';
import { type CaseState, unborn } from './case.ts';
import { isPossible, possibleIn } from './lifecycle.ts';
import { type Actor, allowedCommands, capacityFor, mayGive, mayRead, seesIdentity, standingsOf } from './permissions.ts';
import { commandNames, confidentialities, phases, type Standing, standings } from './vocabulary.ts';

const id = 'case-1';
const part = {
  unit: 'security',
  task: '',
  by: { at: '', from: '', limit: { unit: 'workdays', amount: 1 }, calendar: 1 },
  whistled: false,
  addedAt: '',
  signedAt: null,
  reportedAt: null,
  report: null,
} as const;
const state = (more: Partial<CaseState>): CaseState => ({
  ...unborn,
  phase: 'responded',
  requester: 'student',
  lead: 'repair',
  parts: [part],
  toCall: true,
  ...more,
});
const who = (role: Role, units: string[] | null = null, more: Role[] = []): Actor => ({
  id: 'p1',
  grants: [{ role, units }, ...more.map((r) => ({ role: r, units: null }))],
  followed: null,
});
const student: Actor = { id: 'student', grants: [], followed: null };

/** One actor for each standing. */
const actors: Record<Standing, Actor> = {
  requester: student,
  operator: who('operator'),
  dispatcher: who('dispatcher'),
  leadOfficer: who('officer', ['repair']),
  leadHead: who('head', ['repair']),
  partOfficer: who('officer', ['security']),
  caller: who('caller'),
  supervisor: who('supervisor'),
  leader: who('leader'),
  system: { id: 'system', grants: [], followed: null },
};

describe('a rework', () => {
  it('is signed for by the head of the unit, unless the case is for named people only', () => {
    const rework = state({ phase: 'dispatched', round: 2 });
    expect(allowedCommands(actors.leadOfficer, rework, id)).not.toContain('Sign');
    expect(allowedCommands(actors.leadHead, rework, id)).toContain('Sign');
    const named = { ...rework, confidentiality: 'secret' } as const;
    expect(allowedCommands(who('officer', ['repair'], ['trusted']), named, id)).toContain('Sign');
  });
});

describe('role × command', () => {
  for (const standing of standings) {
    it.each(commandNames)(`${standing} × %s is allowed exactly where both tables say so`, (name) => {
      for (const phase of phases) {
        const s = state({ phase });
        const stands = standingsOf(actors[standing], s, id).includes(standing);
        const expected = stands && mayGive[name].includes(standing) && possibleIn[name].includes(phase) && isPossible(s, name);
        expect(allowedCommands(actors[standing], s, id).includes(name)).toBe(expected);
      }
    });
  }
});

describe('who may read', () => {
  const readers = (s: CaseState) => standings.filter((standing) => mayRead(actors[standing], s, id));

  it('is everybody of the desk, the unit in charge and the requester for a normal case', () => {
    expect(readers(state({}))).toEqual(standings.filter((s) => s !== 'caller'));
    expect(readers(state({ phase: 'resolved' }))).toEqual([...standings]);
  });
  it('is the unit in charge and the requester for a confidential case', () => {
    expect(readers(state({ confidentiality: 'confidential' }))).toEqual([
      'requester',
      'leadOfficer',
      'leadHead',
      'partOfficer',
      'system',
    ]);
  });
  it('is the requester alone for a secret case, besides trusted people', () => {
    expect(readers(state({ confidentiality: 'secret' }))).toEqual(['requester', 'system']);
    expect(mayRead(who('operator', null, ['trusted']), state({ confidentiality: 'secret' }), id)).toBe(true);
    expect(mayRead(who('officer', ['repair'], ['trusted']), state({ confidentiality: 'secret' }), id)).toBe(true);
  });
  it.each(['admin', 'securityAdmin', 'auditor', 'secretary'] as const)('is never somebody by the office of %s', (role) => {
    for (const confidentiality of confidentialities) expect(mayRead(who(role), state({ confidentiality }), id)).toBe(false);
  });
  it('is the holder of the follow-up code, of that one case', () => {
    const holder: Actor = { id: null, grants: [], followed: id };
    expect(mayRead(holder, state({ requester: null, anonymous: true }), id)).toBe(true);
    expect(mayRead(holder, state({ requester: null, anonymous: true }), 'another')).toBe(false);
  });
  it('is not an officer of another unit, nor any visitor', () => {
    expect(mayRead(who('officer', ['library']), state({}), id)).toBe(false);
    expect(mayRead({ id: null, grants: [], followed: null }, state({ requester: null, anonymous: true }), id)).toBe(false);
  });
});

describe('following up', () => {
  it('is not offered to a caller who handled the case', () => {
    const s = state({ phase: 'resolved', handlers: ['p1'] });
    expect(allowedCommands(who('caller'), s, id)).not.toContain('FollowUp');
    expect(allowedCommands(student, s, id)).toContain('FollowUp');
  });
});

describe('trust in a unit', () => {
  const secret = state({ confidentiality: 'secret' });
  const inUnit = (unit: string, trustedIn: string | null): Actor => ({
    id: 'p1',
    grants: [
      { role: 'officer', units: [unit] },
      { role: 'trusted', units: trustedIn === null ? null : [trustedIn] },
    ],
    followed: null,
  });
  it('opens a secret case to the helping unit’s own trusted officer, as a helper and nothing more', () => {
    expect(standingsOf(inUnit('security', 'security'), secret, id)).toEqual(['partOfficer']);
    expect(standingsOf(inUnit('repair', 'repair'), secret, id)).toEqual(['leadOfficer']);
    expect(allowedCommands(inUnit('security', 'security'), secret, id)).toEqual(['SignPart', 'ReportPart']);
  });
  it('does not reach from one unit into another', () => {
    expect(standingsOf(inUnit('security', 'repair'), secret, id)).toEqual([]);
    expect(standingsOf(inUnit('repair', 'security'), secret, id)).toEqual([]);
    expect(standingsOf(inUnit('library', null), secret, id)).toEqual([]);
  });
  it('of a helping unit opens no office of the school', () => {
    const desk: Actor = {
      id: 'p1',
      grants: [
        { role: 'dispatcher', units: null },
        { role: 'trusted', units: ['security'] },
      ],
      followed: null,
    };
    expect(standingsOf(desk, secret, id)).toEqual([]);
  });
});

describe('an external firm', () => {
  const firm = who('contractor', ['repair']);
  it('sees what it has to do, and nothing confidential', () => {
    expect(standingsOf(firm, state({}), id)).toEqual(['leadOfficer']);
    expect(standingsOf(firm, state({ confidentiality: 'confidential' }), id)).toEqual([]);
    expect(standingsOf(firm, state({ confidentiality: 'secret' }), id)).toEqual([]);
    expect(standingsOf(who('contractor', ['security']), state({}), id)).toEqual(['partOfficer']);
  });
  it('never learns who the requester is, unless the person also holds an office that does', () => {
    expect(seesIdentity(firm, state({}), id)).toBe(false);
    expect(seesIdentity(who('officer', ['repair']), state({}), id)).toBe(true);
    expect(seesIdentity({ ...firm, id: 'student' }, state({}), id)).toBe(true);
    const both: Actor = { ...firm, grants: [...firm.grants, { role: 'officer', units: ['library'] }] };
    expect(seesIdentity(both, state({}), id)).toBe(false);
  });
});

describe('a deputy', () => {
  const head = { role: 'head', units: ['repair'], onBehalfOf: 'boss' } as const;
  const deputy: Actor = { id: 'p1', grants: [{ role: 'officer', units: ['repair'] }, head], followed: null };
  it('acts in his own name where he may, and in the absent colleague’s where only that gives the right', () => {
    const reviewing = state({ phase: 'reviewing' });
    expect(capacityFor('Approve', deputy, reviewing, id)?.onBehalfOf).toBe('boss');
    expect(capacityFor('Note', deputy, reviewing, id)?.onBehalfOf).toBeNull();
    expect(allowedCommands(deputy, reviewing, id)).toContain('Approve');
    expect(capacityFor('RuleOnLedger', deputy, reviewing, id)).toBeNull();
  });
  it('takes over no trust: named people only', () => {
    const standIn: Actor = { id: 'p1', grants: [head, { role: 'trusted', units: null, onBehalfOf: 'boss' }], followed: null };
    expect(capacityFor('Approve', standIn, state({ phase: 'reviewing', confidentiality: 'secret' }), id)).toBeNull();
  });
  it('never follows up what either of the two has handled', () => {
    const standIn: Actor = { id: 'p1', grants: [{ role: 'caller', units: null, onBehalfOf: 'boss' }], followed: null };
    const resolved = (handlers: readonly string[]) => state({ phase: 'resolved', toCall: true, handlers });
    expect(allowedCommands(standIn, resolved([]), id)).toContain('FollowUp');
    expect(allowedCommands(standIn, resolved(['boss']), id)).not.toContain('FollowUp');
    expect(allowedCommands(standIn, resolved(['p1']), id)).not.toContain('FollowUp');
    const ownRight: Actor = { ...standIn, grants: [...standIn.grants, { role: 'caller', units: null }] };
    expect(allowedCommands(ownRight, resolved(['boss']), id)).toContain('FollowUp');
  });
});
