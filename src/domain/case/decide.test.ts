import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import type { Limits } from '../grade/profile.ts';
import type { Limit } from '../limit.ts';
import { type CaseEvent, type CaseState, evolve, fold, unborn } from './case.ts';
import { type CaseCommand, type Context, decide } from './decide.ts';
import { isPossible, possibleIn } from './lifecycle.ts';
import { type CommandName, commandNames, openPhases, phases } from './vocabulary.ts';

const calendar: Calendar = {
  version: 1,
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  years: [2026],
  days: { '2026-02-28': { kind: 'makeup', name: '春节调休' } },
  school: [],
};
const work = (amount: number): Limit => ({ unit: 'workMinutes', amount });
const natural = (amount: number): Limit => ({ unit: 'naturalMinutes', amount });
const grade = {
  accept: work(120),
  dispatch: work(30),
  sign: work(120),
  respond: { unit: 'workdays', amount: 0 },
  resolve: { unit: 'workdays', amount: 3 },
} as const;
const limits: Limits = {
  version: 1,
  grades: { T: grade, J: grade, Y: grade, F: grade, Z: grade },
  supply: { unit: 'naturalDays', amount: 3 },
  followUp: natural(1440),
  decide: { unit: 'workdays', amount: 1 },
  rework: { unit: 'workdays', amount: 3 },
  returnWindow: work(120),
};

/** A Monday of term, 10:00 in Beijing. */
const monday = '2026-03-02T02:00:00.000Z';

function context(more: Partial<Context> = {}): Context {
  return {
    now: monday,
    by: 'p1',
    unit: 'intake',
    asRequester: false,
    calendar,
    limits,
    category: (code) =>
      code === '0000' ? null : { nature: 'help', grade: 'Y', confidentiality: code === '1304' ? 'secret' : 'normal' },
    unitState: (id) => (id === 'gone' ? 'retired' : id === 'nowhere' ? 'unknown' : 'active'),
    isPlace: (id) => id !== 'nowhere',
    ...more,
  };
}

const submitted: CaseCommand = {
  type: 'Submit',
  number: 'JS2026-000001',
  channel: 'web',
  categoryCode: '0401',
  title: '水管漏水',
  text: '',
  placeId: 'd3',
  placeText: '',
  photos: [],
  requester: 'student',
  source: null,
};
const followUp = {
  type: 'FollowUp',
  reached: true,
  contacted: true,
  solved: 'yes',
  handling: 'satisfied',
  process: 'satisfied',
  words: '',
} as const;
const unhappy = { ...followUp, solved: 'no', handling: 'unsatisfied' } as const;

const examples: Record<CommandName, CaseCommand> = {
  Submit: submitted,
  AskFacts: { type: 'AskFacts', question: '哪个房间?' },
  SupplyFacts: { type: 'SupplyFacts', text: '412', photos: [] },
  Accept: { type: 'Accept' },
  Decline: { type: 'Decline', reason: 'not-our-duty', text: '请联系属地派出所办理。' },
  Answer: { type: 'Answer', text: '图书馆每天 22 点闭馆。' },
  Dispatch: { type: 'Dispatch', unit: 'repair', note: '' },
  Sign: { type: 'Sign' },
  Return: { type: 'Return', reason: 'not-our-duty', text: '属于水电科职责范围', proposedUnit: 'water' },
  Respond: { type: 'Respond', means: 'call', evidence: '已电话联系' },
  Progress: { type: 'Progress', text: '配件已订', expectedOn: null },
  Note: { type: 'Note', text: '备件在三号库' },
  Resolve: { type: 'Resolve', text: '已换接头,试水不漏。', photos: [] },
  FollowUp: followUp,
  Reopen: { type: 'Reopen', reason: '又漏了' },
  Close: { type: 'Close', reason: 'explained', text: '' },
  Withdraw: { type: 'Withdraw', reason: '' },
  Nudge: { type: 'Nudge', text: '' },
  Archive: { type: 'Archive', text: '' },
};

/** Gives commands one after the other; the last answer is the outcome. */
function given(...commands: (CaseCommand | [CaseCommand, Partial<Context>])[]): {
  state: CaseState;
  outcome: readonly CaseEvent[] | { refused: string };
} {
  let state = unborn;
  let outcome: ReturnType<typeof decide> = [];
  for (const step of commands) {
    const [command, more] = Array.isArray(step) ? step : [step, {}];
    outcome = decide(state, command, context({ by: giverOf(command), ...more }));
    if (!('refused' in outcome)) state = outcome.reduce(evolve, state);
  }
  return { state, outcome };
}
/** Handling and following up are never the same person. */
function giverOf(command: CaseCommand): string {
  return command.type === 'FollowUp' ? 'caller' : 'p1';
}

const responded = [submitted, examples.Accept, examples.Dispatch, examples.Sign, examples.Respond] as const;
const resolved = [...responded, examples.Resolve] as const satisfies readonly unknown[];

describe('the table of phases', () => {
  const reached: Partial<Record<string, CaseState>> = {
    submitted: given(submitted).state,
    needsInfo: given(submitted, examples.AskFacts).state,
    accepted: given(submitted, examples.Accept).state,
    dispatched: given(submitted, examples.Accept, examples.Dispatch).state,
    signed: given(submitted, examples.Accept, examples.Dispatch, examples.Sign).state,
    responded: given(...responded).state,
    resolved: given(...resolved).state,
    followedUp: given(...resolved, unhappy).state,
    closed: given(...resolved, followUp).state,
    declined: given(submitted, examples.Decline).state,
    withdrawn: given(submitted, examples.Withdraw).state,
  };
  for (const phase of phases) {
    it.each(commandNames)(`${phase} × %s is decided as the table says`, (name) => {
      const state = reached[phase] ?? unborn;
      expect(state.phase).toBe(phase);
      const outcome = decide(state, examples[name], context());
      const refusedForPhase = 'refused' in outcome && outcome.refused === 'wrong-phase';
      expect(refusedForPhase).toBe(!possibleIn[name].includes(phase));
      expect(isPossible(state, name)).toBe(possibleIn[name].includes(phase));
    });
  }
});

describe('deadlines of a case', () => {
  it('are promised at acceptance and do not move when the case is returned and dispatched again', () => {
    const first = given(submitted, examples.Accept, examples.Dispatch).state;
    const again = given(submitted, examples.Accept, examples.Dispatch, examples.Return, [
      examples.Dispatch,
      { now: '2026-03-04T02:00:00.000Z' },
    ]).state;
    expect(again.resolveBy).toEqual(first.resolveBy);
    expect(again.respondBy).not.toEqual(first.respondBy);
  });
  it('name the calendar that they were reckoned with', () => {
    expect(given(submitted).state.next?.deadline.calendar).toBe(1);
  });
});

describe('asking for facts', () => {
  it('is possible once, so that it cannot be used to stop the clock', () => {
    const { outcome } = given(submitted, examples.AskFacts, examples.SupplyFacts, examples.AskFacts);
    expect(outcome).toEqual({ refused: 'asked-before' });
  });
  it('lets the case be closed only after the time to supply them', () => {
    const close: CaseCommand = { type: 'Close', reason: 'facts-never-came', text: '' };
    expect(given(submitted, examples.AskFacts, close).outcome).toEqual({ refused: 'too-soon' });
    expect(given(submitted, examples.AskFacts, [close, { now: '2026-03-06T02:00:00.000Z' }]).state.phase).toBe('closed');
  });
});

describe('returning a dispatch', () => {
  it('is refused after its window', () => {
    const late = { now: '2026-03-02T09:00:00.000Z' };
    expect(given(submitted, examples.Accept, examples.Dispatch, [examples.Return, late]).outcome).toEqual({
      refused: 'window-over',
    });
  });
  it('needs another unit of the school as a proposal', () => {
    const toItself: CaseCommand = { type: 'Return', reason: 'not-our-duty', text: '不是我们的职责', proposedUnit: 'repair' };
    expect(given(submitted, examples.Accept, examples.Dispatch, toItself).outcome).toEqual({ refused: 'unknown-unit' });
  });
});

describe('responding', () => {
  it('cannot be dated in the future, nor before the dispatch', () => {
    const at = (contactedAt: string): CaseCommand => ({ type: 'Respond', means: 'call', evidence: '已联系', contactedAt });
    const signed = [submitted, examples.Accept, examples.Dispatch, examples.Sign] as const;
    expect(given(...signed, at('2026-03-02T03:00:00.000Z')).outcome).toEqual({ refused: 'too-soon' });
    expect(given(...signed, at('2026-03-01T03:00:00.000Z')).outcome).toEqual({ refused: 'too-late' });
  });
});

describe('following up', () => {
  it('closes a settled case at once', () => {
    const { state } = given(...resolved, followUp);
    expect(state).toMatchObject({ phase: 'closed', closeReason: 'satisfied', next: null });
  });
  it('leaves an unsettled one to be decided, with a deadline', () => {
    const { state } = given(...resolved, unhappy);
    expect(state.phase).toBe('followedUp');
    expect(state.next?.kind).toBe('decide');
  });
  it('does not count as satisfied when nobody was reached', () => {
    const { state } = given(...resolved, { ...followUp, reached: false });
    expect(state).toMatchObject({ phase: 'resolved', attempts: 1, answers: null });
  });
  it('allows closing as unreached only after three attempts', () => {
    const missed = { ...followUp, reached: false };
    const close: CaseCommand = { type: 'Close', reason: 'unreached', text: '' };
    expect(given(...resolved, missed, missed, close).outcome).toEqual({ refused: 'attempts-outstanding' });
    expect(given(...resolved, missed, missed, missed, close).state.phase).toBe('closed');
  });
  it('is refused to a person who handled the case', () => {
    expect(given(...resolved, [followUp, { by: 'p1' }]).outcome).toEqual({ refused: 'handled-it-yourself' });
  });
});

describe('reopening', () => {
  it('starts a new round with the time for rework', () => {
    const { state } = given(...resolved, unhappy, examples.Reopen);
    expect(state).toMatchObject({ phase: 'accepted', round: 2, lead: null, resolvedAt: null });
  });
  it('is open to the requester for fifteen days after the end', () => {
    const asRequester = true;
    expect(given(...resolved, followUp, [examples.Reopen, { asRequester, now: '2026-03-17T01:59:00.000Z' }]).state.round).toBe(2);
    expect(given(...resolved, followUp, [examples.Reopen, { asRequester, now: '2026-03-17T02:01:00.000Z' }]).outcome).toEqual({
      refused: 'too-late',
    });
  });
});

describe('nudging', () => {
  it('is possible again after four hours', () => {
    expect(given(submitted, examples.Nudge, examples.Nudge).outcome).toEqual({ refused: 'too-soon' });
    expect(given(submitted, examples.Nudge, [examples.Nudge, { now: '2026-03-02T06:00:00.000Z' }]).state.nudges).toBe(2);
  });
});

describe('accepting under another category', () => {
  it('keeps the first category and never lowers the confidentiality', () => {
    const { state } = given({ ...submitted, categoryCode: '1304' }, { type: 'Accept', categoryCode: '0401' });
    expect(state).toMatchObject({ firstCategoryCode: '1304', categoryCode: '0401', confidentiality: 'secret' });
  });
});

describe('what is not known', () => {
  it.each([
    [{ ...submitted, categoryCode: '0000' }, 'unknown-category'],
    [{ ...submitted, placeId: 'nowhere' }, 'unknown-place'],
  ])('refuses a submission of it', (command, refused) => {
    expect(given(command as CaseCommand).outcome).toEqual({ refused });
  });
  it.each([
    ['nowhere', 'unknown-unit'],
    ['gone', 'unit-is-retired'],
  ])('refuses a dispatch to %s', (unit, refused) => {
    expect(given(submitted, examples.Accept, { type: 'Dispatch', unit, note: '' }).outcome).toEqual({ refused });
  });
});

describe('any sequence of commands', () => {
  const anyCommand = fc.constantFrom(...commandNames.filter((name) => name !== 'Submit'));
  const anySequence = fc.array(
    fc.record({ name: anyCommand, minutes: fc.integer({ min: 0, max: 6000 }), unhappy: fc.boolean() }),
    { maxLength: 30 },
  );

  it('leaves every open case with a next deadline and every ended one with none, and replays to the same state', () => {
    fc.assert(
      fc.property(anySequence, (sequence) => {
        let now = Temporal.Instant.from(monday);
        let events: CaseEvent[] = [];
        let state = unborn;
        const give = (command: CaseCommand) => {
          const outcome = decide(
            state,
            command,
            context({ now: now.toString({ smallestUnit: 'millisecond' }), by: giverOf(command) }),
          );
          if ('refused' in outcome) return;
          events = [...events, ...outcome];
          state = outcome.reduce(evolve, state);
          const isOpen = openPhases.some((phase) => phase === state.phase);
          expect(state.next !== null).toBe(isOpen);
          expect(state.endedAt !== null).toBe(!isOpen);
          if (state.phase === 'dispatched' || state.phase === 'signed' || state.phase === 'responded')
            expect(state.lead).not.toBeNull();
          expect(state.version).toBe(events.length);
        };
        give(submitted);
        for (const step of sequence) {
          now = now.add({ minutes: step.minutes });
          give(step.name === 'FollowUp' && step.unhappy ? unhappy : examples[step.name]);
        }
        expect(fold(events)).toEqual(state);
      }),
      { numRuns: 2000 },
    );
  });
});
