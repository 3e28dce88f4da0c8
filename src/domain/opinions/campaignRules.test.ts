import { describe, expect, it } from 'vitest';
import type { Actor } from '../case/permissions.ts';
import type { Role } from '../people/vocabulary.ts';
import { type CampaignState, isVoting, unborn } from './campaign.ts';
import { allowedCommands, isPermitted, possibleIn, standingsOf } from './campaignRules.ts';
import { campaignCommandNames, campaignPhases } from './vocabulary.ts';

const who = (role: Role, units: string[] | null = null): Actor => ({ id: 'p1', grants: [{ role, units }], followed: null });
const actors = {
  supervisor: who('supervisor'),
  'secretary of the school': who('secretary'),
  'secretary of the owner': who('secretary', ['library']),
  'secretary of another unit': who('secretary', ['canteens']),
  'head of the owner': who('head', ['library']),
  'officer of the owner': who('officer', ['library']),
  'head of another unit': who('head', ['canteens']),
  leader: who('leader'),
  student: { id: 's', grants: [], followed: null },
};
const item = {
  id: 'i',
  opinion: '',
  ruling: 'adopted',
  reason: '',
  owner: 'repair',
  due: '2026-04-01',
  reports: [],
  doneAt: null,
  result: '',
} as const;

describe('phase × role × command', () => {
  it.each(Object.entries(actors))('%s may do nothing that either table forbids', (_, actor) => {
    for (const phase of [null, ...campaignPhases]) {
      const s: CampaignState = { ...unborn, phase, owner: 'library', items: [item], writtenBy: 'p2' };
      for (const name of allowedCommands(actor, s))
        expect([phase, name, possibleIn[name].includes(phase) && isPermitted(name, actor, s)]).toEqual([phase, name, true]);
    }
  });

  it('gives strangers no standing, and those who do something only what they do', () => {
    const s = { owner: 'library', items: [item] };
    for (const name of ['secretary of another unit', 'head of another unit', 'leader', 'student'] as const)
      expect(standingsOf(actors[name], s)).toEqual([]);
    const doer = who('officer', ['repair']);
    expect(campaignCommandNames.filter((name) => isPermitted(name, doer, s))).toEqual(['ReportItem']);
  });

  it('lets nobody open, check or publish what they wrote', () => {
    const s: CampaignState = { ...unborn, phase: 'draft', owner: 'library', writtenBy: 'p1' };
    expect(allowedCommands(actors.supervisor, s)).not.toContain('Open');
    expect(allowedCommands(actors.supervisor, { ...s, phase: 'closed', conclusion: '…', answeredBy: 'p1' })).not.toContain(
      'PublishAnswer',
    );
  });

  it('ends voting by the clock, before the job that closes has run', () => {
    const s: CampaignState = { ...unborn, phase: 'running', closesAt: '2026-03-09T02:00:00.000Z' };
    expect(isVoting(s, '2026-03-09T01:59:59.999Z')).toBe(true);
    expect(isVoting(s, '2026-03-09T02:00:00.000Z')).toBe(false);
  });
});
