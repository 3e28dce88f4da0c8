import { z } from 'zod';
import { confidentialities, phases } from '../domain/case/vocabulary.ts';
import { grades } from '../domain/grade/vocabulary.ts';
import { personKinds } from '../domain/people/vocabulary.ts';
import {
  callDirections,
  callerKinds,
  callStates,
  urgencyQuestions,
  wrapUps,
  writtenDownChannels,
} from '../domain/phone/vocabulary.ts';
import { CaseLine, CategoryCode, FollowUpCode, Receipt } from './cases.ts';
import { ConsentVersion } from './consent.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, CaseNumber, Instant, Slug, words } from './primitives.ts';

const operators = ['operator'] as const;
/** Whoever contacts requesters may sign on at a telephone: its log proves the contact. */
const callers = ['operator', 'dispatcher', 'officer', 'head', 'caller', 'trusted'] as const;

const Extension = z
  .string()
  .trim()
  .regex(/^\d{2,8}$/);
/** As it was typed or told by the exchange; compared by its digits. */
const PhoneNumber = z.string().trim().max(40);

/** One telephone in one call, as its operator sees it. */
export const LiveCall = z.object({
  id: z.uuid(),
  direction: z.enum(callDirections),
  state: z.enum(callStates),
  /** In full: an operator has it on the telephone's own display. '' when withheld. */
  number: z.string(),
  since: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type LiveCall = z.output<typeof LiveCall>;

const Figures = z.object({
  calls: z.int(),
  answered: z.int(),
  missed: z.int(),
  /** Drafts that wait in the queue. */
  waiting: z.int(),
});

export const Handover = z.object({
  id: z.uuid(),
  by: z.string(),
  at: Instant,
  text: z.string(),
  figures: Figures,
  takenBy: z.string().nullable(),
  takenAt: Instant.nullable(),
});
export type Handover = z.output<typeof Handover>;

export const phoneDesk = endpoint({
  method: 'GET',
  path: '/api/phone/desk',
  summary: 'What an operator’s screen shows beside the form: own shift, own calls, figures of the day, the newest hand-over',
  access: operators,
  response: z.object({
    shift: z.object({ extension: z.string(), since: Instant }).nullable(),
    /** Ringing and talking at one’s own extension, the newest first; and the last one that ended and was not wrapped up. */
    calls: z.array(LiveCall),
    today: Figures,
    onDuty: z.array(z.object({ name: z.string(), extension: z.string(), own: z.boolean() })),
    handover: Handover.nullable(),
    /** Whether an exchange has told anything today: without one, calls are entered by hand. */
    exchange: z.boolean(),
  }),
});

export const signOnPhone = endpoint({
  method: 'POST',
  path: '/api/phone/shift',
  summary: 'Begin a shift at an extension; 409 extension-taken while somebody else is signed on there',
  access: callers,
  /** `takeOver`: whoever is signed on there has left; that shift ends. */
  body: z.object({ extension: Extension, takeOver: z.boolean().default(false) }),
  response: z.object({ extension: z.string(), since: Instant }),
});

export const signOffPhone = endpoint({
  method: 'DELETE',
  path: '/api/phone/shift',
  summary: 'End one’s shift',
  access: callers,
  response: z.object({}),
});

export const leaveHandover = endpoint({
  method: 'POST',
  path: '/api/phone/handovers',
  summary: 'Tell the next shift what it has to know (交接班); the figures of the day are added',
  access: operators,
  body: z.object({ id: z.uuid(), text: words(2, 2000) }),
  response: Handover,
});

export const listHandovers = endpoint({
  method: 'GET',
  path: '/api/phone/handovers',
  summary: 'The last thirty hand-over notes, newest first',
  access: operators,
  response: z.object({ handovers: z.array(Handover) }),
});

export const takeHandover = endpoint({
  method: 'POST',
  path: '/api/phone/handovers/:id/take',
  summary: 'Confirm that one has read it and takes over',
  access: operators,
  params: z.object({ id: z.uuid() }),
  response: Handover,
});

export const CallLine = z.object({
  id: z.uuid(),
  direction: z.enum(callDirections),
  state: z.enum(callStates),
  /** Without its middle. */
  number: z.string(),
  extension: z.string(),
  person: z.string().nullable(),
  since: Instant,
  answered: z.boolean(),
  talkedSeconds: z.int(),
  wrapUp: z.enum(wrapUps).nullable(),
  note: z.string(),
  /** null also for whoever may not see the case. */
  case: z.object({ id: CaseId, number: CaseNumber }).nullable(),
});
export type CallLine = z.output<typeof CallLine>;

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/phone/calls',
  summary: 'The call log, newest first; numbers are masked',
  access: operators,
  query: z.object({
    /** Only calls that nobody answered, called back or wrapped up. */
    missed: z.stringbool().optional(),
    after: z.string().max(80).optional(),
  }),
  response: z.object({ calls: z.array(CallLine), next: z.string().nullable() }),
});

export const wrapUpCall = endpoint({
  method: 'POST',
  path: '/api/phone/calls/:id/wrap-up',
  summary: 'Say what became of a call (话后整理)',
  access: operators,
  params: z.object({ id: z.uuid() }),
  body: z.object({ wrapUp: z.enum(wrapUps), note: words(0, 500).default(''), case: CaseId.optional() }),
  response: z.object({}),
});

const Caller = z.object({
  id: z.string(),
  /** Masked: whoever calls is asked for the name, not told it. */
  name: z.string(),
  kind: z.enum(personKinds),
  unit: z.string().nullable(),
});

export const findCaller = endpoint({
  method: 'POST',
  path: '/api/phone/callers',
  summary:
    'Whose number it is, and what was reported from it, among the cases that the operator may see; not in the address, which is logged',
  access: operators,
  /** A number, a student or staff number; or that of a call of the log. With both, the call is left out of the earlier ones. */
  body: z.object({ number: PhoneNumber.optional(), call: z.uuid().optional() }),
  response: z.object({
    /** In full when it came from a call. */
    number: z.string(),
    callers: z.array(Caller),
    /** Open ones first, then the newest. */
    cases: z.array(CaseLine),
    open: z.int(),
    /** Earlier calls from the number. */
    calls: z.array(CallLine),
  }),
});
export type FoundCaller = z.output<typeof findCaller.response>;

const whatWasSaid = {
  what: words(0, 2000).default(''),
  when: words(0, 60).default(''),
  want: words(0, 200).default(''),
  placeId: Slug.nullable().default(null),
  placeText: words(0, 60).default(''),
  categoryCode: CategoryCode.nullable().default(null),
  /** Questions of the urgency script that were answered with yes. */
  yes: z.array(z.enum(urgencyQuestions)).max(10).default([]),
};

const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });
const Found = Span.extend({ words: z.string() });

/** What has been said so far. `person`: who calls, once that is known. */
export const SaidSoFar = z.object({ ...whatWasSaid, person: z.string().max(64).nullable().default(null) });
export type SaidSoFar = z.output<typeof SaidSoFar>;

export const assistIntake = endpoint({
  method: 'POST',
  path: '/api/phone/assist',
  summary:
    'What helps while an operator types: place, category, unit, time and wish as found in the words, questions to ask, the like cases; nothing is stored',
  access: operators,
  body: SaidSoFar,
  response: z.object({
    title: z.string(),
    places: z.array(z.object({ id: Slug, room: z.string() })),
    categories: z.array(z.object({ code: CategoryCode, probability: z.number() })),
    units: z.array(
      z.object({ unit: Slug, rule: z.enum(['default', 'alternate']).nullable(), probability: z.number().nullable() }),
    ),
    when: z.string().nullable(),
    want: z.string().nullable(),
    /** To be asked, the gravest first. */
    questions: z.array(z.object({ question: z.enum(urgencyQuestions), raisesTo: z.enum(['T', 'J']) })),
    /** What reviewed rules found in the words. */
    screened: z.array(Found.extend({ rule: z.string(), about: z.string() })),
    /** What the case would be with these answers; null while it has no category. */
    grade: z.enum(grades).nullable(),
    confidentiality: z.enum(confidentialities),
    /** Whether the operator may go on with it after it has been recorded. */
    mayGoOn: z.boolean(),
    like: z.array(z.object({ case: CaseLine, why: z.enum(['same-person', 'same-place']) })),
  }),
});
export type Assistance = z.output<typeof assistIntake.response>;

export const thirdParty = z.object({ called: words(1, 60), text: words(2, 500), at: Instant });

/** What an operator has begun. Nothing in it is wrong yet, only missing. */
export const PhoneDraft = z.object({
  ...whatWasSaid,
  caller: z.enum(callerKinds).default('guest'),
  person: z.string().max(64).nullable().default(null),
  name: words(0, 40).default(''),
  number: PhoneNumber.default(''),
  channel: z.enum(writtenDownChannels).default('phone'),
  receivedAt: Instant.nullable().default(null),
  title: words(0, 60).default(''),
  unit: Slug.nullable().default(null),
  reply: words(0, 5000).default(''),
  asked: z.array(z.enum(urgencyQuestions)).max(10).default([]),
  thirdParties: z.array(thirdParty).max(10).default([]),
  consent: ConsentVersion.nullable().default(null),
});
export type PhoneDraft = z.output<typeof PhoneDraft>;

export const DraftLine = z.object({
  id: CaseId,
  version: z.int(),
  /** The beginning of what was said. */
  gist: z.string(),
  /** Masked. */
  number: z.string(),
  channel: z.enum(writtenDownChannels),
  placeId: z.string().nullable(),
  categoryCode: z.string().nullable(),
  writtenBy: z.string(),
  /** In whose hands it is; null: free to be taken. */
  holder: z.string().nullable(),
  mine: z.boolean(),
  /** Its holder has not touched it for so long that it may be taken over. */
  left: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type DraftLine = z.output<typeof DraftLine>;

export const listDrafts = endpoint({
  method: 'GET',
  path: '/api/phone/drafts',
  summary: 'All drafts of the phone desk: one’s own, those that wait, and those in other hands; the oldest first',
  access: operators,
  response: z.object({ drafts: z.array(DraftLine) }),
});

const draftParams = z.object({ id: CaseId });
const OpenDraft = z.object({ id: CaseId, version: z.int(), call: z.uuid().nullable(), draft: PhoneDraft });

export const takeDraft = endpoint({
  method: 'POST',
  path: '/api/phone/drafts/:id/take',
  summary: 'Take a draft into one’s hands, or open one’s own again; 409 draft-taken while a colleague is at it',
  access: operators,
  params: draftParams,
  response: OpenDraft,
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/phone/drafts/:id',
  summary:
    'Keep a draft as it is; version 0 begins one. 412 stale when it was changed elsewhere, 409 draft-taken when a colleague has taken it over',
  access: operators,
  params: draftParams,
  body: z.object({
    version: z.int().min(0),
    draft: PhoneDraft,
    call: z.uuid().nullable().default(null),
    /** Lay it into the queue, for whoever is free. */
    release: z.boolean().default(false),
  }),
  response: z.object({ version: z.int() }),
});

export const discardDraft = endpoint({
  method: 'DELETE',
  path: '/api/phone/drafts/:id',
  summary: 'Throw a draft away that is in one’s own hands',
  access: operators,
  params: draftParams,
  response: z.object({}),
});

/** A case that somebody tells and an operator writes down; sent twice under one id it is one case. */
export const RecordCase = z.object({
  ...whatWasSaid,
  id: CaseId,
  caller: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), id: z.string().max(64) }),
    z.object({ kind: z.literal('guest'), name: words(1, 40), number: PhoneNumber.default('') }),
    /** The code is read to the caller; without one nobody can follow the case. */
    z.object({ kind: z.literal('anonymous'), followUpCode: FollowUpCode.optional() }),
  ]),
  channel: z.enum(writtenDownChannels).default('phone'),
  /** When a paper form, or a call during an outage, came in; absent: now. */
  receivedAt: Instant.optional(),
  title: words(4, 60),
  categoryCode: CategoryCode,
  outcome: z.discriminatedUnion('do', [
    z.object({ do: z.literal('dispatch'), unit: Slug, note: words(0, 500).default(''), grade: z.enum(grades).optional() }),
    z.object({ do: z.literal('answer'), text: words(10, 5000) }),
    /** To the triage desk, for somebody else to decide. */
    z.object({ do: z.literal('leave') }),
    z.object({ do: z.literal('merge'), into: CaseId }),
  ]),
  thirdParties: z.array(thirdParty).max(10).default([]),
  /** The version of the privacy notice that was read to the caller, or signed on the paper, and accepted; null: it was not. */
  consent: ConsentVersion.nullable().default(null),
  call: z.uuid().nullable().default(null),
});
export type RecordCase = z.output<typeof RecordCase>;

export const recordPhoneCase = endpoint({
  method: 'POST',
  path: '/api/phone/cases',
  summary: 'Record what somebody told, and dispatch or answer it in the same stroke',
  access: operators,
  body: RecordCase,
  response: Receipt.extend({
    phase: z.enum(phases),
    /** The rules have made it confidential: trusted colleagues go on with it. */
    handedOn: z.boolean(),
    /** What the caller can be told. */
    resolveBy: Instant.nullable(),
  }),
});

export const caseCalls = endpoint({
  method: 'GET',
  path: '/api/cases/:id/calls',
  summary: 'One’s own conversations with the requester, which prove a contact',
  access: callers,
  params: z.object({ id: CaseId }),
  response: z.object({
    calls: z.array(z.object({ id: z.uuid(), direction: z.enum(callDirections), at: Instant, talkedSeconds: z.int() })),
  }),
});
