import type { understandingZh } from './words.zh-CN.ts';

export const understandingEn = {
  'search.person': 'Requester: login, whole name or phone',
  'suggest.acceptsToo': ' (one key accepts and dispatches)',
  'suggest.accepted': 'Accepted as “{category}”',
  'suggest.categories': 'Accept under another category (now “{category}”)',
  'suggest.place': '{cases} of {of} such cases in this building ended there',
  'auto.comma': ', ',
  'auto.because':
    'Dispatched automatically: {probability}% sure; right in {accuracy} of past cases (n={cases}); because of: {words}. Return it if it is not yours.',
} as const satisfies Record<keyof typeof understandingZh, string>;
