import { z } from 'zod';
import { proposalCommandNames, proposalPhases, rulings } from '../domain/opinions/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseOfOpinion, Kept } from './opinions.ts';
import { CaseId, Day, Instant, Slug, words } from './primitives.ts';
import { ProposalRules } from './proposalRules.ts';

export const ProposalId = z.uuid();
const desk = ['supervisor', 'secretary', 'head', 'officer', 'leader'] as const;
const house = ['supervisor', 'secretary'] as const;
const seen = z.int().positive().describe('The version the caller saw; 412 stale when someone acted first');

export const ProposalWords = z.object({ title: words(4, 60), text: words(10, 2000) });
export type ProposalWords = z.output<typeof ProposalWords>;

const ShownProposal = z.object({
  id: ProposalId,
  number: z.string(),
  phase: z.enum(proposalPhases),
  title: z.string(),
  text: z.string(),
  submittedAt: Instant,
  supporters: z.int(),
  threshold: z.int(),
  answerBy: Instant.nullable(),
  answeredAt: Instant.nullable(),
  commitment: Kept.nullable(),
  /** Whether the caller stands behind it. */
  supported: z.boolean(),
  own: z.boolean(),
});
export type ShownProposal = z.output<typeof ShownProposal>;

const idParams = z.object({ id: ProposalId });
const Similar = z.array(
  z.object({ id: ProposalId, title: z.string(), phase: z.enum(proposalPhases), supporters: z.int(), fit: z.number() }),
);

export const listProposals = endpoint({
  method: 'GET',
  path: '/api/proposals',
  summary: 'Proposals that everybody may read: open ones by support, or answered ones by day',
  access: 'public',
  query: z.object({
    show: z.enum(['open', 'answered']).default('open'),
    skip: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  response: z.object({ proposals: z.array(ShownProposal), next: z.int().nullable(), rules: ProposalRules }),
});

export const listMyProposals = endpoint({
  method: 'GET',
  path: '/api/my/proposals',
  summary: 'What the caller proposed, in every phase',
  access: 'signedIn',
  response: z.object({
    proposals: z.array(ShownProposal.extend({ reason: z.string(), mergedInto: ProposalId.nullable(), version: z.int() })),
  }),
});

export const getProposal = endpoint({
  method: 'GET',
  path: '/api/proposals/:id',
  summary: 'A proposal, as shown; to its proposer also before it is shown. Merged, it answers with the one it went into',
  access: 'public',
  params: idParams,
  response: ShownProposal.extend({ reason: z.string(), mergedInto: ProposalId.nullable(), version: z.int(), similar: Similar }),
});

export const makeProposal = endpoint({
  method: 'POST',
  path: '/api/proposals',
  summary:
    'Propose something; it is read before it is shown, and never shown with a name. The same id again answers with the same proposal',
  access: 'signedIn',
  body: ProposalWords.extend({ id: ProposalId }),
  response: z.object({ id: ProposalId, number: z.string() }),
});

export const findSimilarProposals = endpoint({
  method: 'POST',
  path: '/api/suggestions/proposals',
  summary: 'Open or answered proposals like the words being typed; nothing is stored',
  access: 'public',
  body: z.object({ title: words(0, 60).default(''), text: words(0, 2000).default('') }),
  response: z.object({ similar: Similar }),
});

export const supportProposal = endpoint({
  method: 'PUT',
  path: '/api/proposals/:id/support',
  summary: 'Stand behind a proposal, or no longer; once per person, shown as a number only',
  access: 'signedIn',
  params: idParams,
  body: z.object({ support: z.boolean() }),
  response: z.object({ supporters: z.int(), supported: z.boolean() }),
});

export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/api/proposals/:id/withdrawal',
  summary: 'Take one’s own proposal back while nobody has answered it',
  access: 'signedIn',
  params: idParams,
  body: z.object({ version: seen }),
  response: z.object({}),
});

const DeskProposal = ShownProposal.omit({ supported: true, own: true }).extend({
  version: z.int(),
  /** As it was written; '' when it was forgotten. */
  written: ProposalWords.extend({ title: z.string(), text: z.string() }),
  reason: z.string(),
  mergedInto: ProposalId.nullable(),
  caseId: CaseId.nullable(),
  /** Other proposals that the text engine puts into one group with it. */
  group: z.int(),
});
export type DeskProposal = z.output<typeof DeskProposal>;

export const listDeskProposals = endpoint({
  method: 'GET',
  path: '/api/desk/proposals',
  summary: 'Proposals of one stage, similar ones beside each other, those that wait longest first',
  access: desk,
  query: z.object({
    stage: z.enum(['toRead', 'collecting', 'due', 'answered', 'ended']).default('toRead'),
    skip: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  response: z.object({
    proposals: z.array(DeskProposal),
    next: z.int().nullable(),
    rules: ProposalRules,
  }),
});

export const getDeskProposal = endpoint({
  method: 'GET',
  path: '/api/desk/proposals/:id',
  summary: 'A proposal as written and as proposed to be shown, what is like it, and what may be done with it',
  access: desk,
  params: idParams,
  response: DeskProposal.extend({
    /** With what identifies people replaced by rule. */
    proposed: z.object({ title: z.string(), text: z.string() }),
    similar: Similar,
    allowed: z.array(z.enum(proposalCommandNames)),
  }),
});

const reason = words(2, 500);
export const ProposalCommandBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Show'), version: seen, ...ProposalWords.shape }),
  z.object({ type: z.literal('Refuse'), version: seen, reason }),
  z.object({ type: z.literal('Merge'), version: seen, into: ProposalId }),
  z.object({
    type: z.literal('Answer'),
    version: seen,
    ruling: z.enum(rulings),
    reason: words(10, 2000),
    owner: Slug.nullable(),
    due: Day.nullable(),
  }),
  z.object({ type: z.literal('Report'), version: seen, text: words(2, 1000) }),
  z.object({ type: z.literal('Finish'), version: seen, result: words(2, 1000) }),
]);
export type ProposalCommandBody = z.output<typeof ProposalCommandBody>;

export const commandProposal = endpoint({
  method: 'POST',
  path: '/api/desk/proposals/:id/commands',
  summary: 'Show, refuse or merge a proposal; answer it, report on it, finish it',
  access: ['supervisor', 'secretary', 'head', 'officer'],
  params: idParams,
  body: ProposalCommandBody,
  response: z.object({ id: ProposalId, version: z.int() }),
});

export const makeCaseOfProposal = endpoint({
  method: 'POST',
  path: '/api/desk/proposals/:id/case',
  summary: 'Make a case of a proposal, in the name of its proposer, who hears of it as of any case',
  access: house,
  params: idParams,
  body: CaseOfOpinion.extend({ version: seen }),
  response: z.object({ caseId: CaseId, number: z.string() }),
});
