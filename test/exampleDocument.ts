import type { Document, Paragraph, Table } from '../src/domain/document/vocabulary.ts';

/** A table with a merged head, a total and a note; `first` is the first cell of the body. */
export function exampleTable(first = '后勤服务集团'): Table {
  return {
    kind: 'table',
    id: 'units',
    title: '各单位三率情况',
    columns: [
      { width: 4, align: 'left' },
      { width: 2, align: 'right' },
      { width: 2, align: 'right' },
    ],
    head: [
      [
        { text: '承办单位', rows: 2 },
        { text: '率（%）', columns: 2 },
      ],
      [{ text: '响应率' }, { text: '满意率' }],
    ],
    rows: [
      [
        { text: first },
        { text: '98.5', number: 0.985, format: '0.0%' },
        { text: '2026-03-05 10:00', instant: '2026-03-05T02:00:00.000Z' },
      ],
      [{ text: '合计' }, { text: '98.5', number: 0.985, format: '0.0%' }, { text: '', day: '2026-03-05' }],
    ],
    totals: 1,
    notes: ['有效回访不足10件的单位不参与排名。'],
  };
}

const filler: Paragraph = {
  kind: 'paragraph',
  id: null,
  text: '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十',
};

/** One of everything, for the tests of the renderers. */
export function exampleDocument(changes: Partial<Document> = {}): Document {
  return {
    title: '关于2026年3月接诉即办工作情况的通报',
    subtitle: '（2026年3月1日—3月31日）',
    masthead: {
      kind: 'bulletin',
      name: '接诉即办工作简报',
      number: '第12期',
      office: '接诉即办工作专班办公室',
      day: '2026-04-01',
      marks: [],
      signer: null,
    },
    recipient: '各单位、各部门',
    body: [
      { kind: 'heading', level: 1, text: '总体情况' },
      { kind: 'paragraph', id: 'p1', lead: '受理情况。', text: '本月，全校共受理诉求1286件。' },
      { kind: 'heading', level: 2, text: '办理质量' },
      { kind: 'heading', level: 3, text: '满意率' },
      { kind: 'heading', level: 4, text: '分项' },
      ...Array.from({ length: 24 }, () => filler),
      exampleTable(),
      {
        kind: 'figure',
        id: 'days',
        title: '诉求量逐日变化',
        notes: [],
        chart: { type: 'line', unit: '件', labels: ['1日', '2日', '3日'], series: [{ name: '本月', values: [3, null, 5] }] },
      },
    ],
    basis: ['数据截至2026年4月1日8时，考核口径。'],
    signature: { office: '接诉即办工作专班办公室', day: '2026-04-01' },
    attachments: [{ title: '未办结诉件清单', paper: 'wide', body: [exampleTable()] }],
    imprint: { copyTo: '学校领导', office: '接诉即办工作专班办公室', day: '2026-04-01' },
    paper: 'portrait',
    ...changes,
  };
}
