/** The portal's words of a case that was handed over or that repeats another one. */
export const zh = {
  'status.transferred': '已转专门渠道办理',
  'repeated.title': '已为您催办',
  'repeated.why': '您反映过同一件事（{number}），还在办理中。这次写的内容和照片已加到那一件上，并提醒了承办单位，不必另开一件。',
  'repeated.another': '这是另一件事，单独提交',
  'repeated.sending': '正在提交……',
  'event.LetterWritten': '{unit}给您留言',
  'letter.fromRequester': '您留言',
  'act.Write': '给办理人留言',
  'act.Write.title': '给办理人留言',
  'act.Write.hint': '经平台转交，对方看不到您的电话。回复会出现在这里。',
  'act.Write.field': '留言',
  'case.done.Write': '留言已送达，回复会出现在这里。',
  'case.transferred': '转到了哪里',
} as const;
