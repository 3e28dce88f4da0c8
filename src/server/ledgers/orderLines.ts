import { sql } from 'kysely';
import type { LedgerFilter } from '../../contract/ledgers.ts';
import type { Cell } from '../../domain/document/vocabulary.ts';
import { withoutNumbers } from '../../domain/ledger/withoutNumbers.ts';
import type { OrderState } from '../../domain/order/order.ts';
import type { OrderLevel, OrderSource } from '../../domain/order/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { startOfDay } from '../platform/instant.ts';
import { readCursor } from '../supervision/queries.ts';
import { dayCell, momentCell, numberCell, textCell } from './cells.ts';

export type LedgerLine = { readonly id: string; readonly cells: readonly Cell[] };

type Row = {
  readonly id: string;
  readonly state: OrderState;
  readonly titles: readonly string[] | null;
  readonly category: string | null;
  readonly place: string | null;
  readonly grade: string | null;
  readonly handling: string | null;
  readonly followed_up_at: string | null;
  /** The newest answers on one of its cases, and what was said. */
  readonly asked: Asked | null;
  readonly directives: string | null;
  readonly people: Readonly<Record<string, string>> | null;
  /** Names of the leaders of topic groups, by login. */
  readonly leaders: Readonly<Record<string, string>> | null;
};

type Asked = {
  readonly answers: { readonly solved: string; readonly handling: string };
  readonly words?: string;
};

/** A page of the ledger, newest orders first. Words of what is confidential stay out of it, whoever reads. */
export async function orderLines(
  deps: Pick<Deps, 'analytics' | 'clock' | 'reference'>,
  units: readonly string[] | null,
  filter: LedgerFilter,
  page: { readonly limit: number; readonly after?: string | undefined; readonly first: number },
): Promise<{ readonly lines: LedgerLine[]; readonly next: string | null }> {
  const reference = await deps.reference.recent();
  const now = deps.clock();
  const leaders = [...reference.topicGroups.values()].flatMap(({ leader }) => leader ?? []);
  const cursor = readCursor(page.after);
  const conditions = [sql`o.issued_at is not null`];
  if (units) conditions.push(sql`o.units && ${[...units]}`);
  if (filter.from) conditions.push(sql`o.drafted_at >= ${startOfDay(filter.from)}::timestamptz`);
  if (filter.to) conditions.push(sql`o.drafted_at < ${startOfDay(filter.to)}::timestamptz`);
  if (filter.open) conditions.push(sql`o.phase in ('issued', 'signed', 'replied')`);
  if (cursor) conditions.push(sql`(o.drafted_at, o.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`);
  const { rows } = await sql<Row>`
    with leaders as (select jsonb_object_agg(login, name) as names from person where login = any(${leaders}))
    select o.id, o.state, (select names from leaders) as leaders, c.titles, c.category, c.place, c.grade, c.handling, c.followed_up_at,
      (select e.data from event e join case_view v on v.id = e.case_id
        where e.case_id = any(o.cases) and e.type = 'FollowedUp' and v.confidentiality = 'normal'
        order by e.at desc, e.case_id limit 1) as asked,
      (select string_agg(d.number || ' ' || (d.state->>'text'), '；' order by d.given_at) from directive d
        where d.case_id = any(o.cases) and d.confidentiality = 'normal') as directives,
      (select jsonb_object_agg(p.id, p.name) from person p where p.id in (o.state->>'closer', o.state->>'issuer')) as people
    from supervision_order o
    left join lateral (
      select array_agg(v.title order by v.submitted_at) filter (where v.confidentiality = 'normal') as titles,
        min(v.category_code) filter (where v.confidentiality = 'normal') as category,
        min(v.place_id) filter (where v.confidentiality = 'normal') as place,
        min(array_position(array['T', 'J', 'Y', 'F', 'Z'], v.grade))::text as grade,
        max(f.handling) filter (where v.confidentiality = 'normal') as handling,
        max(f.followed_up_at) filter (where v.confidentiality = 'normal') as followed_up_at
      from case_view v join analytics.case_fact f on f.case_id = v.id where v.id = any(o.cases)) c on true
    where ${sql.join(conditions, sql` and `)}
    order by o.drafted_at desc, o.id desc limit ${page.limit + 1}`.execute(deps.analytics.db);
  const last = rows[page.limit - 1];
  return {
    lines: rows.slice(0, page.limit).map((row, i) => ({ id: row.id, cells: cellsOf(row, page.first + i, reference, now) })),
    next: rows.length > page.limit && last ? `${last.state.draftedAt}_${last.id}` : null,
  };
}

const hidden = '涉密，略';

/** One cell for each of `orderColumns`, in their order. */
function cellsOf(row: Row, index: number, reference: Reference, now: string): Cell[] {
  const { state: s } = row;
  const open = s.phase === 'issued' || s.phase === 'signed' || s.phase === 'replied';
  const secret = s.confidentiality !== 'normal';
  const words = (text: string) => textCell(secret ? hidden : withoutNumbers(text));
  const unit = (id: string) => reference.units.get(id)?.name ?? id;
  const [lead, ...assist] = s.recipients.map((r) => r.unit);
  const category = s.subject.categoryCode ?? row.category;
  const place = s.subject.placeId ?? row.place;
  const group = category === null ? undefined : reference.topicGroups.get(category.slice(0, 2));
  const late = open && s.phase !== 'replied' && s.replyBy !== null && s.replyBy.at <= now ? daysBetween(s.replyBy.at, now) : 0;
  const phone = lead ? (reference.units.get(lead)?.phone ?? '') : '';
  const newest = s.reply ?? s.progress;
  return [
    numberCell(index),
    textCell(s.number),
    textCell(sourceTitles[s.source]),
    words(s.title),
    textCell(s.cases.map((c) => c.number).join('、')),
    secret ? textCell(hidden) : textCell(withoutNumbers((row.titles ?? []).slice(0, 3).join('；'))),
    secret || category === null ? textCell('') : textCell(categoryName(reference, category)),
    secret || place === null ? textCell('') : textCell(reference.places.get(place)?.name ?? ''),
    textCell(lead ? unit(lead) : ''),
    textCell(assist.map(unit).join('、')),
    textCell(group?.leader ? (row.leaders?.[group.leader] ?? group.leader) : ''),
    textCell([secret ? '' : (s.reply?.responsible ?? ''), phone].filter(Boolean).join(' ')),
    textCell(row.grade === null ? '一般' : (gradeTitles[Number(row.grade) - 1] ?? '一般')),
    dayCell(s.draftedAt),
    momentCell(s.replyBy?.at ?? null),
    words(s.demands),
    words(s.progress?.text ?? ''),
    dayCell(newest?.at ?? null),
    textCell(s.reply === null ? '否' : '是'),
    s.reply === null && s.progress?.plannedOn ? { text: s.progress.plannedOn, day: s.progress.plannedOn } : textCell(''),
    textCell(!open ? '已销' : late > 0 ? '红' : isNear(s, now) ? '黄' : '正常'),
    numberCell(late),
    numberCell(s.reminders),
    textCell(secret ? '' : withoutNumbers(row.directives ?? '')),
    momentCell(s.reply?.at ?? null),
    words(s.reply === null ? '' : `${s.reply.measures}；${s.reply.result}`),
    textCell(secret ? '' : askedWords(row)),
    textCell(row.handling === null ? '' : (satisfactionTitles[row.handling] ?? '')),
    textCell(`${levelTitles[s.level]}${s.solved === null ? '' : s.solved ? '/已解决' : '/未解决'}`),
    textCell(
      s.closedAt === null ? '' : `${dayCell(s.closedAt).text} ${s.closer === null ? '' : (row.people?.[s.closer] ?? '系统')}`,
    ),
    textCell(s.assessed === null ? '' : s.assessed ? '是' : '否'),
    textCell(remarkOf(s)),
  ];
}

/** When the requester was asked, what they answered and what they said. */
function askedWords({ followed_up_at: at, asked }: Row): string {
  if (at === null) return '';
  const when = momentCell(at).text;
  if (asked === null) return when;
  const { solved, handling } = asked.answers;
  const answers = [solvedTitles[solved], satisfactionTitles[handling]].filter(Boolean).join('、');
  return [`${when} ${answers}`, withoutNumbers(asked.words ?? '')].filter(Boolean).join('；');
}

function remarkOf(s: OrderState): string {
  return [
    s.phase === 'withdrawn' ? '已撤销' : '',
    s.extended ? '已延期一次' : '',
    s.extension ? '延期待批' : '',
    s.sentBack > 0 ? `反馈退回${s.sentBack}次` : '',
    s.level === s.firstLevel ? '' : `由${levelTitles[s.firstLevel]}升级`,
  ]
    .filter(Boolean)
    .join('；');
}

function isNear(s: OrderState, now: string): boolean {
  if (s.phase === 'replied' || s.replyBy === null) return false;
  const [from, at, present] = [s.replyBy.from, s.replyBy.at, now].map((each) => Temporal.Instant.from(each).epochMilliseconds);
  return at! > from! && (present! - from!) / (at! - from!) >= 0.8;
}

/** Whole days begun. */
export function daysBetween(from: string, to: string): number {
  const minutes = Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('minutes');
  return Math.max(0, Math.ceil(minutes / (24 * 60)));
}

function categoryName(reference: Reference, code: string): string {
  return reference.categories.get(code)?.name ?? reference.classes.get(code)?.name ?? '';
}

const gradeTitles = ['特急', '紧急', '一般', '复杂', '咨询'] as const;
const solvedTitles: Readonly<Record<string, string>> = { yes: '已解决', partly: '部分解决', no: '未解决' };
const satisfactionTitles: Readonly<Record<string, string>> = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' };
export const levelTitles: Record<OrderLevel, string> = {
  reminder: '提醒',
  nudge: '催办',
  first: '一级督办',
  second: '二级督办',
  third: '三级督办',
};
const sourceTitles: Record<OrderSource, string> = {
  overdue: '超时',
  dissatisfied: '重办',
  repeated: '重复',
  hot: '热点',
  safety: '安全紧急',
  directive: '领导批示',
  meeting: '会议',
  opinion: '舆情',
  other: '其他',
};
