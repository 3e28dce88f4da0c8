import { expect, it } from 'vitest';
import { documentTexts } from '../document/documentTexts.ts';
import type { Document, Paragraph, Table } from '../document/vocabulary.ts';
import { type Edits, reportDocument } from './compose.ts';
import { exampleCounts, exampleLine, exampleNumbers, exampleUnit } from './exampleNumbers.ts';
import type { ReportTemplate } from './template.ts';

const template: ReportTemplate = {
  type: 'monthly',
  name: '月报',
  nameEn: 'Monthly report',
  title: '{年份}年接诉即办月报',
  subtitle: '（{期间}）',
  masthead: 'bulletin',
  mastName: '接诉即办月报',
  number: '第{期号}期',
  office: '接诉中心',
  recipient: '',
  copyTo: '校领导',
  audience: 'units',
  approval: true,
  schedule: { enabled: false, hour: 9, delayDays: 0 },
  cut: '24:00',
  season: null,
  assessment: 'school',
  classes: [],
  sections: [
    {
      heading: '总体情况',
      level: 1,
      parts: [
        { kind: 'text', text: '{受理句}' },
        { kind: 'table', table: 'overview' },
      ],
    },
    { heading: '满意', level: 1, parts: [{ kind: 'text', text: '满意率为{满意率}。本期如此。' }] },
    {
      heading: '点位',
      level: 1,
      parts: [
        { kind: 'table', table: 'places' },
        { kind: 'text', text: '{点位句}' },
      ],
    },
    { heading: '下步工作', level: 1, parts: [{ kind: 'hand', hint: '写下步打算' }] },
  ],
  annexes: ['units'],
};

const numbers = exampleNumbers({
  school: exampleCounts({ received: 20, owed: 20, valid: 0 }),
  before: exampleCounts({ received: 10 }),
  units: [exampleUnit('it', { received: 20, valid: 12 })],
  unitNames: { it: '信息中心' },
});
const draft = { audience: 'units', number: null, day: null } as const;

function made(
  changes: Partial<ReportTemplate> = {},
  given = numbers,
  edits: Edits = {},
  issue: Parameters<typeof reportDocument>[2] = draft,
): Document {
  const document = reportDocument({ ...template, ...changes }, given, issue, edits);
  if ('refused' in document) throw new Error(document.blanks.join());
  return document;
}
const paragraphs = (document: Document) => document.body.filter((block): block is Paragraph => block.kind === 'paragraph');

it('refuses a template with a blank that nobody knows, and says which', () => {
  const sections = [
    { heading: '{总体}', level: 1 as const, parts: [{ kind: 'text' as const, text: '受理{受理数}件，{受理量' }] },
  ];
  expect(reportDocument({ ...template, sections }, numbers, draft)).toEqual({
    refused: 'template-broken',
    blanks: ['总体', '受理数', '{'],
  });
});

it('leaves out the sentence whose number nobody knows, and a section with nothing in it', () => {
  const document = made();
  expect(paragraphs(document).map((p) => p.text)).toEqual([
    '2026年3月，全校共受理诉求20件，较上月增加10件，增长100.0%。',
    '本期如此。',
    '',
  ]);
  expect(document.body.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
    '总体情况',
    '满意',
    '下步工作',
  ]);
});

it('keeps the generated sentence beside the one that somebody wrote', () => {
  const [first] = paragraphs(made({}, numbers, { '1-1': '三月份诉求翻了一番。' }));
  expect(first).toMatchObject({ text: '三月份诉求翻了一番。', generated: expect.stringContaining('20件') });
});

it('shows the place for a hand in the draft, and leaves it out of the issue while it is empty', () => {
  const issued = { audience: 'units', number: 3, day: '2026-04-02' } as const;
  expect(paragraphs(made()).at(-1)).toMatchObject({ id: '4-1', text: '' });
  expect(paragraphs(made({}, numbers, {}, issued)).map((p) => p.id)).not.toContain('4-1');
  expect(paragraphs(made({}, numbers, { '4-1': '抓紧整改。' }, issued)).at(-1)?.text).toBe('抓紧整改。');
});

it('numbers and dates the issue when it is issued', () => {
  expect(made().masthead).toMatchObject({ number: null, day: null });
  expect(made({}, numbers, {}, { audience: 'units', number: 3, day: '2026-04-02' }).masthead).toMatchObject({
    number: '第3期',
    day: '2026-04-02',
  });
});

it('says the same number in the sentence, the table and the annex', () => {
  const document = made();
  const overview = document.body.find((block): block is Table => block.kind === 'table');
  const annex = document.attachments[0]?.body[0] as Table;
  expect(overview?.rows[0]?.[1]).toMatchObject({ text: '20', number: 20 });
  expect(annex.rows.at(-1)?.[3]).toMatchObject({ number: 20 });
});

it('gives the public no small numbers, no lists of cases and no cross tables', () => {
  const line = {
    number: 'JS2026-000001',
    acceptedAt: numbers.asOf,
    category: '热水',
    place: '三号楼',
    unit: '后勤',
    grade: 'T',
    dueAt: null,
    resolvedAt: null,
  };
  const given = {
    ...numbers,
    categories: [exampleLine('热水', 40, 3), exampleLine('网络', 9), exampleLine('保密的事', 3)],
    urgent: { received: 1, resolved: 0, lines: [line] },
    unfinished: [line],
    unitClasses: [{ unit: 'it', counts: [{ code: '05', count: 1 }] }],
  };
  const sections = [
    {
      heading: '热点',
      level: 1 as const,
      parts: [
        { kind: 'table' as const, table: 'hot' as const },
        { kind: 'table' as const, table: 'urgent' as const },
        { kind: 'text' as const, text: '{热点句}' },
      ],
    },
  ];
  const inside = documentTexts(made({ sections, annexes: ['unfinished'] }, given)).join(' ');
  expect(inside).toContain('保密的事');
  expect(inside).toContain('JS2026-000001');
  const outside = documentTexts(
    made({ sections, annexes: ['unfinished'] }, given, {}, { audience: 'public', number: 1, day: '2026-04-02' }),
  ).join(' ');
  expect(outside).not.toContain('保密的事');
  expect(outside).not.toContain('JS2026-000001');
  // The second smallest went along, or the total would give the three away.
  expect(outside).not.toContain('网络');
  expect(outside).toContain('热水');
});

it('says as of when and by which rules', () => {
  expect(made().basis[0]).toContain('数据截至2026年4月1日8时');
  expect(made().basis[0]).toContain('考核口径');
});

it('leaves out one sentence that has nothing to say, not the one beside it', () => {
  const given = { ...numbers, categories: [exampleLine('热水', 20)] };
  const sections = [{ heading: '热点', level: 1 as const, parts: [{ kind: 'text' as const, text: '{热点句}{点位句}' }] }];
  expect(paragraphs(made({ sections }, given)).map((p) => p.text)).toEqual(['诉求集中在热水，共20件，占全部诉求的100.0%。']);
});

it('says when the records begin within the period', () => {
  const given = { ...numbers, recordsFrom: '2026-03-09T02:00:00.000Z' };
  expect(made({}, given).basis[1]).toBe('平台自2026年3月9日起有记录，此前的诉求不在统计之内。');
  expect(made().basis).toHaveLength(1);
});
