import type { zh } from './words.zh-CN.ts';

export const en = {
  'status.transferred': 'Handed over to another body',
  'repeated.title': 'We have nudged your case',
  'repeated.why':
    'You have reported this matter before ({number}) and it is still open. What you wrote now, with its photos, was added there, and the unit was reminded.',
  'repeated.another': 'It is another matter: submit it separately',
  'repeated.sending': 'Sending…',
  'event.LetterWritten': '{unit} wrote you a message',
  'letter.fromRequester': 'You wrote a message',
  'act.Write': 'Message the handler',
  'act.Write.title': 'Message the handler',
  'act.Write.hint': 'Passed on by the platform; nobody sees your number. The answer will stand here.',
  'act.Write.field': 'Message',
  'case.done.Write': 'Message delivered; the answer will stand here.',
  'case.transferred': 'Where it went',
} as const satisfies Record<keyof typeof zh, string>;
