import type { MeetingDetail } from '../../contract/meetings.ts';
import type { Block, Document } from '../../domain/document/vocabulary.ts';
import type { AgendaSource } from '../../domain/meeting/vocabulary.ts';
import type { Reference } from '../directory/queries.ts';

const sourceTitles: Record<AgendaSource, string> = {
  decision: '上次议定事项',
  overdue: '超期',
  ledger: '挂账',
  dispute: '职责争议',
  repeated: '反复催办',
  dissatisfied: '多次不满意',
  order: '督办单',
  directive: '领导批示',
  free: '其他',
};
const kindTitles = { leadingGroup: '接诉即办工作领导小组会议', topic: '接诉即办专题会议' } as const;

/** The pack of a meeting: agenda with the time for each item, what makes each hard, and the tasks that are still open. */
export function packDocument(m: MeetingDetail, reference: Reference): Document {
  const unit = (id: string | null) => (id === null ? '' : (reference.units.get(id)?.name ?? id));
  return {
    ...frame(m, '会议材料'),
    body: [
      { kind: 'heading', level: 1, text: '会议安排' },
      ...arrangement(m),
      { kind: 'heading', level: 1, text: '议程' },
      {
        kind: 'table',
        id: 'agenda',
        title: '议程',
        columns: [
          { width: 1, align: 'center' },
          { width: 3, align: 'left' },
          { width: 7, align: 'left' },
          { width: 4, align: 'left' },
          { width: 2, align: 'center' },
        ],
        head: [[{ text: '序号' }, { text: '事由' }, { text: '议题' }, { text: '汇报单位' }, { text: '分钟' }]],
        rows: m.agenda.map((item, i) => [
          { text: String(i + 1), number: i + 1, format: '0' },
          { text: sourceTitles[item.source] },
          { text: [item.label, item.title ?? ''].filter(Boolean).join(' ') },
          { text: unit(item.unit) },
          { text: String(item.minutes), number: item.minutes, format: '0' },
        ]),
        totals: 0,
        notes: [`合计 ${m.agenda.reduce((sum, item) => sum + item.minutes, 0)} 分钟。涉密诉件只列编号。`],
      },
      { kind: 'heading', level: 1, text: '议题说明' },
      ...m.agenda.flatMap((item): Block[] => [
        { kind: 'heading', level: 2, text: item.title ?? item.label },
        {
          kind: 'paragraph',
          id: null,
          text: [
            `${item.label}。`,
            item.unit === null ? '' : `承办单位:${unit(item.unit)}。`,
            item.overdueSince !== null && item.source === 'overdue' ? `应于${dayWords(item.overdueSince)}办结。` : '',
            item.round !== null && item.round > 1 ? `已办理${item.round}轮。` : '',
            item.nudges !== null && item.nudges > 0 ? `被催办${item.nudges}次。` : '',
            item.disputes !== null && item.disputes > 0 ? `退单争议${item.disputes}次。` : '',
          ].join(''),
        },
      ]),
    ],
  };
}

/** The minutes: what was said on each item, and the tasks with their owners and days. */
export function minutesDocument(m: MeetingDetail, reference: Reference): Document {
  const unit = (id: string) => reference.units.get(id)?.name ?? id;
  const spoken = m.agenda.filter(({ text }) => text !== '');
  return {
    ...frame(m, '会议纪要'),
    body: [
      ...arrangement(m),
      { kind: 'heading', level: 1, text: '会议内容' },
      ...spoken.flatMap((item): Block[] => [
        { kind: 'heading', level: 2, text: item.title ?? item.label },
        ...item.text.split('\n').map((text): Block => ({ kind: 'paragraph', id: null, text })),
      ]),
      ...(m.summary === '' ? [] : [{ kind: 'paragraph' as const, id: null, text: m.summary }]),
      { kind: 'heading', level: 1, text: '议定事项' },
      {
        kind: 'table',
        id: 'decisions',
        title: '议定事项',
        columns: [
          { width: 1, align: 'center' },
          { width: 8, align: 'left' },
          { width: 4, align: 'left' },
          { width: 3, align: 'center' },
          { width: 3, align: 'center' },
        ],
        head: [[{ text: '序号' }, { text: '事项' }, { text: '责任单位' }, { text: '完成时限' }, { text: '状态' }]],
        rows: m.tasks.map((task, i) => [
          { text: String(i + 1), number: i + 1, format: '0' },
          { text: task.text },
          { text: unit(task.owner) },
          { text: task.due, day: task.due },
          { text: task.doneAt === null ? '办理中' : '已办结' },
        ]),
        totals: 0,
        notes: ['未办结的事项列入下次会议议程。'],
      },
    ],
  };
}

function frame(m: MeetingDetail, what: string): Omit<Document, 'body'> {
  const day = dayOf(m.startsAt);
  return {
    title: m.title,
    subtitle: `(${what})`,
    masthead: {
      kind: 'bulletin',
      name: kindTitles[m.kind],
      number: m.number,
      office: '接诉即办工作领导小组办公室',
      day,
      marks: [],
      signer: null,
    },
    recipient: null,
    basis: [],
    signature: null,
    attachments: [],
    imprint: null,
    paper: 'portrait',
  };
}

function arrangement(m: MeetingDetail): Block[] {
  const local = Temporal.Instant.from(m.startsAt).toZonedDateTimeISO('Asia/Shanghai');
  const lines: [string, string][] = [
    ['时间:', `${dayWords(m.startsAt)}${local.toPlainTime().toString({ smallestUnit: 'minute' })}。`],
    ['地点:', m.place],
    ['主持:', m.chair],
    ['参加:', m.attendees],
  ];
  return lines.filter(([, text]) => text !== '').map(([lead, text]) => ({ kind: 'paragraph', id: null, lead, text }));
}

function dayOf(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

function dayWords(at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return `${local.year}年${local.month}月${local.day}日`;
}
