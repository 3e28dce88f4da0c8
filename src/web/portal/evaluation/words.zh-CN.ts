/** Of the page behind a one-time link only. */
export const zh = {
  'page.title': '评价办理结果',
  'page.number': '诉件编号',
  'page.category': '事项',
  'page.submitted': '反映日期',
  'page.resolved': '办结日期',
  'page.until': '评价截止',
  'page.thanks': '评价已收到，谢谢您',
  'page.closed': '这件诉求已经归档。想看完整的办理经过，请登录后打开“我的诉求”。',
  'page.reworked': '接诉中心会根据您的评价决定是否重新办理，并把结果告诉您。',
  'page.unknown': '没有这个评价链接',
  'page.unknownHint': '链接可能没有复制完整，请从原来的消息里直接打开。您也可以登录或用查询码评价。',
  'page.used': '这个链接已经用过了',
  'page.usedHint':
    '每个链接只能评价一次；诉求已评价、已归档或重新办理后，链接也会失效。如果不是您本人评价的，请登录查看，并联系接诉中心。',
  'page.expired': '这个链接已过有效期',
  'page.expiredHint': '您仍可以登录后在“我的诉求”里查看办理情况。',
  'page.myCases': '我的诉求',
  'page.byCode': '用查询码查看',
} as const;
