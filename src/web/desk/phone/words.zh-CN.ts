/** Words of the phone desk (电话接诉台). */
export const zh = {
  'phone.calledEvent': '{unit}致电{reason}',
  'label.Note.called': '致电对象(通话中联系他人时填写)',
} as const;
