import type { zh } from './words.zh-CN.ts';

export const en = {
  'page.title': 'We acted first',
  'page.lead':
    'Where the first signs show, we mend before you have to ask. Here is what was done and confirmed, and what became of it.',
  'page.none': 'Nothing to show yet',
  'page.noneHint': 'What the university looks for and mends of its own accord is listed here once it is confirmed.',
  'page.done': 'Done on {day} · {unit}',
  'page.defects': '{count} defects were found',
  'effect.fewer': 'After {weeks} weeks: about {count} cases fewer than without it (between {from} and {to})',
  'effect.more': 'After {weeks} weeks: no fewer cases; we are looking for the cause again',
  'effect.none-visible': 'After {weeks} weeks: no effect to be seen yet',
  'effect.too-little': 'After {weeks} weeks: too few cases to say whether it helped',
} as const satisfies Record<keyof typeof zh, string>;
