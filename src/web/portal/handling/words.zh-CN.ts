/** The portal's words of a case that was handed over or that repeats another one. */
export const zh = {
  'status.transferred': '已转专门渠道办理',
  'repeated.title': '已为您催办',
  'repeated.why': '您反映过同一件事（{number}），还在办理中。这次写的内容和照片已加到那一件上，并提醒了承办单位，不必另开一件。',
  'repeated.another': '这是另一件事，单独提交',
  'repeated.sending': '正在提交……',
  'case.transferred': '转到了哪里',
} as const;
