/** Words of the phone desk (电话接诉台). */
export const zh = {
  'phone.calledEvent': '{unit}致电{reason}',
  'label.Note.called': '致电对象(通话中联系他人时填写)',
  'label.Respond.call': '通话记录佐证',
  'phone.noConversation': '没有您与诉求人的通话记录',
  'phone.chooseConversation': '选择一次通话作为佐证',
  'phone.direction.in': '来电',
  'phone.direction.out': '去电',
  'phone.seconds': '{count} 秒',
} as const;
