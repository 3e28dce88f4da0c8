/** What happened with asking and with moved deadlines, said to the requester. */
export const evaluationZh = {
  'event.SelfServiceOffered': '我们没有联系上您，请您在期限前自己评价',
  'event.RatingContactFlagged': '{unit}记录了一次联系',
  'event.SupervisionDemanded': '重办两次仍未解决，已转入督办',
  'event.Reinspected': '{unit}再次回访了您',
  'event.ReinspectionMissed': '再次回访没有联系上您',
  'event.DeadlinesRecomputed': '因{reason}调整，答复时间重新计算',
  'event.rateBy': '请在 {time} 前评价',
  'urged.question': '办结后，单位是否为评价的事联系过您？（可不答）',
} as const;
