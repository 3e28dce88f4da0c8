/** Compared with the contract in dataPaths.test.ts: the contract itself would bring zod along. */
export const paths = {
  performanceCsv: '/api/open/performance.csv',
  performanceJson: '/api/open/performance.json',
  answersJson: '/api/open/answers.json',
  actedCsv: '/api/open/acted.csv',
  actedJson: '/api/open/acted.json',
  dictionary: '/api/open/dictionary.json',
  answersFeed: '/api/open/answers.rss',
  actedFeed: '/api/open/acted.rss',
  reportsFeed: '/api/open/reports.rss',
} as const;
