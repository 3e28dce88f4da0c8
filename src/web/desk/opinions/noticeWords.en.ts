import type { opinionNoticeZh } from './noticeWords.zh-CN.ts';

export const opinionNoticeEn = {
  'notice.CampaignToOpen': 'Campaign to be opened',
  'notice.CampaignClosed': 'Campaign closed, answer owed',
  'notice.CampaignItemAssigned': 'Adopted opinion assigned',
  'notice.CampaignItemReported': 'Progress on an adopted opinion',
  'notice.ProposalSubmitted': 'New proposal',
  'notice.ProposalShown': 'Proposal shown',
  'notice.ProposalRefused': 'Proposal not shown',
  'notice.ProposalMerged': 'Proposal merged',
  'notice.ProposalDue': 'Proposal reached its threshold',
  'notice.ProposalAnswered': 'Proposal answered',
  'notice.ProposalAssigned': 'Adopted proposal assigned',
  'notice.ProposalReported': 'Progress on a proposal',
  'notice.ProposalFinished': 'Proposal carried out',
} as const satisfies Record<keyof typeof opinionNoticeZh, string>;
