import type { Audience } from '../../contract/notifications.ts';
import type { OpinionNoticeKind } from '../../domain/opinions/vocabulary.ts';

/** Each is told either to proposers or to staff, so there is one wording. */
const one = {
  CampaignToOpen: '意见征集 {number} 已拟好,请审核后发布。',
  CampaignClosed: '意见征集 {number} 已截止,请按时公布答复。',
  CampaignItemAssigned: '意见征集 {number} 采纳的意见交您的单位办理。',
  CampaignItemReported: '意见征集 {number} 的采纳事项有进展,请核查。',
  ProposalSubmitted: '收到建议 {number},请审核。',
  ProposalShown: '您的建议 {number} 已公开,可以请同学们附议。',
  ProposalRefused: '您的建议 {number} 没有公开,请看说明。',
  ProposalMerged: '您的建议 {number} 已并入相近的建议。',
  ProposalDue: '建议 {number} 已达到附议人数,请按时答复。',
  ProposalAnswered: '您的建议 {number} 有了答复。',
  ProposalAssigned: '采纳的建议 {number} 交您的单位办理。',
  ProposalReported: '建议 {number} 有办理进展,请核查。',
  ProposalFinished: '您的建议 {number} 已办结,请看结果。',
} as const satisfies Record<OpinionNoticeKind, string>;

type Both = Record<OpinionNoticeKind, Record<Audience, string>>;

// The same keys as `one`.
export const opinionNoticesZh = Object.fromEntries(
  Object.entries(one).map(([kind, sentence]) => [kind, { requester: sentence, staff: sentence }]),
) as Both;
