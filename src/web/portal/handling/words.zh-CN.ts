/** The portal's words of a case that was handed over or that repeats another one. */
export const zh = {
  'status.transferred': '已转专门渠道办理',
  'case.transferred': '转到了哪里',
} as const;
