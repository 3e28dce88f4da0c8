import { sql } from 'kysely';
import { type CaseEvent, type CaseState, evolve, unborn } from '../../domain/case/case.ts';
import type { Phase } from '../../domain/case/vocabulary.ts';
import type { Cell } from '../../domain/document/vocabulary.ts';
import { reasonTitles, type UnfinishedReason } from '../../domain/ledger/vocabulary.ts';
import { withoutNumbers } from '../../domain/ledger/withoutNumbers.ts';
import { historiesOf } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { readCursor } from '../supervision/queries.ts';
import { momentCell, numberCell, textCell } from './cells.ts';
import type { LedgerLine } from './orderLines.ts';
import { unfinishedPhases } from './unfinishedUnits.ts';

type Row = {
  readonly id: string;
  readonly due: string;
  readonly order: string | null;
  readonly reason: UnfinishedReason | null;
  readonly measures: string | null;
  readonly plan: string | null;
  readonly expected: string | null;
  readonly responsible: string | null;
};

/** A page of part B, the longest overdue first. Of a confidential case, number and clock only. */
export async function unfinishedLines(
  deps: Pick<Deps, 'analytics' | 'clock' | 'reference'>,
  units: readonly string[] | null,
  page: { readonly limit: number; readonly after?: string | undefined; readonly first: number },
): Promise<{ readonly lines: LedgerLine[]; readonly next: string | null }> {
  const cursor = readCursor(page.after);
  const { rows } = await sql<Row>`
    select v.id, v.resolve_by as due, e.reason, e.measures, e.plan, e.expected_on::text as expected, e.responsible,
      (select o.number from supervision_order o where o.cases @> array[v.id] and o.number is not null
        order by o.drafted_at desc limit 1) as order
    from case_view v
    left join lateral (select * from unfinished_explanation x where x.case_id = v.id order by x.at desc limit 1) e on true
    where v.next_at is not null and v.resolve_by is not null and v.merged_into is null and v.phase = any(${[...unfinishedPhases]})
      and (${units === null}::boolean or v.unit = any(${[...(units ?? [])]}::text[]) or v.part_units && ${[...(units ?? [])]}::text[])
      and ${cursor ? sql`(v.resolve_by, v.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by v.resolve_by, v.id limit ${page.limit + 1}`.execute(deps.analytics.db);
  const shown = rows.slice(0, page.limit);
  const histories = await historiesOf(
    deps.analytics,
    shown.map(({ id }) => id),
  );
  const reference = await deps.reference.recent();
  const now = deps.clock();
  const last = shown.at(-1);
  return {
    lines: shown.map((row, i) => ({
      id: row.id,
      cells: cellsOf(row, page.first + i, standOf(histories.get(row.id) ?? []), reference, now),
    })),
    next: rows.length > page.limit && last ? `${last.due}_${last.id}` : null,
  };
}

type Stand = {
  readonly state: CaseState;
  /** When the present phase began. */
  readonly since: string;
  readonly progress: string;
  readonly expectedOn: string | null;
};

function standOf(history: readonly CaseEvent[]): Stand {
  let state = unborn;
  let since = history[0]?.at ?? '';
  for (const e of history) {
    const next = evolve(state, e);
    if (next.phase !== state.phase) since = e.at;
    state = next;
  }
  const progress = history.findLast((e) => e.type === 'ProgressReported');
  return {
    state,
    since,
    progress: progress?.type === 'ProgressReported' ? progress.text : '',
    expectedOn: progress?.type === 'ProgressReported' ? progress.expectedOn : null,
  };
}

/** One cell for each of `unfinishedColumns`, in their order. */
function cellsOf(row: Row, index: number, stand: Stand, reference: Reference, now: string): Cell[] {
  const { state: s } = stand;
  const secret = s.confidentiality !== 'normal';
  const words = (text: string) => textCell(secret ? '涉密，略' : withoutNumbers(text));
  const unit = (id: string) => reference.units.get(id)?.name ?? id;
  const due = s.resolveBy?.at ?? row.due;
  const expected = row.expected ?? stand.expectedOn;
  return [
    numberCell(index),
    textCell(s.number),
    momentCell(s.acceptedAt),
    textCell(secret ? '' : (reference.categories.get(s.categoryCode)?.name ?? s.categoryCode)),
    words(s.title),
    textCell(secret || s.placeId === null ? '' : (reference.places.get(s.placeId)?.name ?? '')),
    textCell(s.lead === null ? '待派件' : unit(s.lead)),
    textCell(s.parts.map((part) => unit(part.unit)).join('、')),
    textCell(s.phase === null ? '' : (phaseTitles[s.phase] ?? s.phase)),
    durationCell(stand.since, now),
    momentCell(due),
    textCell(s.ledger !== null ? '挂账' : due <= now ? `超期${durationText(due, now)}` : `剩余${durationText(now, due)}`),
    textCell(reasonTitles[row.reason ?? likelyReason(s)]),
    words(row.measures || stand.progress),
    words(row.plan ?? ''),
    expected === null ? textCell('') : { text: expected, day: expected },
    textCell(secret ? '' : (row.responsible ?? '')),
    textCell(row.order ?? '否'),
  ];
}

/** What the history itself says, until the unit says otherwise. */
function likelyReason(s: CaseState): UnfinishedReason {
  if (s.phase === 'returning' || s.disputes > 0) return 'dispute';
  if (s.ledger !== null && s.ledgerRequest === null) return 'construction';
  if (s.ledgerRequest !== null) return 'leaders';
  if (s.parts.some((part) => part.reportedAt === null)) return 'cooperation';
  return 'other';
}

function durationCell(from: string, to: string): Cell {
  return { text: from === '' ? '' : durationText(from, to) };
}

/** 3天4小时, 25分钟: the largest two units. */
function durationText(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor(Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('minutes')));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${days}天${hours > 0 ? `${hours}小时` : ''}`;
  return hours > 0 ? `${hours}小时` : `${minutes}分钟`;
}

const phaseTitles: Partial<Record<Phase, string>> = {
  accepted: '待派件',
  dispatched: '待签收',
  returning: '退单审核',
  signed: '待响应',
  responded: '办理中',
  reviewing: '待审核',
};
