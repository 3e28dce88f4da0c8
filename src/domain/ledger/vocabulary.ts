/**
 * 《校内接诉即办督办台账》 and 《校内接诉即办未办结统计清单》: their columns, in their order, by the names they have on paper
 * (domain.md §4.4, §4.5). Widths are shares of an A3 page.
 */
export const orderColumns = [
  { key: 'index', title: '序号', width: 2 },
  { key: 'number', title: '督办编号', width: 4 },
  { key: 'source', title: '督办来源', width: 3 },
  { key: 'title', title: '督办主题', width: 7 },
  { key: 'cases', title: '关联诉件编号', width: 5 },
  { key: 'summary', title: '诉求摘要(脱敏)', width: 7 },
  { key: 'category', title: '类别', width: 4 },
  { key: 'place', title: '校区/点位', width: 4 },
  { key: 'lead', title: '承办(主办)单位', width: 4 },
  { key: 'assist', title: '协办单位', width: 4 },
  { key: 'leader', title: '责任领导', width: 3 },
  { key: 'responsible', title: '责任人/联系电话', width: 4 },
  { key: 'urgency', title: '紧急程度', width: 3 },
  { key: 'startedOn', title: '立项日期', width: 3 },
  { key: 'dueOn', title: '要求完成时限', width: 4 },
  { key: 'demands', title: '督办要求', width: 8 },
  { key: 'progress', title: '办理进展(最新)', width: 7 },
  { key: 'updatedOn', title: '更新日期', width: 3 },
  { key: 'isFinal', title: '是否为最终办理结果', width: 3 },
  { key: 'plannedOn', title: '计划完成时间(非最终)', width: 3 },
  { key: 'card', title: '当前状态(黄/红)', width: 3 },
  { key: 'overdueDays', title: '超期天数', width: 2 },
  { key: 'reminders', title: '催办次数', width: 2 },
  { key: 'directive', title: '领导批示', width: 6 },
  { key: 'closedAt', title: '办结时间', width: 4 },
  { key: 'result', title: '办理结果/回复内容', width: 8 },
  { key: 'followUp', title: '回访时间/内容', width: 5 },
  { key: 'satisfaction', title: '满意度', width: 3 },
  { key: 'verdict', title: '研判(一级/二级)', width: 3 },
  { key: 'struckOff', title: '销号日期/销号人', width: 4 },
  { key: 'assessed', title: '是否纳入考核', width: 2 },
  { key: 'remark', title: '备注', width: 4 },
] as const;

export const unitColumns = [
  { key: 'unit', title: '单位', width: 10 },
  { key: 'toResolve', title: '应办结', width: 4 },
  { key: 'unfinished', title: '未办结', width: 4 },
  { key: 'inTime', title: '其中未超期', width: 4 },
  { key: 'late3', title: '超期1-3天', width: 4 },
  { key: 'late7', title: '4-7天', width: 4 },
  { key: 'lateMore', title: '>7天', width: 4 },
  { key: 'extended', title: '延期中', width: 4 },
  { key: 'onLedger', title: '挂账', width: 4 },
  { key: 'disputed', title: '退单争议', width: 4 },
  { key: 'longest', title: '最长停留天数', width: 4 },
  { key: 'change', title: '较昨日', width: 4 },
] as const;

export const unfinishedColumns = [
  { key: 'index', title: '序号', width: 2 },
  { key: 'number', title: '诉件编号', width: 5 },
  { key: 'acceptedAt', title: '受理时间', width: 4 },
  { key: 'category', title: '类别', width: 5 },
  { key: 'summary', title: '摘要', width: 9 },
  { key: 'place', title: '点位', width: 5 },
  { key: 'lead', title: '主办', width: 5 },
  { key: 'assist', title: '协办', width: 5 },
  { key: 'phase', title: '当前环节', width: 3 },
  { key: 'dwell', title: '停留时长', width: 3 },
  { key: 'dueAt', title: '应办结时间', width: 4 },
  { key: 'left', title: '剩余/超期', width: 4 },
  { key: 'reason', title: '未办结原因', width: 4 },
  { key: 'measures', title: '已采取措施', width: 8 },
  { key: 'plan', title: '下步计划', width: 7 },
  { key: 'expectedOn', title: '预计完成', width: 4 },
  { key: 'responsible', title: '责任人', width: 4 },
  { key: 'supervised', title: '是否督办', width: 4 },
] as const;

export const ledgerKinds = ['orders', 'unfinished'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

export const ledgerTitles: Record<LedgerKind, string> = {
  orders: '校内接诉即办督办台账',
  unfinished: '校内接诉即办未办结统计清单',
};

/** 未办结原因 (domain.md §4.5). */
export const unfinishedReasons = [
  'purchase',
  'construction',
  'policy',
  'cooperation',
  'leaders',
  'unreachable',
  'dispute',
  'other',
] as const;
export type UnfinishedReason = (typeof unfinishedReasons)[number];

export const reasonTitles: Record<UnfinishedReason, string> = {
  purchase: '需采购',
  construction: '需施工',
  policy: '需政策',
  cooperation: '待配合',
  leaders: '待校领导',
  unreachable: '联系不上',
  dispute: '职责争议',
  other: '其他',
};
