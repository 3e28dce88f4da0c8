import type { shellZh } from './words.zh-CN.ts';

export const shellEn = {
  'rail.group.daily': 'Daily work',
  'rail.group.oversight': 'Oversight',
  'rail.group.insight': 'Figures and warnings',
  'rail.group.voice': 'Public and opinions',
  'rail.group.learning': 'Knowledge and training',
  'rail.publications': 'Public answers',
} as const satisfies Record<keyof typeof shellZh, string>;
