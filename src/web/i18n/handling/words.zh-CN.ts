/** Shared words of handing over, contact and proofs. */
export const zh = {
  'phase.transferred': '已转专线',
  'command.Transfer': '转专线',
  'command.RecordAttempt': '记录未联系上',
  'event.CaseTransferred': '{unit}已将诉求移交{reason}',
  'event.ContactAttempted': '{unit}尝试联系诉求人（{means}），未联系上',
  'transferRoute.discipline': '纪检监察',
  'transferRoute.police': '公安机关',
  'transferRoute.counselling': '心理中心',
  'transferRoute.appealBoard': '申诉处理委员会',
  'transferRoute.labour': '劳动人事争议仲裁',
  'transferRoute.court': '司法程序',
  'transferRoute.outside': '校外主管部门',
  'closingProof.beforePhoto': '办理前照片',
  'closingProof.afterPhoto': '办理后照片',
  'closingProof.measurement': '实测数据',
  'referenceKind.replyRules': '答复质量规则',
} as const;
