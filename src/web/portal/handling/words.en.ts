import type { zh } from './words.zh-CN.ts';

export const en = {
  'status.transferred': 'Handed over to another body',
  'case.transferred': 'Where it went',
} as const satisfies Record<keyof typeof zh, string>;
