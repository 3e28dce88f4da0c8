import type { Calendar } from '../src/domain/calendar.ts';
import { type CaseEvent, type CaseState, evolve, fold, unborn } from '../src/domain/case/case.ts';
import { clocksOf, ownerOf } from '../src/domain/case/clocks.ts';
import { type CaseCommand, type Context, decide } from '../src/domain/case/decide.ts';
import { commandNames, openPhases, standings } from '../src/domain/case/vocabulary.ts';
import type { Limits } from '../src/domain/grade/profile.ts';
import { grades } from '../src/domain/grade/vocabulary.ts';
import type { Limit } from '../src/domain/limit.ts';
import { type Random, seeded } from '../src/sentinel/random.ts';
import { viewOf } from '../src/server/cases/view.ts';

/** What one random life of a case did, and which promise of the domain it broke; null when none. */
export type Played = {
  readonly given: number;
  readonly accepted: number;
  readonly events: readonly CaseEvent[];
  readonly broken: string | null;
};

const monday = '2026-03-02T02:00:00.000Z';
const mostCommands = 60;
/** Towards which rare turns a life leans, so that every one of them is taken often. */
const leanings = ['none', 'dispute', 'extension', 'ledger', 'rework', 'merge'] as const;
type Leaning = (typeof leanings)[number];
const units = ['repair', 'water', 'security', 'gone'] as const;
const people = ['p1', 'p2', 'p3', 'student', 'system'] as const;

const calendars: readonly Calendar[] = [1, 2, 3].map((version) => ({
  version,
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  years: [2026],
  days: version === 1 ? {} : { [`2026-03-0${version + 2}`]: { kind: 'holiday', name: '校庆' } },
  school: [],
}));
const limitsOf = (version: number): Limits => {
  const work = (amount: number): Limit => ({ unit: 'workMinutes', amount: amount * version });
  const grade = {
    accept: work(120),
    dispatch: work(30),
    sign: work(120),
    respond: { unit: 'workdays', amount: version - 1 },
  } as const;
  const days = (amount: number): Limit => ({ unit: 'workdays', amount });
  const natural = (amount: number): Limit => ({ unit: 'naturalMinutes', amount });
  return {
    version,
    grades: {
      T: { ...grade, resolve: natural(120 * version) },
      J: { ...grade, resolve: natural(1440) },
      Y: { ...grade, resolve: { ...days(2 + version), capNaturalMinutes: 10_080 } },
      F: { ...grade, resolve: { unit: 'naturalDays', amount: 15 } },
      Z: { ...grade, resolve: days(version) },
    },
    supply: { unit: 'naturalDays', amount: 3 },
    followUp: natural(1440),
    decide: days(version),
    rework: days(3),
    returnWindow: work(120),
    ruleReturn: work(120),
    review: work(120),
    ledgerReview: { unit: 'naturalDays', amount: 30 },
    // A second edition moves it too.
    sameDayCut: version === 1 ? '17:00' : '12:00',
  };
};
const limits = [1, 2, 3].map(limitsOf);

/**
 * Lives through one random life: any command, by anybody, with any answer, at any time, under rules that change meanwhile. After each command
 * that is taken, everything that the domain promises is looked at.
 */
export function playSequence(seed: number): Played {
  const random = seeded(seed);
  let now = Temporal.Instant.from(monday);
  let events: CaseEvent[] = [];
  let state = unborn;
  let given = 0;
  let accepted = 0;
  const rules = { calendar: calendars[0]!, limits: limits[0]!, percent: oneOf(random, [0, 50, 100]) };
  const give = (command: CaseCommand): string | null => {
    given += 1;
    const before = state;
    const outcome = decide(state, command, contextOf(random, rules, now.toString({ smallestUnit: 'millisecond' })));
    if ('refused' in outcome) return null;
    if (outcome.length === 0) return `${command.type} was taken and recorded nothing`;
    accepted += 1;
    events = [...events, ...outcome];
    state = outcome.reduce(evolve, state);
    return brokenBy(before, state, events) && `${command.type}: ${brokenBy(before, state, events)}`;
  };

  let broken = give({
    ...submission,
    screened: { rules: [], raisesTo: oneOf(random, [null, ...grades]), confidential: random.next() < 0.1 },
  });
  const leaning = oneOf(random, leanings);
  const mostMinutes = leaning === 'dispute' ? 90 : leaning === 'extension' ? 900 : 8000;
  const length = 5 + Math.floor(random.next() * (mostCommands - 5));
  for (let i = 0; i < length && broken === null; i++) {
    now = now.add({ minutes: Math.floor(random.next() ** 3 * mostMinutes) });
    // Now and then an administrator changes the rules, and the job follows.
    if (random.next() < 0.05) {
      const cause = oneOf(random, ['calendar', 'limits'] as const);
      if (cause === 'calendar') rules.calendar = oneOf(random, calendars);
      else rules.limits = oneOf(random, limits);
      broken = give({ type: 'Recompute', cause, version: rules[cause].version, reason: '' });
      continue;
    }
    broken = give(randomCommand(random, state, now, leaning));
  }
  if (broken === null && JSON.stringify(fold(JSON.parse(JSON.stringify(events)))) !== JSON.stringify(state)) {
    broken = 'the stored history folds to another state';
  }
  return { given, accepted, events, broken };
}

/** The promise that a state breaks, in a sentence; null when it keeps them all. */
function brokenBy(before: CaseState, s: CaseState, events: readonly CaseEvent[]): string | null {
  const isOpen = openPhases.some((phase) => phase === s.phase);
  if (isOpen !== (s.next !== null)) return `an ${isOpen ? 'open case owes nothing' : 'ended case still owes something'}`;
  if (isOpen !== (s.endedAt === null)) return 'phase and end disagree';
  if (s.version !== events.length) return 'the version is not the number of facts';
  const withUnit = ['dispatched', 'returning', 'signed', 'responded', 'reviewing'];
  if (withUnit.includes(s.phase ?? '') && s.lead === null) return 'a unit is missing';
  const clocks = clocksOf(s);
  if (isOpen !== clocks.length > 0) return 'no clock runs for an open case, or one for an ended case';
  if (clocks.some((clock) => ownerOf(clock) === undefined)) return 'a clock belongs to nobody';
  if (new Set(clocks.map(({ name }) => name)).size !== clocks.length) return 'two clocks have one name';
  if (clocks.some(({ from, at }) => !(from <= at))) return 'a clock ends before it begins';
  const lost = lostClock(before, s, new Set(clocks.map(({ name }) => name)));
  if (lost) return `the clock ${lost} is lost`;
  const view = viewOf('id', s);
  if (JSON.stringify(view) !== JSON.stringify(viewOf('id', fold(events))))
    return 'the view is not the picture of the folded state';
  if ((view.half_at === null) === isOpen || (view.next_at === null) === isOpen) return 'the view knows no clock of an open case';
  return null;
}

/** What is promised until the result must not go out of sight: the result itself, each part, each milestone that was not met. */
function lostClock(before: CaseState, s: CaseState, running: ReadonlySet<string>): string | null {
  const unresolved = s.endedAt === null && !['resolved', 'followedUp', 'needsInfo'].includes(s.phase ?? '');
  if (!unresolved) return null;
  if (s.resolveBy !== null && s.ledger === null && !running.has('resolve')) return 'resolve';
  for (const part of s.parts) if (part.reportedAt === null && !running.has(`part:${part.unit}`)) return `part:${part.unit}`;
  if (before.acceptedAt !== null && s.resolveBy === null) return 'resolve';
  if (s.ledger !== null && !running.has('ledger')) return 'ledger';
  return null;
}

function contextOf(
  random: Random,
  rules: { readonly calendar: Calendar; readonly limits: Limits; readonly percent: number },
  now: string,
): Context {
  return {
    now,
    by: oneOf(random, people),
    unit: oneOf(random, ['intake', null, ...units]),
    asRequester: random.next() < 0.2,
    standings: standings.filter(() => random.next() < 0.5),
    calendar: rules.calendar,
    limits: rules.limits,
    followUpRules: {
      version: 1,
      seed: 'sequences',
      natures: ['complaint'],
      grades: ['T'],
      percent: rules.percent,
      halfDays: 3,
      selfServiceDays: 3,
      linkDays: 15,
      reinspectPercent: 50,
      reinspectWorkdays: 5,
      script: { zh: '', en: '' },
    },
    category: (code) => ({
      nature: code === '0401' ? 'help' : 'complaint',
      grade: code === '0401' ? 'Y' : 'F',
      confidentiality: code === '1304' ? 'secret' : 'normal',
    }),
    unitState: (id) => (id === 'gone' ? 'retired' : 'active'),
    isPlace: () => true,
    main: { id: 'main', state: { ...mainCase, resolveBy: mainCase.next!.deadline } },
    followers: random.next() < 0.1 ? 1 : 0,
  };
}

const submission: Extract<CaseCommand, { type: 'Submit' }> = {
  type: 'Submit',
  number: 'JS2026-000001',
  channel: 'web',
  categoryCode: '0401',
  title: '水管漏水',
  text: '',
  placeId: null,
  placeText: '',
  photos: [],
  requester: 'student',
  source: null,
};
const mainCase: CaseState = {
  ...unborn,
  phase: 'accepted',
  number: 'JS2026-000002',
  next: {
    kind: 'dispatch',
    deadline: { at: '2026-03-06T09:30:00.000Z', from: monday, limit: { unit: 'workdays', amount: 4 }, calendar: 1 },
  },
};

/** Any command but the first; mostly one of those that lead on, so that lives get somewhere. */
function randomCommand(random: Random, s: CaseState, now: Temporal.Instant, leaning: Leaning): CaseCommand {
  const yes = random.next() < 0.5;
  const unit = oneOf(random, units);
  const text = '情况已核实,按规定办理';
  const rating = {
    reached: random.next() < 0.7,
    contacted: yes,
    solved: leaning === 'rework' ? ('no' as const) : oneOf(random, ['yes', 'partly', 'no'] as const),
    handling: oneOf(random, ['satisfied', 'fair', 'unsatisfied'] as const),
    process: oneOf(random, ['satisfied', 'fair', 'unsatisfied'] as const),
    words: '',
  };
  const at = now.toString({ smallestUnit: 'millisecond' });
  const day = (after: number) =>
    now
      .add({ hours: 24 * after })
      .toString()
      .slice(0, 10);
  const all: Record<(typeof names)[number], () => CaseCommand> = {
    AskFacts: () => ({ type: 'AskFacts', question: text }),
    SupplyFacts: () => ({ type: 'SupplyFacts', text, photos: [] }),
    Accept: () =>
      yes
        ? { type: 'Accept' }
        : { type: 'Accept', categoryCode: oneOf(random, ['0401', '0402', '1304']), grade: oneOf(random, grades) },
    Transfer: () => ({ type: 'Transfer', route: 'discipline', receiver: text, means: 'visit', confirmedAt: at, text }),
    AutoDispatch: () => ({
      type: 'AutoDispatch',
      unit,
      because: { model: 'm', probability: 0.97, margin: 1.2, threshold: 0.8, accuracy: 0.98, cases: 200, words: [] },
    }),
    RecordAttempt: () => ({ type: 'RecordAttempt', means: 'call', text }),
    Decline: () => ({ type: 'Decline', reason: 'no-facts', text }),
    Answer: () => ({ type: 'Answer', text }),
    Dispatch: () => ({ type: 'Dispatch', unit, note: '' }),
    Sign: () => ({ type: 'Sign' }),
    Return: () => ({ type: 'Return', reason: 'not-our-duty', text, proposedUnit: unit }),
    Respond: () => ({ type: 'Respond', means: 'call', evidence: text }),
    Progress: () => ({ type: 'Progress', text, expectedOn: null }),
    RuleOnReturn: () => ({ type: 'RuleOnReturn', upheld: yes, text }),
    Consult: () => ({ type: 'Consult', parties: ['repair', 'water'], unit, text }),
    Designate: () => ({ type: 'Designate', unit, text }),
    Note: () => ({ type: 'Note', text }),
    RequestExtension: () => ({ type: 'RequestExtension', workdays: 1 + Math.floor(random.next() * 3), text }),
    EndorseExtension: () => ({ type: 'EndorseExtension', endorsed: random.next() < 0.8, text }),
    RuleOnExtension: () => ({ type: 'RuleOnExtension', granted: random.next() < 0.8, text }),
    RequestLedger: () => ({
      type: 'RequestLedger',
      reason: 'budget',
      plan: text,
      milestones: [
        { on: day(10), text },
        { on: day(40), text },
      ],
      interim: text,
    }),
    RuleOnLedger: () => ({ type: 'RuleOnLedger', granted: random.next() < 0.8, leader: '分管校领导', text }),
    ReviewLedger: () => ({ type: 'ReviewLedger', text }),
    LeaveLedger: () => ({ type: 'LeaveLedger', text }),
    AddPart: () => ({ type: 'AddPart', unit, task: text, workdays: Math.floor(random.next() * 5) }),
    SignPart: () => ({ type: 'SignPart', unit: s.parts[0]?.unit ?? unit }),
    ReportPart: () => ({ type: 'ReportPart', unit: s.parts.at(-1)?.unit ?? unit, text }),
    Approve: () => ({ type: 'Approve', text: '' }),
    SendBack: () => ({ type: 'SendBack', text }),
    Merge: () => ({ type: 'Merge', into: 'main' }),
    Unmerge: () => ({ type: 'Unmerge', text }),
    AnswerWithMain: () => ({ type: 'AnswerWithMain', text, unit: 'repair' }),
    ProposeExclusion: () => ({ type: 'ProposeExclusion', reason: 'force-majeure', text }),
    RuleOnExclusion: () => ({ type: 'RuleOnExclusion', upheld: yes, text }),
    Appeal: () => ({ type: 'Appeal', text }),
    RuleOnAppeal: () => ({ type: 'RuleOnAppeal', upheld: yes, text }),
    Resolve: () => ({ type: 'Resolve', text, photos: [] }),
    FollowUp: () => ({ type: 'FollowUp', ...rating, urged: random.next() < 0.1 }),
    Reinspect: () => ({ type: 'Reinspect', ...rating }),
    FlagContact: () => ({ type: 'FlagContact', who: 'p1' }),
    Recompute: () => ({ type: 'Recompute', cause: yes ? 'calendar' : 'limits', version: 1, reason: '' }),
    Reopen: () => ({ type: 'Reopen', reason: text }),
    Close: () => ({
      type: 'Close',
      reason: oneOf(random, ['unreached', 'unrated', 'explained', 'facts-never-came'] as const),
      text,
    }),
    Withdraw: () => ({ type: 'Withdraw', reason: '' }),
    Nudge: () => ({ type: 'Nudge', text: '' }),
    Write: () => ({ type: 'Write', text, photos: [] }),
    Archive: () => ({ type: 'Archive', text }),
  };
  // What ends a case early is given rarely, or few lives would reach the later phases.
  const early = ['Withdraw', 'Decline', 'Transfer', 'Archive', 'Merge', 'Answer', 'AskFacts'] as const;
  const name = oneOf(random, names);
  const isEarly = early.some((each) => each === name) && random.next() < 0.85;
  const leads = isEarly || random.next() < 0.5;
  return all[leads ? ((random.next() < 0.6 ? leaningTo(leaning, s) : null) ?? onward(s)) : name]();
}

const names = commandNames.filter((name) => name !== 'Submit') as Exclude<(typeof commandNames)[number], 'Submit'>[];

/** The command that brings the case nearer to the rare turn, if there is one now. */
function leaningTo(leaning: Leaning, s: CaseState): (typeof names)[number] | null {
  const isInHand = s.phase === 'signed' || s.phase === 'responded';
  switch (leaning) {
    case 'none':
    case 'rework':
      return null;
    case 'merge':
      return s.phase === 'merged' ? 'AnswerWithMain' : s.phase === 'accepted' ? 'Merge' : null;
    case 'dispute':
      return s.phase === 'dispatched' || s.phase === 'signed' ? 'Return' : null;
    case 'extension':
      if (!isInHand) return null;
      return s.extension === null ? 'RequestExtension' : s.extension.endorsed ? 'RuleOnExtension' : 'EndorseExtension';
    case 'ledger':
      if (s.phase !== 'responded') return null;
      if (s.ledger !== null) return s.version % 2 === 0 ? 'ReviewLedger' : 'LeaveLedger';
      return s.ledgerRequest === null ? 'RequestLedger' : 'RuleOnLedger';
  }
}

/** The command that usually comes next. */
function onward(s: CaseState): (typeof names)[number] {
  switch (s.phase) {
    case 'submitted':
      return 'Accept';
    case 'needsInfo':
      return 'SupplyFacts';
    case 'accepted':
      return 'Dispatch';
    case 'dispatched':
      return 'Sign';
    case 'returning':
      return s.disputes === 1 ? 'RuleOnReturn' : s.disputes === 2 ? 'Consult' : 'Designate';
    case 'signed':
      return 'Respond';
    case 'responded':
      return 'Resolve';
    case 'reviewing':
      return 'Approve';
    case 'resolved':
      return 'FollowUp';
    case 'followedUp':
      return 'Reopen';
    case 'merged':
      return 'Unmerge';
    case 'closed':
    case 'declined':
    case 'transferred':
    case 'withdrawn':
    case null:
      return 'Note';
  }
}

function oneOf<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random.next() * choices.length)]!;
}
