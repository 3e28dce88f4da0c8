import { describe, expect, it } from 'vitest';
import type { Actor } from '../case/permissions.ts';
import type { Role } from '../people/vocabulary.ts';
import { decide, type MeetingCommand, type MeetingContext } from './decide.ts';
import { isPossible, possibleIn } from './lifecycle.ts';
import { type AgendaItem, type Decision, evolve, type MeetingState, unborn } from './meeting.ts';
import { allowedCommands, mayGive, mayRead, mayReadWhole, standingsOf } from './permissions.ts';
import { type MeetingStanding, meetingCommandNames, meetingPhases, meetingStandings } from './vocabulary.ts';

const who = (role: Role, units: string[] | null = null): Actor => ({ id: 'p1', grants: [{ role, units }], followed: null });
const actors: Record<MeetingStanding, Actor> = {
  supervisor: who('supervisor'),
  secretary: who('secretary', ['hq']),
  leader: who('leader'),
  ownerHead: who('head', ['repair']),
  ownerOfficer: who('officer', ['repair']),
  system: { id: 'system', grants: [], followed: null },
};
const task: Decision = {
  id: 'd1',
  item: null,
  text: '更换立管',
  owner: 'repair',
  due: '2026-04-01',
  madeAt: '2026-03-02T02:00:00.000Z',
  report: null,
  reporters: [],
  doneAt: null,
  closing: '',
};

describe('phase × role × command', () => {
  for (const standing of meetingStandings) {
    it.each(meetingCommandNames)(`${standing} × %s is allowed exactly where both tables say so`, (name) => {
      for (const phase of [null, ...meetingPhases]) {
        for (const decisions of [[task], [{ ...task, doneAt: 'then' }]]) {
          const s: MeetingState = { ...unborn, phase, decisions };
          const stands = standingsOf(actors[standing], s).includes(standing);
          const table = stands && mayGive[name].includes(standing) && possibleIn[name].includes(phase) && isPossible(s, name);
          expect({ phase, allowed: allowedCommands(actors[standing], s).includes(name) }).toEqual({ phase, allowed: table });
        }
      }
    });
  }
  it('shows a unit only its own tasks, and another unit nothing', () => {
    const s: MeetingState = { ...unborn, phase: 'concluded', decisions: [task] };
    expect(mayRead(actors.ownerHead, s)).toBe(true);
    expect(mayReadWhole(actors.ownerHead, s)).toBe(false);
    expect(mayRead(who('head', ['library']), s)).toBe(false);
  });
});

const context = (more: Partial<MeetingContext> = {}): MeetingContext => ({
  now: '2026-03-02T02:00:00.000Z',
  by: 'office',
  unit: 'inspect',
  ownsUnit: () => true,
  unitState: (id) => (id === 'nowhere' ? 'unknown' : 'active'),
  ...more,
});
const item: AgendaItem = { id: 'i1', source: 'free', ref: null, label: '供暖', unit: null, minutes: 10 };
const plan: MeetingCommand = {
  type: 'Plan',
  kind: 'leadingGroup',
  classCode: null,
  title: '第一次会议',
  startsAt: '2026-03-03T02:00:00.000Z',
  place: '',
  chair: '',
  attendees: '',
  agenda: [item],
};
const made: MeetingCommand = { type: 'Decide', decision: 'd1', item: 'i1', text: '更换立管', owner: 'repair', due: '2026-04-01' };
function reached(...steps: [MeetingCommand, Partial<MeetingContext>?][]): MeetingState {
  return steps.reduce<MeetingState>((s, [command, more]) => {
    const decision = decide(s, command, context(more));
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.reduce(evolve, s);
  }, unborn);
}

describe('the life of a meeting', () => {
  it('puts what is owed from earlier meetings in front when it is held', () => {
    const owed: AgendaItem = { ...item, id: 'd0', source: 'decision', ref: 'd0' };
    expect(reached([plan], [{ type: 'Hold', owed: [owed] }]).agenda.map(({ id }) => id)).toEqual(['d0', 'i1']);
  });
  it('minutes and decides only on what stands on its agenda', () => {
    const held = reached([plan], [{ type: 'Hold', owed: [] }]);
    expect(decide(held, { type: 'Minute', item: 'x', text: '…' }, context())).toEqual({ refused: 'no-such-item' });
    expect(decide(held, { ...made, owner: 'nowhere' } as MeetingCommand, context())).toEqual({ refused: 'unknown-unit' });
    expect(decide(reached([plan]), made, context())).toEqual({ refused: 'wrong-phase' });
  });
  it('lets no decision be due before the meeting, and moves none to a day that has passed', () => {
    const held = reached([plan], [{ type: 'Hold', owed: [] }]);
    const due = (day: string) =>
      decide(held, { ...made, due: day } as MeetingCommand, context({ now: '2026-03-09T02:00:00.000Z' }));
    expect(due('2026-03-02')).toEqual({ refused: 'due-too-early' });
    expect(due('2026-03-03')).toMatchObject([{ type: 'DecisionMade' }]);
    const move = (day: string, now: string) =>
      decide(
        reached([plan], [{ type: 'Hold', owed: [] }], [made]),
        { type: 'MoveDecision', decision: 'd1', due: day, text: '顺延' },
        context({ now }),
      );
    // 00:30 in Beijing is still the day before in London.
    expect(move('2026-03-31', '2026-03-31T16:30:00.000Z')).toEqual({ refused: 'due-too-early' });
    expect(move('2026-04-01', '2026-03-31T16:30:00.000Z')).toMatchObject([{ type: 'DecisionMoved' }]);
  });
  it('keeps a decision open after its end until another person than the reporter says that it is done', () => {
    const steps: [MeetingCommand, Partial<MeetingContext>?][] = [
      [plan],
      [{ type: 'Hold', owed: [] }],
      [made],
      [{ type: 'Conclude', text: '' }],
      [{ type: 'ReportDecision', decision: 'd1', text: '已更换' }, { by: 'head' }],
    ];
    const finish: MeetingCommand = { type: 'FinishDecision', decision: 'd1', text: '' };
    expect(decide(reached(...steps), finish, context({ by: 'head' }))).toEqual({ refused: 'decided-yourself' });
    expect(reached(...steps, [finish]).decisions[0]!.doneAt).not.toBeNull();
    expect(decide(reached(...steps), { ...finish, decision: 'x' } as MeetingCommand, context())).toEqual({
      refused: 'no-such-decision',
    });
    const stranger = context({ ownsUnit: () => false });
    expect(decide(reached(...steps), { type: 'ReportDecision', decision: 'd1', text: '…' }, stranger)).toEqual({
      refused: 'no-such-decision',
    });
  });
});
