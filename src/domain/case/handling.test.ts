import { describe, expect, it } from 'vitest';
import type { Limits } from '../grade/profile.ts';
import type { Limit } from '../limit.ts';
import { templateCommands } from '../reply/vocabulary.ts';
import { type CaseEvent, type CaseState, evolve, unborn } from './case.ts';
import { type CaseCommand, type Context, decide } from './decide.ts';
import type { FollowUpRules } from './followUpRules.ts';
import { isSamePerson } from './samePerson.ts';
import { templatedWords } from './templatedWords.ts';
import type { ClosingProof } from './vocabulary.ts';

const minutes = (amount: number): Limit => ({ unit: 'naturalMinutes', amount });
const grade = { accept: minutes(120), dispatch: minutes(30), sign: minutes(120), respond: minutes(480), resolve: minutes(2880) };
const limits: Limits = {
  version: 1,
  grades: { T: grade, J: grade, Y: grade, F: grade, Z: grade },
  supply: minutes(60),
  followUp: minutes(60),
  decide: minutes(60),
  rework: minutes(60),
  returnWindow: minutes(120),
  ruleReturn: minutes(120),
  review: minutes(120),
  ledgerReview: minutes(60),
  sameDayCut: '17:00',
};
const followUpRules: FollowUpRules = {
  version: 1,
  seed: 'test',
  natures: [],
  grades: [],
  percent: 100,
  halfDays: 3,
  selfServiceDays: 3,
  linkDays: 15,
  reinspectPercent: 0,
  reinspectWorkdays: 5,
  script: { zh: '', en: '' },
};
/** Minutes after a Monday of term, 10:00 in Beijing. */
const minute = (passed: number) =>
  Temporal.Instant.from('2026-03-02T02:00:00.000Z').add({ minutes: passed }).toString({ smallestUnit: 'millisecond' });
const context = (more: Partial<Context> = {}): Context => ({
  now: minute(0),
  by: 'p1',
  unit: 'repair',
  asRequester: false,
  standings: ['leadHead'],
  calendar: { version: 1, hours: [{ from: '08:30', to: '17:30' }], years: [2026], days: {}, school: [] },
  limits,
  category: () => ({ nature: 'help', grade: 'Y', confidentiality: 'normal' }),
  unitState: () => 'active',
  isPlace: () => true,
  followUpRules,
  ...more,
});
const state = (more: Partial<CaseState>): CaseState => ({ ...unborn, version: 4, grade: 'Y', submittedAt: minute(0), ...more });
const events = (s: CaseState, c: CaseCommand, more: Partial<Context> = {}): readonly CaseEvent[] => {
  const outcome = decide(s, c, context(more));
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
};
const refusal = (s: CaseState, c: CaseCommand, more: Partial<Context> = {}) => {
  const outcome = decide(s, c, context(more));
  return 'refused' in outcome ? outcome.refused : null;
};

describe('three attempts to reach the requester', () => {
  const signed = state({ phase: 'signed', dispatchedAt: minute(0) });
  const attempt: CaseCommand = { type: 'RecordAttempt', means: 'call', text: '无人接听' };
  const tried = (s: CaseState, ...at: number[]): CaseState =>
    at.reduce((before, passed) => events(before, attempt, { now: minute(passed) }).reduce(evolve, before), s);

  it('count as contact, from the last of them', () => {
    expect(tried(signed, 10, 200).phase).toBe('signed');
    const done = tried(signed, 10, 200, 400);
    expect(done).toMatchObject({ phase: 'responded', firstContactAt: minute(400), contactAttempts: [10, 200, 400].map(minute) });
    expect(events(tried(signed, 10, 200), attempt, { now: minute(400) }).at(-1)).toMatchObject({ unreached: true });
  });
  it('must lie apart: three calls in a row are one', () => {
    expect(refusal(tried(signed, 10), attempt, { now: minute(60) })).toBe('attempts-too-close');
    expect(refusal(tried(signed, 200), { ...attempt, attemptedAt: minute(100) }, { now: minute(300) })).toBe(
      'attempts-too-close',
    );
  });
  it('may follow each other sooner where there is danger', () => {
    expect(tried({ ...signed, grade: 'T' }, 1, 7, 13).phase).toBe('responded');
  });
  it('lie between the dispatch and now', () => {
    expect(refusal(signed, { ...attempt, attemptedAt: minute(60) })).toBe('too-soon');
    expect(refusal({ ...signed, dispatchedAt: minute(0) }, { ...attempt, attemptedAt: minute(-60) })).toBe('too-late');
  });
  it('begin anew with another unit, and whoever tried has handled the case', () => {
    const again = events({ ...tried(signed, 10), phase: 'accepted' }, { type: 'Dispatch', unit: 'water', note: '' });
    const state = again.reduce(evolve, tried(signed, 10));
    expect(state.contactAttempts).toEqual([]);
    expect(state.handlers).toContain('p1');
  });
});

describe('what a result has to show', () => {
  const responded = state({ phase: 'responded' });
  const resolve = { type: 'Resolve', text: '已更换阀芯,试水不漏', photos: [] } as const;
  const wanting = (...closing: ClosingProof[]) => ({ dutiesOf: () => ({ statutory: false, closing }) });

  it.each([
    ['afterPhoto', 'needs-after-photo', { photos: ['a'] }],
    ['beforePhoto', 'needs-before-photo', { photosBefore: ['b'] }],
    ['measurement', 'needs-measurement', { measurement: '18:20 室温 20.5 ℃' }],
  ] as const)('is refused without %s where the category demands it', (proof, refused, given) => {
    expect(refusal(responded, resolve, wanting(proof))).toBe(refused);
    expect(refusal(responded, { ...resolve, measurement: '  ' }, wanting(proof))).toBe(refused);
    expect(refusal(responded, { ...resolve, ...given }, wanting(proof))).toBeNull();
  });
  it('takes the requester’s own photo for the one from before', () => {
    expect(refusal({ ...responded, photos: ['mine'] }, resolve, wanting('beforePhoto'))).toBeNull();
  });
  it('keeps the proofs through the head’s review', () => {
    const proofs = { photos: ['a'], photosBefore: ['b'], measurement: '20.5 ℃' };
    const draft = events(responded, { ...resolve, ...proofs }, { standings: ['leadOfficer'] }).reduce(evolve, responded);
    expect(events(draft, { type: 'Approve', text: '' })[0]).toMatchObject({ type: 'CaseResolved', ...proofs });
  });
  it('is not asked of anything where nothing is known of duties', () => {
    expect(refusal(responded, resolve)).toBeNull();
  });
  it('is refused with a reply that a hard rule forbids, also when the head has changed it', () => {
    const forbidden = { isForbiddenReply: (reply: string) => reply.includes('转相关部门') };
    expect(refusal(responded, { ...resolve, text: '已转相关部门处理。' }, forbidden)).toBe('reply-forbidden');
    const reviewing = state({ phase: 'reviewing', draft: { text: '已修好', photos: [], by: 'p2' } });
    expect(refusal(reviewing, { type: 'Approve', text: '已转相关部门处理。' }, forbidden)).toBe('reply-forbidden');
    expect(refusal(state({ phase: 'accepted' }), { type: 'Answer', text: '已转相关部门处理。' }, forbidden)).toBe(
      'reply-forbidden',
    );
  });
});

describe('words that begin with a template', () => {
  const left = { hasBlankLeft: (words: string) => words.includes('{完成时间}') };
  const at = '2026-03-02T01:00:00.000Z';
  const written = '请于{完成时间}前补充';
  it.each([
    ['submitted', { type: 'AskFacts', question: written }],
    ['submitted', { type: 'Decline', reason: 'not-our-duty', text: written }],
    ['signed', { type: 'Respond', means: 'call', evidence: written }],
    ['responded', { type: 'Progress', text: written, expectedOn: null }],
    ['accepted', { type: 'Transfer', route: 'discipline', receiver: '纪委办', means: 'visit', confirmedAt: at, text: written }],
  ] as const)('are refused in phase %s while a blank is left: %o', (phase, command) => {
    expect(refusal(state({ phase }), command as CaseCommand, left)).toBe('blank-left');
    expect(refusal(state({ phase }), command as CaseCommand)).not.toBe('blank-left');
  });
  it('are looked at for every command that has templates and is no reply', () => {
    const replies: readonly string[] = ['Answer', 'Resolve'];
    const words = { text: '文', question: '文', evidence: '文' };
    for (const type of templateCommands)
      expect(templatedWords({ type, ...words } as never), type).toBe(replies.includes(type) ? null : '文');
  });
});

describe('a statutory matter', () => {
  const accepted = state({ phase: 'accepted', categoryCode: '1303' });
  const statutory = { dutiesOf: (code: string) => ({ statutory: code === '1303', closing: [] }) };
  const transfer: CaseCommand = {
    type: 'Transfer',
    route: 'discipline',
    receiver: '纪委办 王老师',
    means: 'visit',
    confirmedAt: minute(30),
    text: '已转纪检监察部门,联系电话 2010。',
  };
  it('is handed over, not dispatched', () => {
    expect(refusal(accepted, { type: 'Dispatch', unit: 'repair', note: '' }, statutory)).toBe('statutory-route');
    const done = events(accepted, transfer, { ...statutory, now: minute(40) }).reduce(evolve, accepted);
    expect(done).toMatchObject({
      phase: 'transferred',
      endedAt: minute(40),
      next: null,
      result: '已转纪检监察部门,联系电话 2010。',
    });
  });
  it('is not handed over before somebody has taken it', () => {
    expect(refusal(accepted, transfer, { now: minute(20) })).toBe('not-confirmed');
    expect(refusal(accepted, { ...transfer, confirmedAt: minute(-60) }, { now: minute(20) })).toBe('not-confirmed');
  });
});

describe('a confidential case', () => {
  const dispatch: CaseCommand = { type: 'Dispatch', unit: 'firm', note: '' };
  const part: CaseCommand = { type: 'AddPart', unit: 'firm', task: '开启管井', workdays: 1 };
  it('is never given to an external firm, whole or in part', () => {
    const firm = { isContractor: (unit: string) => unit === 'firm' };
    const confidentiality = 'confidential';
    expect(refusal(state({ phase: 'accepted', confidentiality }), dispatch, firm)).toBe('not-for-contractors');
    expect(refusal(state({ phase: 'signed', confidentiality, lead: 'repair' }), part, firm)).toBe('not-for-contractors');
    expect(refusal(state({ phase: 'accepted' }), dispatch, firm)).toBeNull();
  });
  it('is not given to a unit where nobody could see it', () => {
    const nobody = { hasNamedPerson: () => false };
    expect(refusal(state({ phase: 'accepted', confidentiality: 'secret' }), dispatch, nobody)).toBe('no-named-person');
    expect(refusal(state({ phase: 'accepted', confidentiality: 'confidential' }), dispatch, nobody)).toBeNull();
  });
});

describe('a nudge', () => {
  const open = state({ phase: 'responded' });
  const nudge: CaseCommand = { type: 'Nudge', text: '' };
  it('has nothing to say right after the submission', () => {
    expect(refusal(open, nudge, { now: minute(30), asRequester: true })).toBe('too-soon');
    expect(refusal(open, nudge, { now: minute(30) })).toBeNull();
    expect(refusal(open, nudge, { now: minute(240), asRequester: true })).toBeNull();
    expect(refusal({ ...open, grade: 'T' }, nudge, { now: minute(10), asRequester: true })).toBeNull();
  });
  it('is taken at any time when it is the same matter submitted again, and remembers which', () => {
    const once = events(open, { type: 'Nudge', text: '还在漏', repeats: 'again' }, { now: minute(5) }).reduce(evolve, open);
    expect(once).toMatchObject({ nudges: 1, repeats: ['again'], nudgedAt: minute(5) });
    expect(refusal(once, { type: 'Nudge', text: '', repeats: 'more' }, { now: minute(6) })).toBeNull();
  });
});

describe('a deputy', () => {
  it('is on record beside the absent colleague, and neither follows the case up', () => {
    const signed = { type: 'CaseSigned', at: minute(0), by: 'deputy', unit: 'repair', onBehalfOf: 'absent' } as const;
    const s = evolve(state({ phase: 'dispatched' }), signed);
    expect(s.handlers).toEqual(['deputy', 'absent']);
    const ask: CaseCommand = {
      type: 'FollowUp',
      reached: false,
      contacted: null,
      solved: null,
      handling: null,
      process: null,
      words: '',
    };
    const resolved = { ...s, phase: 'resolved', toCall: true } as const;
    expect(refusal(resolved, ask, { by: 'absent' })).toBe('handled-it-yourself');
    expect(refusal(resolved, ask, { by: 'somebody', onBehalfOf: 'absent' })).toBe('handled-it-yourself');
    expect(refusal(resolved, ask, { by: 'somebody' })).toBeNull();
  });
  it.each([
    [{ by: 'a' }, { by: 'a' }, true],
    [{ by: 'a' }, { by: 'b' }, false],
    [{ by: 'a', onBehalfOf: 'c' }, { by: 'c' }, true],
    [{ by: 'a' }, { by: 'b', onBehalfOf: 'a' }, true],
    [{ by: 'a', onBehalfOf: 'c' }, { by: 'b', onBehalfOf: 'c' }, true],
    [{ by: 'a', onBehalfOf: 'c' }, { by: 'b', onBehalfOf: 'd' }, false],
  ])('%j and %j have a person in common: %s', (one, other, same) => {
    expect(isSamePerson(one, other)).toBe(same);
  });
  it('does not rule on what the absent colleague has asked for', () => {
    const s = state({
      phase: 'responded',
      exclusion: { reason: 'malicious', evidence: '', at: minute(0), by: 'absent', upheld: null },
    });
    const rule: CaseCommand = { type: 'RuleOnExclusion', upheld: true, text: '属实' };
    expect(refusal(s, rule, { by: 'deputy', onBehalfOf: 'absent' })).toBe('same-person');
  });
});
