import type { zh } from './words.zh-CN.ts';

export const en = {
  'referenceKind.campusMap': 'Campus map',
  'referenceKind.wallSettings': 'Wall settings',
} as const satisfies Record<keyof typeof zh, string>;
