import { z } from 'zod';
import { bases, measureIds, periodKinds, scopes } from '../domain/measures/vocabulary.ts';
import { ExactSum } from './assessment.ts';
import { endpoint } from './endpoint.ts';
import { Instant, Slug } from './primitives.ts';

const Named = z.object({ name: z.string(), nameEn: z.string() });

/** A rate as everybody may read it; null where it was counted from fewer than five cases, or would give such a number away. */
const Rate = z
  .object({
    part: ExactSum.describe('Exact part; a half answer may count as 9/10'),
    of: z.int().describe('Cases it was counted from'),
    value: z.number().nullable().describe('part / of, 0..1; null while of is 0'),
    low: z.number().nullable().describe('95 % Wilson interval, lower end'),
    high: z.number().nullable().describe('95 % Wilson interval, upper end'),
    excluded: z.int().describe('Left out of the assessed scope'),
  })
  .nullable();

/** How long people waited for the first contact, in natural hours; null where fewer than five were answered. */
const Waited = z.object({ n: z.int(), median: z.number(), p90: z.number().describe('Nine of ten waited no longer') }).nullable();

const Line = z.object({
  received: z.int().nullable().describe('Cases taken on in the period; null where fewer than five'),
  rates: z.partialRecord(z.enum(measureIds), Rate),
  waited: Waited,
});

export const PublicTable = z.object({
  id: z.uuid(),
  period: z.object({ kind: z.enum(periodKinds), key: z.string(), from: Instant, to: Instant }),
  assessment: Named.extend({ id: Slug, version: z.int() }),
  basis: z.enum(bases),
  scope: z.enum(scopes),
  asOf: Instant,
  publishedAt: Instant,
  /** First eight characters of the digest of the frozen table. */
  fingerprint: z.string(),
  /** Units with fewer cases are told apart in rankings. */
  minimum: z.int(),
  measures: z.array(z.enum(measureIds)),
  total: Line,
  groups: z.array(
    z.object({
      group: z.string(),
      ...Named.shape,
      total: Line,
      units: z.array(Line.extend({ unit: z.string(), ...Named.shape })),
    }),
  ),
});
export type PublicTable = z.output<typeof PublicTable>;

export const readPerformance = endpoint({
  method: 'GET',
  path: '/api/performance',
  summary:
    'Published tables for everybody: frozen rates with n and interval, waiting times, by group of units; small numbers left out',
  access: 'public',
  query: z.object({ id: z.uuid().optional() }),
  response: z.object({
    tables: z.array(PublicTable.pick({ id: true, period: true, asOf: true, publishedAt: true })),
    /** The one asked for, or the newest; null while nothing has been published. */
    shown: PublicTable.nullable(),
  }),
});

/** Files, not JSON of the contract: open data and feeds, each described by the dictionary. */
export const openDataPaths = {
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

/** The columns of the open data, in order: what each means in both languages. */
export const dictionary = {
  performance: [
    ['period', '期间', 'Period of the table, e.g. 2026-02'],
    ['from', '期间起（含），UTC', 'Beginning of the period, included, UTC'],
    ['to', '期间止（不含），UTC', 'End of the period, not included, UTC'],
    ['as_of', '数据截至，UTC', 'The facts are as they stood then, UTC'],
    ['scope', '口径：assessed 考核口径，full 全口径', 'Scope: assessed, or full with all that is excluded from assessment'],
    ['group', '单位分组；total 为全校', 'Group of units; total is the whole university'],
    ['unit', '单位代码；空为整组', 'Id of the unit; empty for the group as a whole'],
    ['unit_name', '单位名称', 'Name of the unit'],
    ['received', '受理件数；不足 5 件为空', 'Cases taken on; empty below 5'],
    ['measure', '指标，定义见 docs/kpi.md', 'Measure, defined in docs/kpi.md'],
    ['part', '分子（精确数，半满意可计 9/10）', 'Numerator, exact; a half answer may count as 9/10'],
    ['of', '分母 n；不足 5 件为空', 'Denominator n; empty below 5'],
    ['rate', '比率 0–1', 'Rate, 0 to 1'],
    ['low', '95% Wilson 区间下限', '95 % Wilson interval, lower end'],
    ['high', '95% Wilson 区间上限', '95 % Wilson interval, upper end'],
    ['excluded', '剔除件数', 'Cases left out of the assessed scope'],
    ['first_contact_median_hours', '提交到首次联系，中位数，自然小时', 'Submission to first contact, median, natural hours'],
    [
      'first_contact_p90_hours',
      '提交到首次联系，90% 分位，自然小时',
      'Submission to first contact, 90th percentile, natural hours',
    ],
  ],
  acted: [
    ['id', '编号', 'Id'],
    ['title', '做了什么', 'What was done'],
    ['category', '诉求类别代码', 'Code of the category'],
    ['places', '地点代码，分号隔开', 'Ids of places, separated by semicolons'],
    ['unit', '责任单位代码', 'Id of the unit'],
    ['done_on', '办完日期', 'Day on which it was done'],
    ['defects', '排查出的隐患数', 'Defects found'],
    ['weeks', '观察周数', 'Weeks observed afterwards'],
    ['verdict', '效果判断', 'Verdict on the effect'],
    ['avoided', '估计少了多少件', 'Estimated cases avoided'],
  ],
  answers: [
    ['id', '编号', 'Id'],
    ['title', '标题', 'Title'],
    ['question', '问题（已去除身份）', 'Question, without identity'],
    ['answer', '答复（已去除身份）', 'Answer, without identity'],
    ['category', '类别代码；件数少时放宽到大类或为空', 'Code of the category; widened to its class or empty where cases are few'],
    ['place', '地点代码；件数少时放宽或为空', 'Id of the place; widened or null where cases are few'],
    ['unit', '答复单位代码', 'Id of the answering unit'],
    ['month', '答复月份', 'Month of the answer'],
    ['helpful', '有帮助的人数', 'How many found it helpful'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string, string])[]>;
