import type { knowledgeZh } from './words.zh-CN.ts';

export const knowledgeEn = {
  'answers.title': 'Perhaps this answers it',
  'answers.solved': 'That answers it, nothing to send',
  'answers.notSolved': 'Not yet, write on',
  'answers.thanks': 'Good! The draft was cleared and nothing was sent.',
  'answers.writeOn': 'There is something else',
  'article.source': '{unit} · checked {day}',
  'article.related': 'Related',
  'article.gone': 'This article was not found',
  'article.goneHint': 'It may have expired or moved: try a search.',
  'article.notEnough': 'This did not help?',
  'articles.title': 'Help and how-to',
  'articles.search': 'Search, e.g. campus card',
  'articles.none': 'Nothing found',
  'articles.noneHint': 'Try other words, or tell us directly.',
  'articles.corrected': 'Nothing found as typed; results for “{corrected}”',
  'submit.open': 'Public answers and how we perform',
  'installed.newer': 'There is a newer version.',
  'installed.take': 'Update now',
  'installed.add': 'Install as an app',
  'installed.addHint': 'Opens like an app, and you can write without a network',
} as const satisfies Record<keyof typeof knowledgeZh, string>;
