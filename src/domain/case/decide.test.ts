import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import type { Limits } from '../grade/profile.ts';
import type { Limit } from '../limit.ts';
import { type CaseEvent, type CaseState, evolve, fold, unborn } from './case.ts';
import { type CaseCommand, type Context, decide } from './decide.ts';
import type { FollowUpRules } from './followUpRules.ts';
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
  ruleReturn: work(120),
  review: work(120),
  ledgerReview: { unit: 'naturalDays', amount: 30 },
  sameDayCut: '17:00',
};

const followUpRules: FollowUpRules = {
  version: 1,
  seed: 'test',
  natures: ['complaint'],
  grades: ['T'],
  percent: 100,
  halfDays: 3,
  selfServiceDays: 3,
  linkDays: 15,
  reinspectPercent: 0,
  reinspectWorkdays: 5,
  script: { zh: '', en: '' },
};

/** A Monday of term, 10:00 in Beijing. */
const monday = '2026-03-02T02:00:00.000Z';

function context(more: Partial<Context> = {}): Context {
  return {
    now: monday,
    by: 'p1',
    unit: 'intake',
    asRequester: false,
    standings: ['dispatcher', 'leadHead'],
    calendar,
    limits,
    followUpRules,
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
  Transfer: {
    type: 'Transfer',
    route: 'discipline',
    receiver: '纪委办 王老师',
    means: 'visit',
    confirmedAt: monday,
    text: '已转纪检监察部门办理,联系电话 2010。',
  },
  Answer: { type: 'Answer', text: '图书馆每天 22 点闭馆。' },
  Dispatch: { type: 'Dispatch', unit: 'repair', note: '' },
  Sign: { type: 'Sign' },
  Return: { type: 'Return', reason: 'not-our-duty', text: '属于水电科职责范围', proposedUnit: 'water' },
  Respond: { type: 'Respond', means: 'call', evidence: '已电话联系' },
  RecordAttempt: { type: 'RecordAttempt', means: 'call', text: '无人接听' },
  Progress: { type: 'Progress', text: '配件已订', expectedOn: null },
  Note: { type: 'Note', text: '备件在三号库' },
  Resolve: { type: 'Resolve', text: '已换接头,试水不漏。', photos: [] },
  FollowUp: followUp,
  Reopen: { type: 'Reopen', reason: '又漏了' },
  Close: { type: 'Close', reason: 'explained', text: '' },
  Withdraw: { type: 'Withdraw', reason: '' },
  Nudge: { type: 'Nudge', text: '' },
  Write: { type: 'Write', text: '下午三点在吗' },
  Archive: { type: 'Archive', text: '' },
  RuleOnReturn: { type: 'RuleOnReturn', upheld: true, text: '情况属实' },
  Consult: { type: 'Consult', parties: ['repair', 'water'], unit: 'water', text: '经会商由水电科办理' },
  Designate: { type: 'Designate', unit: 'repair', text: '指定维修科办理' },
  RequestExtension: { type: 'RequestExtension', workdays: 2, text: '配件需要从厂家调货' },
  EndorseExtension: { type: 'EndorseExtension', endorsed: true, text: '' },
  RuleOnExtension: { type: 'RuleOnExtension', granted: true, text: '' },
  RequestLedger: {
    type: 'RequestLedger',
    reason: 'budget',
    plan: '列入明年改造计划',
    milestones: [{ on: '2026-06-30', text: '完成招标' }],
    interim: '先行加装临时水箱',
  },
  RuleOnLedger: { type: 'RuleOnLedger', granted: true, leader: '分管校领导', text: '' },
  ReviewLedger: { type: 'ReviewLedger', text: '招标已挂网' },
  LeaveLedger: { type: 'LeaveLedger', text: '经费已落实' },
  AddPart: { type: 'AddPart', unit: 'security', task: '配合开启管井', workdays: 1 },
  SignPart: { type: 'SignPart', unit: 'security' },
  ReportPart: { type: 'ReportPart', unit: 'security', text: '已开启管井' },
  Approve: { type: 'Approve', text: '' },
  SendBack: { type: 'SendBack', text: '请写明更换了什么配件' },
  Merge: { type: 'Merge', into: 'main' },
  Unmerge: { type: 'Unmerge', text: '不是同一处漏水' },
  AutoDispatch: {
    type: 'AutoDispatch',
    unit: 'repair',
    because: { model: 'm', probability: 0.97, margin: 1.2, threshold: 0.8, accuracy: 0.98, cases: 200, words: ['漏水'] },
  },
  AnswerWithMain: { type: 'AnswerWithMain', text: '已修复', unit: 'repair' },
  ProposeExclusion: { type: 'ProposeExclusion', reason: 'force-majeure', text: '市政停水,有通知为证' },
  RuleOnExclusion: { type: 'RuleOnExclusion', upheld: true, text: '属实' },
  Appeal: { type: 'Appeal', text: '回访时维修尚未到约定时间' },
  RuleOnAppeal: { type: 'RuleOnAppeal', upheld: false, text: '已超过约定时间' },
  Reinspect: { ...followUp, type: 'Reinspect' },
  FlagContact: { type: 'FlagContact', who: 'p1' },
  Recompute: { type: 'Recompute', cause: 'limits', version: 2, reason: '' },
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
  return command.type === 'FollowUp' ? 'caller' : command.type === 'Reinspect' ? 'second caller' : 'p1';
}

const responded = [submitted, examples.Accept, examples.Dispatch, examples.Sign, examples.Respond] as const;
const resolved = [...responded, examples.Resolve] as const satisfies readonly unknown[];

describe('the table of phases', () => {
  const reached: Partial<Record<string, CaseState>> = {
    submitted: given(submitted).state,
    needsInfo: given(submitted, examples.AskFacts).state,
    accepted: given(submitted, examples.Accept).state,
    dispatched: given(submitted, examples.Accept, examples.Dispatch).state,
    returning: given(submitted, examples.Accept, examples.Dispatch, examples.Return).state,
    reviewing: given(...responded, [examples.Resolve, { standings: ['leadOfficer'] }]).state,
    merged: given(submitted, [
      examples.Merge,
      { main: { id: 'main', state: given({ ...submitted, number: 'JS2026-000002' }).state } },
    ]).state,
    signed: given(submitted, examples.Accept, examples.Dispatch, examples.Sign).state,
    responded: given(...responded).state,
    resolved: given(...resolved).state,
    followedUp: given(...resolved, unhappy).state,
    closed: given(...resolved, followUp).state,
    declined: given(submitted, examples.Decline).state,
    transferred: given(submitted, examples.Transfer).state,
    withdrawn: given(submitted, examples.Withdraw).state,
  };
  for (const phase of phases) {
    it.each(commandNames)(`${phase} × %s is decided as the table says`, (name) => {
      const state = reached[phase] ?? unborn;
      expect(state.phase).toBe(phase);
      const outcome = decide(state, examples[name], context());
      const refusedForPhase = 'refused' in outcome && outcome.refused === 'wrong-phase';
      expect(refusedForPhase).toBe(!possibleIn[name].includes(phase));
      // What lies over the phase may make a command senseless, but never possible in a phase that the table excludes.
      if (isPossible(state, name)) expect(possibleIn[name]).toContain(phase);
    });
  }
});

describe('deadlines of a case', () => {
  it('are promised at acceptance and do not move when the case is returned and dispatched again', () => {
    const first = given(submitted, examples.Accept, examples.Dispatch).state;
    const again = given(submitted, examples.Accept, examples.Dispatch, examples.Return, examples.RuleOnReturn, [
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

describe('a case that is entered later than it was received', () => {
  /** The Friday before, 16:00: a paper form in the box of the service hall. */
  const friday = '2026-02-27T08:00:00.000Z';
  const onPaper: CaseCommand = { ...submitted, channel: 'paper', receivedAt: friday };

  it('keeps both times, and its promises count from the one when it was received', () => {
    const { state } = given(onPaper, examples.Accept);
    expect(state).toMatchObject({ submittedAt: friday, enteredAt: monday });
    expect(state.resolveBy?.from).toBe(friday);
    expect(state.contactBy?.from).toBe(friday);
    // 28 February is a make-up day; three workdays after Friday end on Tuesday.
    expect(state.resolveBy?.at).toBe('2026-03-03T09:30:00.000Z');
  });
  it('may be late for acceptance the moment it is entered: nobody lays a form aside to win time', () => {
    const { state } = given(onPaper);
    expect(state.next?.deadline.from).toBe(friday);
    expect(state.next!.deadline.at < monday).toBe(true);
  });
  it('leaves the unit the time that its own steps have', () => {
    const { state } = given(onPaper, examples.Accept, examples.Dispatch);
    expect(state.respondBy?.from).toBe(monday);
    expect(state.next).toMatchObject({ kind: 'sign', deadline: { from: monday } });
  });
  it('cannot come from the future, nor from a time that is history', () => {
    expect(given({ ...submitted, receivedAt: '2026-03-02T02:00:00.001Z' } as CaseCommand).outcome).toEqual({
      refused: 'too-soon',
    });
    const longAgo = { ...submitted, receivedAt: '2026-02-15T01:59:59.999Z' } as CaseCommand;
    expect(given(longAgo).outcome).toEqual({ refused: 'received-too-long-ago' });
    expect(given({ ...submitted, receivedAt: '2026-02-15T02:00:00.000Z' } as CaseCommand).state.phase).toBe('submitted');
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

describe('a dispute about whose case it is', () => {
  const dispatched = [submitted, examples.Accept, examples.Dispatch] as const;
  const first = [...dispatched, examples.Return, examples.RuleOnReturn, examples.Dispatch] as const;
  it('is ruled on the first time; refused, it goes back to the unit and is counted', () => {
    const { state } = given(...dispatched, examples.Return, { type: 'RuleOnReturn', upheld: false, text: '职责明确' });
    expect(state).toMatchObject({ phase: 'signed', lead: 'repair', returns: 0, refusedReturns: 1 });
    expect(state.next?.kind).toBe('respond');
  });
  it('is settled by consultation the second time', () => {
    expect(given(...first, examples.Return, examples.RuleOnReturn).outcome).toEqual({ refused: 'needs-consultation' });
    const { state } = given(...first, examples.Return, examples.Consult);
    expect(state).toMatchObject({ phase: 'dispatched', lead: 'water', disputes: 2 });
  });
  it('is ended by designation the third time, after which nothing is returned', () => {
    const third = [...first, examples.Return, { ...examples.Consult, unit: 'repair' }, examples.Return] as CaseCommand[];
    expect(given(...third, examples.Consult).outcome).toEqual({ refused: 'consult-only-in-second-dispute' });
    const { state } = given(...third, { type: 'Designate', unit: 'water', text: '指定水电科' });
    expect(state).toMatchObject({ phase: 'dispatched', lead: 'water', designated: true });
    expect(
      given(...third, { type: 'Designate', unit: 'water', text: '指定' }, {
        ...examples.Return,
        proposedUnit: 'repair',
      } as CaseCommand).outcome,
    ).toEqual({
      refused: 'designated',
    });
  });
  it('never moves the time that the requester was promised', () => {
    const promised = given(...dispatched).state.resolveBy;
    expect(given(...first, examples.Return, examples.Consult).state.resolveBy).toEqual(promised);
  });
});

describe('an extension', () => {
  const officer = { standings: ['leadOfficer'] as const, by: 'officer' };
  it('goes from the officer by the head to the centre, and moves the deadline once', () => {
    const asked = [...responded, [examples.RequestExtension, officer]] as Parameters<typeof given>;
    expect(given(...asked, examples.RuleOnExtension).outcome).toEqual({ refused: 'head-first' });
    const { state } = given(...asked, examples.EndorseExtension, examples.RuleOnExtension);
    expect(state.extended).toBe(true);
    expect(state.resolveBy?.at).toBe('2026-03-09T09:30:00.000Z');
    expect(state.next?.deadline.at).toBe(state.resolveBy?.at);
    expect(given(...asked, examples.EndorseExtension, examples.RuleOnExtension, examples.RequestExtension).outcome).toEqual({
      refused: 'already-extended',
    });
  });
  it('is refused when it is asked for late, or for longer than the first limit', () => {
    expect(given(...responded, [examples.RequestExtension, { now: '2026-03-06T02:00:00.000Z' }]).outcome).toEqual({
      refused: 'overdue',
    });
    expect(given(...responded, { ...examples.RequestExtension, workdays: 4 } as CaseCommand).outcome).toEqual({
      refused: 'extension-too-long',
    });
  });
  it('is not ruled on by whoever asked', () => {
    expect(given(...responded, examples.RequestExtension, examples.RuleOnExtension).outcome).toEqual({ refused: 'same-person' });
  });
});

describe('the ledger', () => {
  const ruled = [...responded, examples.RequestLedger, [examples.RuleOnLedger, { by: 'leader' }]] as Parameters<typeof given>;
  it('replaces the clock of resolution by a monthly review, and is left with a new one', () => {
    expect(given(...ruled).state).toMatchObject({ ledger: { leader: '分管校领导' }, next: { kind: 'ledger' } });
    const { state } = given(...ruled, examples.ReviewLedger, examples.LeaveLedger);
    expect(state.ledger).toBeNull();
    expect(state.next?.kind).toBe('resolve');
  });
  it('wants milestones in order, and another person to rule', () => {
    const milestones = [
      { on: '2026-06-30', text: '招标' },
      { on: '2026-05-30', text: '施工' },
    ];
    expect(given(...responded, { ...examples.RequestLedger, milestones } as CaseCommand).outcome).toEqual({
      refused: 'milestones-out-of-order',
    });
    expect(given(...responded, examples.RequestLedger, examples.RuleOnLedger).outcome).toEqual({ refused: 'same-person' });
  });
});

describe('joint handling', () => {
  const joint = [...responded, examples.AddPart] as const;
  it('holds the case until the parts are in, and their deadline is never after the case’s own', () => {
    expect(given(...joint, examples.Resolve).outcome).toEqual({ refused: 'parts-outstanding' });
    expect(given(...joint, examples.SignPart, examples.ReportPart, examples.Resolve).state.phase).toBe('resolved');
    const long = given(...responded, { ...examples.AddPart, workdays: 30 } as CaseCommand).state;
    expect(long.parts[0]?.by.at).toBe(long.resolveBy?.at);
  });
  it('charges a silent unit itself and lets the unit in charge go on', () => {
    const { outcome } = given(...joint, [examples.Resolve, { now: '2026-03-04T02:00:00.000Z' }]);
    expect(outcome).toMatchObject([{ type: 'CaseResolved', silent: ['security'] }]);
  });
  it('knows a whistle of the unit in charge from an order of the centre', () => {
    expect(given(...responded, [examples.AddPart, { standings: ['leadOfficer'] }]).state.parts[0]?.whistled).toBe(true);
    expect(given(...joint).state.parts[0]?.whistled).toBe(false);
  });
});

describe('the review by the head', () => {
  const drafted = [...responded, [examples.Resolve, { standings: ['leadOfficer'] }]] as Parameters<typeof given>;
  it('stands between an officer’s result and its closing', () => {
    expect(given(...drafted).state).toMatchObject({ phase: 'reviewing', next: { kind: 'review' } });
    expect(given(...drafted, examples.Approve).state).toMatchObject({ phase: 'resolved', result: '已换接头,试水不漏。' });
    expect(given(...drafted, examples.SendBack).state).toMatchObject({
      phase: 'responded',
      draft: null,
      next: { kind: 'resolve' },
    });
  });
  it('is not needed for a head’s own result, nor possible for a secret case', () => {
    expect(given(...responded, examples.Resolve).state.phase).toBe('resolved');
  });
});

describe('merging', () => {
  const main = { id: 'main', state: given({ ...submitted, number: 'JS2026-000002' }, examples.Accept).state };
  it('lets a case follow another one with its clock, until that one answers both', () => {
    const { state } = given(submitted, [examples.Merge, { main }]);
    expect(state).toMatchObject({ phase: 'merged', mergedInto: 'main' });
    expect(state.next?.deadline).toEqual(main.state.resolveBy);
    expect(given(submitted, [examples.Merge, { main }], examples.AnswerWithMain).state).toMatchObject({
      phase: 'closed',
      closeReason: 'with-main',
      result: '已修复',
    });
    expect(given(submitted, examples.Accept, [examples.Merge, { main }], examples.Unmerge).state).toMatchObject({
      phase: 'accepted',
      mergedInto: null,
    });
  });
  it.each([
    ['itself', { main: { id: 'x', state: given(submitted).state } }, 'main-is-itself'],
    [
      'an ended case',
      { main: { id: 'x', state: given({ ...submitted, number: 'JS2026-000003' }, examples.Decline).state } },
      'main-has-ended',
    ],
    [
      'a merged case',
      { main: { id: 'x', state: given({ ...submitted, number: 'JS2026-000004' }, [examples.Merge, { main }]).state } },
      'main-is-merged',
    ],
    ['another one while others follow it', { main, followers: 3 }, 'has-followers'],
  ] as const)('is refused into %s', (_, more, refused) => {
    expect(given(submitted, [examples.Merge, more]).outcome).toEqual({ refused });
  });
});

describe('exclusion from assessment, and appeal', () => {
  it('need a second person, and keep what was not upheld', () => {
    expect(given(submitted, examples.ProposeExclusion, examples.RuleOnExclusion).outcome).toEqual({ refused: 'same-person' });
    const denied = given(submitted, examples.ProposeExclusion, [
      { ...examples.RuleOnExclusion, upheld: false } as CaseCommand,
      { by: 'other' },
    ]).state;
    expect(denied.exclusion).toMatchObject({ upheld: false });
    const appealed = given(...resolved, unhappy, examples.Appeal, [examples.RuleOnAppeal, { by: 'other' }]).state;
    expect(appealed.appeal).toMatchObject({ upheld: false });
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
  it('allows closing as unreached only after three half-days and three days more', () => {
    const missed = { ...followUp, reached: false };
    const close: CaseCommand = { type: 'Close', reason: 'unreached', text: '' };
    const on = (now: string) => [missed, { now }] as [CaseCommand, Partial<Context>];
    const tried = [...resolved, on(monday), on('2026-03-02T07:00:00.000Z')] as const;
    expect(given(...tried, on('2026-03-02T09:00:00.000Z'), close).outcome).toEqual({ refused: 'attempts-outstanding' });
    const { state } = given(...tried, on('2026-03-03T01:00:00.000Z'));
    expect(state).toMatchObject({ attempts: 3, next: { kind: 'selfService', deadline: { at: '2026-03-06T01:00:00.000Z' } } });
    expect(decide(state, close, context({ now: '2026-03-05T01:00:00.000Z' }))).toEqual({ refused: 'too-soon' });
    const ended = decide(state, close, context({ now: '2026-03-06T01:00:00.000Z' }));
    expect(ended).toMatchObject([{ type: 'CaseClosed', reason: 'unreached' }]);
  });
  it('is refused to a person who handled the case', () => {
    expect(given(...resolved, [followUp, { by: 'p1' }]).outcome).toEqual({ refused: 'handled-it-yourself' });
  });
});

describe('reopening', () => {
  it('is possible twice; the third time the case goes to supervision', () => {
    const again = [examples.Reopen, examples.Dispatch, examples.Sign, examples.Respond, examples.Resolve, unhappy] as const;
    const { state } = given(...resolved, unhappy, ...again, ...again);
    expect(state.round).toBe(3);
    expect(decide(state, examples.Reopen, context())).toEqual({ refused: 'reworks-exhausted' });
  });
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

describe('automatic dispatch', () => {
  it('accepts and dispatches in one, and keeps why; the unit may return it like any other', () => {
    const { state, outcome } = given(submitted, examples.AutoDispatch);
    expect(state).toMatchObject({ phase: 'dispatched', lead: 'repair', firstLead: 'repair' });
    expect(outcome).toMatchObject([
      { type: 'CaseAccepted' },
      { type: 'CaseDispatched', to: 'repair', automatic: { cases: 200 } },
    ]);
    expect(given(submitted, examples.AutoDispatch, examples.Return).state.phase).toBe('returning');
  });
  it.each([
    ['is confidential', { ...submitted, categoryCode: '1304' }],
    [
      'holds words that the reviewed rules found',
      { ...submitted, screened: { rules: ['fire'], raisesTo: null, confidential: false } },
    ],
    ['may belong to another case', { ...submitted, alsoOf: 'main' }],
  ])('leaves to a person what %s', (_, command) => {
    expect(given(command as CaseCommand, examples.AutoDispatch).outcome).toEqual({ refused: 'needs-a-person' });
  });
  it('sends nothing to a unit that has gone', () => {
    const { because } = examples.AutoDispatch as Extract<CaseCommand, { type: 'AutoDispatch' }>;
    expect(given(submitted, { type: 'AutoDispatch', unit: 'gone', because }).outcome).toEqual({ refused: 'unit-is-retired' });
  });
});

describe('nudging', () => {
  it('is possible again after four hours', () => {
    const later = (now: string): [CaseCommand, Partial<Context>] => [examples.Nudge, { now }];
    const first = later('2026-03-02T06:00:00.000Z');
    expect(given(submitted, [examples.Nudge, { asRequester: true }]).outcome).toEqual({ refused: 'too-soon' });
    expect(given(submitted, first, later('2026-03-02T09:00:00.000Z')).outcome).toEqual({ refused: 'too-soon' });
    expect(given(submitted, first, later('2026-03-02T10:00:00.000Z')).state.nudges).toBe(2);
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

describe('what random lives have found', () => {
  it('a case that was merged before it was accepted is accepted first when it is unmerged', () => {
    const main = { id: 'main', state: given({ ...submitted, number: 'JS2026-000002' }).state };
    const { state } = given(submitted, [examples.Merge, { main }], examples.Unmerge);
    expect(state).toMatchObject({ phase: 'submitted', next: { kind: 'accept' } });
  });
  it('a result sent back on the ledger leaves the clock of the ledger running', () => {
    const granted: [CaseCommand, Partial<Context>] = [examples.RuleOnLedger, { by: 'leader' }];
    const toReview: [CaseCommand, Partial<Context>] = [examples.Resolve, { standings: ['leadOfficer'] }];
    const { state } = given(...responded, examples.RequestLedger, granted, toReview, examples.SendBack);
    expect(state).toMatchObject({ phase: 'responded', next: { kind: 'ledger' } });
  });
  it('a plan whose first milestone has passed is not approved any more', () => {
    const late = { by: 'leader', now: '2026-07-02T02:00:00.000Z' };
    expect(given(...responded, examples.RequestLedger, [examples.RuleOnLedger, late]).outcome).toEqual({
      refused: 'milestones-out-of-order',
    });
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
