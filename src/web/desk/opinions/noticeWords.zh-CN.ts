/** Names of what people are told of campaigns and proposals. */
export const opinionNoticeZh = {
  'notice.CampaignToOpen': '征集待发布',
  'notice.CampaignClosed': '征集已截止，待答复',
  'notice.CampaignItemAssigned': '采纳意见交办',
  'notice.CampaignItemReported': '采纳事项有进展',
  'notice.ProposalSubmitted': '收到新建议',
  'notice.ProposalShown': '建议已公开',
  'notice.ProposalRefused': '建议未公开',
  'notice.ProposalMerged': '建议已合并',
  'notice.ProposalDue': '建议达到附议人数',
  'notice.ProposalAnswered': '建议已答复',
  'notice.ProposalAssigned': '采纳建议交办',
  'notice.ProposalReported': '采纳建议有进展',
  'notice.ProposalFinished': '采纳建议已办结',
} as const;
