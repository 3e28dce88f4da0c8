/** What stands on a ballot. `points`: k points given to the options as the voter likes (优先投票). */
export const questionKinds = ['single', 'multi', 'scale', 'points', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Answers on a scale are whole numbers from 1 to this. */
export const scaleTop = 5;
/** Characters of a free answer. */
export const longestText = 1000;

/** Nobody votes twice and nobody is found by a group of few: smaller groups of electors share one key, and smaller cells are not shown. */
export const fewestInPart = 20;
export const fewestInCell = 5;

/** Groups of electors whose answers are counted apart; `all` when a group would be too small to hide in. */
export const parts = ['student', 'staff', 'other', 'all'] as const;
export type Part = (typeof parts)[number];

export const campaignPhases = ['draft', 'running', 'closed', 'answered', 'cancelled'] as const;
export type CampaignPhase = (typeof campaignPhases)[number];

/** Sheets that electors took against their names, or a meeting (座谈会) where hands were counted. */
export const batchKinds = ['paper', 'hearing'] as const;
export type BatchKind = (typeof batchKinds)[number];

export const batchStates = ['entered', 'counted', 'struck'] as const;
export type BatchState = (typeof batchStates)[number];

/** What became of an opinion: adopted, adopted in part, noted for later, not adopted. */
export const rulings = ['adopted', 'partly', 'later', 'declined'] as const;
export type Ruling = (typeof rulings)[number];
/** After these somebody has to do something. */
export const rulingsThatBind = ['adopted', 'partly'] as const satisfies readonly Ruling[];

/** What a campaign was begun because of. */
export const campaignOrigins = ['own', 'topic', 'alert', 'proposal'] as const;
export type CampaignOrigin = (typeof campaignOrigins)[number];

export const campaignCommandNames = [
  'Draft',
  'Save',
  'Open',
  'Correct',
  'Extend',
  'Close',
  'Cancel',
  'EnterBatch',
  'CheckBatch',
  'StrikeBatch',
  'SaveAnswer',
  'PublishAnswer',
  'ReportItem',
  'FinishItem',
  'MakeCase',
] as const;
export type CampaignCommandName = (typeof campaignCommandNames)[number];

export const proposalPhases = ['submitted', 'collecting', 'due', 'answered', 'done', 'refused', 'withdrawn', 'merged'] as const;
export type ProposalPhase = (typeof proposalPhases)[number];
/** Proposals that everybody may read. */
export const shownProposalPhases = ['collecting', 'due', 'answered', 'done'] as const satisfies readonly ProposalPhase[];

export const proposalCommandNames = [
  'Submit',
  'Show',
  'Refuse',
  'Withdraw',
  'Merge',
  'ReachThreshold',
  'Answer',
  'Report',
  'Finish',
  'MakeCase',
] as const;
export type ProposalCommandName = (typeof proposalCommandNames)[number];

/** How an actor stands to a campaign or a proposal. The house: supervisors and secretaries; the owner: the unit that asks or has to act. */
export const opinionStandings = [
  'supervisor',
  'secretary',
  'ownerHead',
  'ownerOfficer',
  'doer',
  'proposer',
  'anybody',
  'system',
] as const;
export type OpinionStanding = (typeof opinionStandings)[number];

/** Why a command, a token or a ballot is refused although the person may ask; sentences under `problem.<code>`. */
export const opinionRefusals = [
  'questions-are-fixed',
  'campaign-wrong-phase',
  'opened-yourself',
  'nobody-in-audience',
  'only-later',
  'past-close',
  'no-such-question',
  'same-wording',
  'batch-taken',
  'batch-differs',
  'batch-invalid',
  'no-such-batch',
  'checked-yourself',
  'more-sheets-than-voters',
  'batches-unchecked',
  'texts-undecided',
  'answer-missing',
  'no-such-commitment',
  'commitment-is-done',
  'finished-yourself',
  'owner-missing',
  'case-made-already',
  'not-an-elector',
  'token-issued',
  'paper-taken',
  'ballot-cast',
  'ballot-forged',
  'ballot-invalid',
  'voting-not-open',
  'own-proposal',
  'proposal-wrong-phase',
  'merge-with-itself',
  'no-such-campaign',
  'no-such-proposal',
  'too-many-proposals',
] as const;
export type OpinionRefused = (typeof opinionRefusals)[number];

/** What people are told of campaigns and proposals. */
export const opinionNoticeKinds = [
  'CampaignToOpen',
  'CampaignClosed',
  'CampaignItemAssigned',
  'CampaignItemReported',
  'ProposalSubmitted',
  'ProposalShown',
  'ProposalRefused',
  'ProposalMerged',
  'ProposalDue',
  'ProposalAnswered',
  'ProposalAssigned',
  'ProposalReported',
  'ProposalFinished',
] as const;
export type OpinionNoticeKind = (typeof opinionNoticeKinds)[number];
