import type { zh } from './words.zh-CN.ts';

export const en = {
  'page.title': 'Rate the result',
  'page.number': 'Case number',
  'page.category': 'Category',
  'page.submitted': 'Reported on',
  'page.resolved': 'Resolved on',
  'page.until': 'Rate until',
  'page.thanks': 'Thank you, your rating has arrived',
  'page.closed': 'This case is closed now. Sign in and open “My cases” to see the whole story.',
  'page.reworked': 'The intake centre will decide whether the case is reworked, and will tell you.',
  'page.unknown': 'There is no such link',
  'page.unknownHint':
    'Part of it may be missing: please open it from the original message. You can also sign in or use your code.',
  'page.used': 'This link has been used',
  'page.usedHint':
    'Each link works once, and not any more after the case was rated, closed or reworked. If it was not you who rated, please sign in and tell the intake centre.',
  'page.expired': 'This link has expired',
  'page.expiredHint': 'You can still sign in and see how your case went under “My cases”.',
  'page.myCases': 'My cases',
  'page.byCode': 'Use a follow-up code',
} as const satisfies Record<keyof typeof zh, string>;
