import type { zh } from './words.zh-CN.ts';

export const en = {
  'consent.title': 'Privacy notice',
  'consent.first': 'Please read this once before submitting. You are asked again only when it changes in substance.',
  'consent.again': 'The notice has changed in substance. What you wrote is kept and goes on once you accept.',
  'consent.anonymous': 'With an anonymous submission only the edition that you accepted is kept, not who you are.',
  'consent.version': 'Edition {edition}',
  'consent.more': 'Who can see what',
  'consent.accept': 'Accept and submit',
  'consent.accepting': 'Submitting…',
  'consent.decline': 'Not now',
} satisfies Record<keyof typeof zh, string>;
