import type { Block, Document } from '../../domain/document/vocabulary.ts';
import type { OrderState } from '../../domain/order/order.ts';
import type { Reference } from '../directory/queries.ts';

/** 督办单 on paper (domain.md §4.6): red masthead and number, what happened, what is demanded until when, and a page for the reply. */
export function orderDocument(s: OrderState, reference: Reference, signer: string | null): Document {
  const unit = (id: string) => reference.units.get(id)?.name ?? id;
  const [lead, ...assist] = s.recipients.map((r) => unit(r.unit));
  const part = (title: string, text: string): Block[] =>
    text === '' ? [] : [{ kind: 'heading', level: 1, text: title }, ...text.split('\n').map(paragraph)];
  const day = s.issuedAt === null ? null : dayOf(s.issuedAt);
  return {
    title: s.title,
    subtitle: null,
    masthead: {
      kind: 'official',
      name: '督办单',
      number: s.number === '' ? null : s.number,
      office: '接诉即办工作领导小组办公室',
      day,
      marks: s.level === 'third' || s.level === 'second' ? ['特急'] : [],
      signer,
    },
    recipient: lead ?? null,
    body: [
      ...part('基本情况', s.facts),
      ...part('问题分析', s.analysis),
      ...part('督办要求', s.demands),
      { kind: 'heading', level: 1, text: '完成时限和反馈方式' },
      paragraph(`请于${s.replyBy === null ? `签发后${s.workdays}个工作日内` : `${dayWords(s.replyBy.at)}前`}反馈。${s.feedback}`),
      ...(s.cases.length === 0 ? [] : [paragraph(`关联诉件:${s.cases.map((c) => c.number).join('、')}。`)]),
    ],
    basis: [],
    signature: { office: '接诉即办工作领导小组办公室', day },
    attachments: [
      {
        title: '反馈栏',
        paper: 'portrait',
        body: [
          {
            kind: 'table',
            id: 'reply',
            title: '办理情况反馈',
            columns: [
              { width: 1, align: 'left' },
              { width: 4, align: 'left' },
            ],
            head: [[{ text: '项目' }, { text: '内容' }]],
            rows: [
              ['措施', s.reply?.measures ?? ''],
              ['结果', s.reply?.result ?? ''],
              ['责任人', s.reply?.responsible ?? ''],
              ['单位负责人签字', ''],
              ['反馈日期', s.reply === null ? '' : dayOf(s.reply.at)],
              ['核查意见', s.closing],
            ].map((row) => row.map((text) => ({ text: text ?? '' }))),
            totals: 0,
            notes: [],
          },
        ],
      },
    ],
    imprint: { copyTo: assist.length === 0 ? null : assist.join('、'), office: '接诉中心', day: day ?? dayOf(s.draftedAt) },
    paper: 'portrait',
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', id: null, text };
}

function dayOf(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

function dayWords(at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return `${local.year}年${local.month}月${local.day}日`;
}
