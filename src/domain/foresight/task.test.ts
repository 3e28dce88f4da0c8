import { describe, expect, it } from 'vitest';
import type { Actor } from '../case/permissions.ts';
import {
  allowedTaskCommands,
  decideTask,
  evolveTask,
  mayGiveTask,
  type TaskCommand,
  type TaskState,
  taskPossibleIn,
  taskStandingsOf,
  unissued,
} from './task.ts';
import { taskCommandNames } from './vocabulary.ts';

const context = { now: '2026-11-08T02:00:00.000Z', by: 'p1' };
const issue: TaskCommand = {
  type: 'Issue',
  title: '疏通东湖7号公寓下水',
  category: '0404',
  places: ['d7'],
  troubleFrom: '2026-10-26',
  unit: 'hq-repair',
  instruction: '每层查地漏',
  plan: null,
  incident: null,
  dueOn: '2026-11-15',
  stops: [
    { place: 'd7', why: '半年 19 件' },
    { place: 'd6', why: '半年 6 件' },
  ],
};
const stateAfter = (...commands: TaskCommand[]): TaskState =>
  commands.reduce((s, command) => {
    const decided = decideTask(s, command, context);
    if ('refused' in decided) throw new Error(decided.refused);
    return evolveTask(s, decided);
  }, unissued);
const check = (place: string, defects = 1): TaskCommand => ({ type: 'CheckStop', place, defects, note: '' });
const finish: TaskCommand = { type: 'Finish', defects: 0, report: '已疏通', photos: [] };

describe('a proactive task', () => {
  it('is issued, accepted, walked stop by stop, done and confirmed', () => {
    const s = stateAfter(issue, { type: 'Accept' }, check('d7', 2), check('d6', 1), finish, { type: 'Confirm', published: true });
    expect(s).toMatchObject({ phase: 'confirmed', defects: 3, published: true, version: 6, doneAt: context.now });
  });
  it('cannot be finished before every stop was looked at, and knows no other stops', () => {
    const s = stateAfter(issue, { type: 'Accept' }, check('d7'));
    expect(decideTask(s, finish, context)).toEqual({ refused: 'stops-open' });
    expect(decideTask(s, check('t1'), context)).toEqual({ refused: 'no-such-stop' });
  });
  it('goes back to the unit when the report does not convince, and is done anew', () => {
    const s = stateAfter({ ...issue, stops: [] }, { type: 'Accept' }, finish, { type: 'SendBack', reason: '没有照片' });
    expect(s).toMatchObject({ phase: 'accepted', doneAt: null });
    expect(decideTask(s, finish, context)).toMatchObject({ type: 'TaskDone' });
  });
  it('refuses every command in every phase that its table does not name', () => {
    const phases: TaskState[] = [
      unissued,
      stateAfter(issue),
      stateAfter(issue, { type: 'Accept' }),
      stateAfter(issue, { type: 'Decline', reason: '' }),
    ];
    for (const s of phases) {
      for (const type of taskCommandNames) {
        const decided = decideTask(
          s,
          { ...issue, ...finish, place: 'd7', note: '', published: false, reason: '', type } as never,
          context,
        );
        const isRefused = 'refused' in decided && decided.refused === 'wrong-phase';
        expect([type, s.phase, isRefused]).toEqual([type, s.phase, !taskPossibleIn[type].includes(s.phase)]);
      }
    }
  });
});

describe('who may', () => {
  const actor = (...grants: Actor['grants'][number][]): Actor => ({ id: 'p', grants, followed: null });
  const supervisor = actor({ role: 'supervisor', units: null });
  const officer = actor({ role: 'officer', units: ['hq-repair'] });
  const both = actor({ role: 'supervisor', units: null }, { role: 'head', units: ['hq-repair'] });
  const done = stateAfter({ ...issue, stops: [] }, { type: 'Accept' }, finish);

  it('send out: the desk; act: the unit; nobody else sees it', () => {
    expect(allowedTaskCommands(supervisor, unissued)).toEqual(['Issue']);
    expect(allowedTaskCommands(officer, unissued)).toEqual([]);
    expect(allowedTaskCommands(officer, stateAfter(issue))).toEqual(['Accept', 'Decline']);
    expect(allowedTaskCommands(supervisor, done)).toEqual(['Confirm', 'SendBack']);
    expect(taskStandingsOf(actor({ role: 'officer', units: ['library'] }), done)).toEqual([]);
  });
  it('not confirm what the own unit did', () => {
    expect(allowedTaskCommands(both, done)).toEqual(['SendBack']);
  });
  it('everything in the table is a command that exists', () => {
    expect(Object.keys(mayGiveTask).sort()).toEqual([...taskCommandNames].sort());
  });
});
