import type { zh } from './words.zh-CN.ts';

export const en = {
  'phone.calledEvent': '{unit} called {reason}',
  'label.Note.called': 'Whom you called (when others were called during the conversation)',
} as const satisfies Record<keyof typeof zh, string>;
