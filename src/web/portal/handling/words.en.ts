import type { zh } from './words.zh-CN.ts';

export const en = {
  'status.transferred': 'Handed over to another body',
  'repeated.title': 'We have nudged your case',
  'repeated.why':
    'You have reported this matter before ({number}) and it is still open. What you wrote now, with its photos, was added there, and the unit was reminded.',
  'repeated.another': 'It is another matter: submit it separately',
  'repeated.sending': 'Sending…',
  'case.transferred': 'Where it went',
} as const satisfies Record<keyof typeof zh, string>;
