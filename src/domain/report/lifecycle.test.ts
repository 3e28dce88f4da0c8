import { expect, it } from 'vitest';
import { type Role, roles } from '../people/vocabulary.ts';
import { isGiven, mayRead, possibleIn, readableAudiences, refusedCommand } from './lifecycle.ts';
import { type ReportState, reportCommands, reportStates } from './vocabulary.ts';

it('does nothing more with what is published or discarded', () => {
  const final: readonly ReportState[] = ['published', 'discarded'];
  for (const command of reportCommands) expect(possibleIn[command].some((state) => final.includes(state))).toBe(false);
});

it('is edited only while it is a draft', () => {
  expect(reportStates.filter((state) => refusedCommand('Edit', { state, submittedBy: null }, 'a') === null)).toEqual(['draft']);
});

it('lets nobody approve what he or she has submitted', () => {
  const report = { state: 'reviewing', submittedBy: 'wang' } as const;
  expect(refusedCommand('Approve', report, 'wang')).toBe('own-report');
  expect(refusedCommand('Approve', report, 'li')).toBeNull();
  expect(refusedCommand('SendBack', report, 'wang')).toBeNull();
});

it('lets leaders and supervisors approve and publish, and those who write submit', () => {
  const who = (command: (typeof reportCommands)[number]) => roles.filter((role) => isGiven(command, [role]));
  expect(who('Approve')).toEqual(['supervisor', 'leader']);
  expect(who('Publish')).toEqual(['supervisor', 'leader']);
  expect(who('Submit')).toEqual(['dispatcher', 'supervisor', 'secretary']);
});

it('shows drafts to those who make reports, and issues to their audience', () => {
  const draft = { state: 'draft', audience: 'public' } as const;
  const readers = (given: Parameters<typeof mayRead>[0]) => roles.filter((role) => mayRead(given, [role]));
  expect(readers(draft)).toEqual(['dispatcher', 'supervisor', 'secretary', 'leader']);
  expect(mayRead({ ...draft, state: 'published' }, [])).toBe(true);
  const audiencesOf = (role: Role) => readableAudiences([role]);
  expect(audiencesOf('operator')).toEqual(['office', 'units', 'public']);
  expect(audiencesOf('head')).toEqual(['units', 'public']);
  expect(audiencesOf('contractor')).toEqual(['public']);
  expect(readableAudiences([])).toEqual(['public']);
});
