import type { Audience } from '../../contract/notifications.ts';
import type { OpinionNoticeKind } from '../../domain/opinions/vocabulary.ts';

/** Each is told either to proposers or to staff, so there is one wording. */
const one = {
  CampaignToOpen: 'Campaign {number} has been drafted; please look at it and open it.',
  CampaignClosed: 'Campaign {number} has closed; please publish the answer in time.',
  CampaignItemAssigned: 'An opinion adopted in campaign {number} is your unit’s to carry out.',
  CampaignItemReported: 'There is progress on an opinion adopted in campaign {number}; please check.',
  ProposalSubmitted: 'Proposal {number} has come in; please read it.',
  ProposalShown: 'Your proposal {number} is public now; others can support it.',
  ProposalRefused: 'Your proposal {number} has not been made public; please see why.',
  ProposalMerged: 'Your proposal {number} has been merged with one like it.',
  ProposalDue: 'Proposal {number} has enough supporters; please answer in time.',
  ProposalAnswered: 'Your proposal {number} has been answered.',
  ProposalAssigned: 'The adopted proposal {number} is your unit’s to carry out.',
  ProposalReported: 'There is progress on proposal {number}; please check.',
  ProposalFinished: 'Your proposal {number} has been carried out; please see the result.',
} as const satisfies Record<OpinionNoticeKind, string>;

type Both = Record<OpinionNoticeKind, Record<Audience, string>>;

// The same keys as `one`.
export const opinionNoticesEn = Object.fromEntries(
  Object.entries(one).map(([kind, sentence]) => [kind, { requester: sentence, staff: sentence }]),
) as Both;
