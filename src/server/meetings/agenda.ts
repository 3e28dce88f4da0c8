import { type RawBuilder, sql } from 'kysely';
import type { AgendaItem as Shown } from '../../contract/meetings.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { AgendaItem, Decision } from '../../domain/meeting/meeting.ts';
import type { AgendaSource, MeetingKind } from '../../domain/meeting/vocabulary.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { visibleDirectives } from '../directives/queries.ts';
import { visibleOrders } from '../supervision/queries.ts';

type Database = Pick<Deps, 'database'>;

export type OpenDecision = Decision & { readonly meeting: string; readonly number: string; readonly title: string };

/** Decisions that are not done, oldest first. For a 专题会 only those of meetings on the same class; the leading group looks after all. */
export async function undoneDecisions(
  deps: Database,
  of: { readonly kind: MeetingKind; readonly classCode: string | null } | null,
): Promise<OpenDecision[]> {
  const narrowed = of?.kind === 'topic' ? sql`m.state->>'classCode' is not distinct from ${of.classCode}` : sql`true`;
  const { rows } = await sql<{ decision: Decision; meeting: string; number: string; title: string }>`
    select d as decision, m.id as meeting, m.number, m.state->>'title' as title
    from meeting m, jsonb_array_elements(m.state->'decisions') as d
    where m.open_decisions > 0 and d->>'doneAt' is null and ${narrowed}
    order by d->>'due', d->>'madeAt'`.execute(deps.database.db);
  return rows.map(({ decision, ...of }) => ({ ...decision, ...of }));
}

/** The items that a meeting owes itself: what was decided before, is not done and is not on its agenda yet. */
export async function owedItems(
  deps: Database,
  of: { readonly kind: MeetingKind; readonly classCode: string | null },
  agenda: readonly { readonly ref: string | null }[],
): Promise<AgendaItem[]> {
  const known = new Set(agenda.map(({ ref }) => ref));
  const decisions = await undoneDecisions(deps, of);
  return decisions
    .filter(({ id }) => !known.has(id))
    .map((d) => ({ id: d.id, source: 'decision', ref: d.id, label: decisionLabel(d), unit: d.owner, minutes: 5 }));
}

function decisionLabel({ number, text }: OpenDecision): string {
  return `${number} ${text}`.slice(0, 120);
}

/** Agenda items as they are kept: what points to something is called by its number. */
export async function labelled(deps: Database, items: readonly AgendaItem[]): Promise<AgendaItem[]> {
  const refs = items.flatMap(({ ref }) => (ref === null ? [] : [ref]));
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from notice_subject where id = any(${refs}::uuid[])`.execute(deps.database.db);
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const decisions = new Map((await undoneDecisions(deps, null)).map((d) => [d.id, d]));
  return items.map((item) => {
    const decision = item.ref === null ? undefined : decisions.get(item.ref);
    const label = decision ? decisionLabel(decision) : item.ref === null ? item.label : (numbers.get(item.ref) ?? item.label);
    return { ...item, label };
  });
}

const caseSources: readonly AgendaSource[] = ['overdue', 'ledger', 'dispute', 'repeated', 'dissatisfied'];

/** Agenda items as one reader may see them; figures and titles only of what he or she may read. */
export async function shownItems(deps: Database, actor: Actor, items: readonly AgendaItem[]): Promise<Shown[]> {
  const refs = (of: (source: AgendaSource) => boolean) =>
    items.flatMap(({ ref, source }) => (ref !== null && of(source) ? [ref] : []));
  const cases = refs((source) => caseSources.includes(source));
  const lines = await seenLines(deps, actor, { where: sql`id = any(${cases}::uuid[])`, limit: Math.max(cases.length, 1) });
  const byId = new Map(lines.map((line) => [line.id, line]));
  const { rows: facts } = await sql<{ id: string; disputes: number }>`
    select case_id as id, disputes from analytics.case_fact where case_id = any(${lines.map(({ id }) => id)}::uuid[])`.execute(
    deps.database.db,
  );
  const disputes = new Map(facts.map((fact) => [fact.id, fact.disputes]));
  const titles = new Map((await titlesOf(deps, actor, items)).map(({ id, title }) => [id, title]));
  return items.map((item) => {
    const line = item.ref === null ? undefined : byId.get(item.ref);
    return {
      ...item,
      title: line?.title ?? (item.ref === null ? null : (titles.get(item.ref) ?? null)),
      overdueSince: line?.resolveBy ?? null,
      round: line?.round ?? null,
      nudges: line?.nudges ?? null,
      disputes: line ? (disputes.get(line.id) ?? 0) : null,
      unit: item.unit ?? line?.unit ?? null,
    };
  });
}

/** Titles of orders and words of directives that are not confidential; a meeting is not the place to open the others. */
async function titlesOf(
  deps: Database,
  actor: Actor,
  items: readonly AgendaItem[],
): Promise<{ readonly id: string; readonly title: string }[]> {
  const refs = items.flatMap(({ ref, source }) => (ref !== null && (source === 'order' || source === 'directive') ? [ref] : []));
  if (refs.length === 0) return [];
  const { rows } = await sql<{ id: string; title: string }>`
    select id, state->>'title' as title from supervision_order
    where id = any(${refs}::uuid[]) and confidentiality = 'normal' and ${visibleOrders(actor)}
    union all
    select id, state->>'text' from directive
    where id = any(${refs}::uuid[]) and confidentiality = 'normal' and ${visibleDirectives(actor)}`.execute(deps.database.db);
  return rows;
}

/** What a meeting could deal with, the most pressing first; each thing once, with the gravest reason. */
export async function candidates(
  deps: Pick<Deps, 'database' | 'clock'>,
  actor: Actor,
  classCode: string | undefined,
): Promise<Shown[]> {
  const now = deps.clock();
  const within = classCode === undefined ? sql`true` : sql`left(v.category_code, 2) = ${classCode}`;
  const cases = (source: AgendaSource, where: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`
    (select ${source}::text as source, v.id as ref, v.number as label, v.unit
     from case_view v join analytics.case_fact f on f.case_id = v.id
     where v.next_at is not null and v.merged_into is null and ${where} and ${within} order by ${order}, v.id limit 12)`;
  const { rows } = await sql<{ source: AgendaSource; ref: string; label: string; unit: string | null }>`
    ${cases('dissatisfied', sql`f.round >= 2`, sql`f.round desc`)}
    union all ${cases('dispute', sql`f.disputes >= 2`, sql`f.disputes desc`)}
    union all ${cases('ledger', sql`v.on_ledger`, sql`v.submitted_at`)}
    union all ${cases('overdue', sql`v.resolve_by < ${now}::timestamptz and not v.on_ledger and v.unit is not null`, sql`v.resolve_by`)}
    union all ${cases('repeated', sql`v.nudges >= 2`, sql`v.nudges desc`)}
    union all (select 'order', id, number, units[1] from supervision_order o
      where phase in ('issued', 'signed', 'replied') and (level in ('first', 'second', 'third') or next_at < ${now}::timestamptz)
        and (${classCode ?? null}::text is null or left(o.state->'subject'->>'categoryCode', 2) = ${classCode ?? null})
      order by reply_by, id limit 20)
    union all (select 'directive', id, number, units[1] from directive
      where phase in ('unassigned', 'assigned', 'accepted') and next_at < ${now}::timestamptz and ${classCode ?? null}::text is null
      order by next_at, id limit 10)`.execute(deps.database.db);
  const owed = await owedItems(
    deps,
    { kind: classCode === undefined ? 'leadingGroup' : 'topic', classCode: classCode ?? null },
    [],
  );
  const seen = new Set<string>();
  const found = rows.filter(({ ref }) => !seen.has(ref) && seen.add(ref));
  const items = found.map((row): AgendaItem => ({ ...row, id: row.ref, minutes: 10 }));
  return shownItems(deps, actor, [...owed, ...items]);
}
