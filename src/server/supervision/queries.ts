import { type RawBuilder, sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { listOrders, OrderDetail, OrderEntry, OrderLine, RelatedCase } from '../../contract/orders.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { fold, nextDeadline, type OrderEvent, type OrderState } from '../../domain/order/order.ts';
import { allowedCommands, mayRead, mayReadWords } from '../../domain/order/permissions.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { readAggregate } from '../platform/aggregateStore.ts';
import { Problem } from '../platform/problem.ts';

export { board, firstCards } from './board.ts';

export type Row = { readonly id: string; readonly state: OrderState };
type Filter = { readonly view: string; readonly unit?: string | undefined; readonly level?: string | undefined } & {
  readonly source?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
};

/** Which orders the actor may see at all, in SQL; the same as `mayRead` says. A test compares the two. */
export function visibleOrders(actor: Actor): RawBuilder<unknown> {
  const sees = actor.id === 'system' || actor.grants.some(({ role }) => ['supervisor', 'leader', 'secretary'].includes(role));
  if (sees) return sql`true`;
  const units = [
    ...new Set(actor.grants.filter(({ role }) => role === 'officer' || role === 'head').flatMap((g) => g.units ?? [])),
  ];
  return units.length === 0 ? sql`false` : sql`(units && ${units} and phase <> 'drafted')`;
}

export async function orderPage(
  deps: Pick<Deps, 'database' | 'clock' | 'reference'>,
  actor: Actor,
  f: Filter,
): Promise<Answer<typeof listOrders>> {
  const now = deps.clock();
  const conditions = [visibleOrders(actor), inView(f.view, now)];
  if (f.unit) conditions.push(sql`units && ${[...(await deps.reference.recent()).unitsBelow(f.unit)]}`);
  if (f.level) conditions.push(sql`level = ${f.level}`);
  if (f.source) conditions.push(sql`source = ${f.source}`);
  const cursor = readCursor(f.after);
  if (cursor) conditions.push(sql`(drafted_at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`);
  const { rows } = await sql<Row>`
    select id, state from supervision_order where ${sql.join(conditions, sql` and `)}
    order by drafted_at desc, id desc limit ${f.limit + 1}`.execute(deps.database.db);
  const last = rows[f.limit - 1];
  return {
    orders: rows.slice(0, f.limit).map((row) => orderLine(actor, row)),
    next: rows.length > f.limit && last ? `${last.state.draftedAt}_${last.id}` : null,
  };
}

export function inView(view: string, now: string): RawBuilder<unknown> {
  const open = sql`phase in ('drafted', 'issued', 'signed', 'replied')`;
  switch (view) {
    case 'open':
      return open;
    case 'overdue':
      return sql`(${open} and phase in ('issued', 'signed') and next_at < ${now}::timestamptz)`;
    case 'toSign':
      return sql`(${open} and phase = 'drafted')`;
    case 'toCheck':
      return sql`(${open} and phase = 'replied')`;
    case 'closed':
      return sql`phase in ('closed', 'withdrawn')`;
    default:
      return sql`true`;
  }
}

/** One line; of an order that the reader may not read, everything but the words. */
export function orderLine(actor: Actor, { id, state: s }: Row): OrderLine {
  const next = nextDeadline(s);
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase ?? 'drafted',
    level: s.level,
    source: s.source,
    title: mayReadWords(actor, s) ? s.title : null,
    confidentiality: s.confidentiality,
    units: s.recipients.map(({ unit }) => unit),
    caseCount: s.cases.length,
    draftedAt: s.draftedAt,
    issuedAt: s.issuedAt,
    replyBy: s.replyBy?.at ?? null,
    next: next && { kind: s.phase === 'issued' ? 'sign' : 'reply', from: next.from, at: next.at },
    reminders: s.reminders,
    extensionPending: s.extension !== null,
    closedAt: s.closedAt,
  };
}

/** @throws Problem 404 'no-such-order', whether there is none or none for the actor */
export async function readableOrder(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  id: string,
): Promise<{ readonly history: OrderEvent[]; readonly state: OrderState }> {
  const { history } = await readAggregate<OrderEvent>(deps.database, 'order', id);
  const state = fold(history);
  if (state.phase === null || !mayRead(actor, state)) throw new Problem(404, 'no-such-order');
  return { history, state };
}

export async function orderDetail(deps: Pick<Deps, 'database'>, actor: Actor, id: string): Promise<OrderDetail> {
  const { history, state: s } = await readableOrder(deps, actor, id);
  const readable = mayReadWords(actor, s);
  const words = (text: string) => (readable ? text : '');
  const names = await namesOf(deps, [...history.map((e) => e.by)]);
  return {
    ...orderLine(actor, { id, state: s }),
    readable,
    facts: words(s.facts),
    analysis: words(s.analysis),
    demands: words(s.demands),
    feedback: words(s.feedback),
    categoryCode: readable ? s.subject.categoryCode : null,
    placeId: readable ? s.subject.placeId : null,
    workdays: s.workdays,
    drafter: names.get(s.drafter) ?? null,
    issuer: s.issuer === null ? null : (names.get(s.issuer) ?? null),
    recipients: s.recipients.map((r) => ({ ...r })),
    cases: await relatedCases(deps, actor, s.cases),
    origin: s.origin === null ? null : await originOf(deps, s.origin),
    extension:
      s.extension === null
        ? null
        : { workdays: s.extension.workdays, until: s.extension.until.at, text: words(s.extension.text) },
    extended: s.extended,
    reply: readable && s.reply ? { ...s.reply } : null,
    closing: words(s.closing),
    solved: s.solved,
    assessed: s.assessed,
    photos: readable ? [...s.photos] : [],
    timeline: history.map((e, i) => entryOf(e, i + 1, names, readable)),
    allowed: allowedCommands(actor, s),
  };
}

/** Each case by its number; its title and phase only where the reader may read the case itself. */
export async function relatedCases(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  refs: readonly { readonly id: string; readonly number: string }[],
): Promise<(typeof RelatedCase)['_output'][]> {
  if (refs.length === 0) return [];
  const seen = await seenLines(deps, actor, { where: sql`id = any(${refs.map(({ id }) => id)}::uuid[])`, limit: refs.length });
  const lines = new Map(seen.map((line) => [line.id, line]));
  return refs.map(({ id, number }) => ({
    id,
    number,
    title: lines.get(id)?.title ?? null,
    phase: lines.get(id)?.phase ?? null,
  }));
}

export async function namesOf(deps: Pick<Deps, 'database'>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await deps.database.pool.query<{ id: string; name: string }>({
    name: 'names-only',
    text: 'select id, name from person where id = any($1)',
    values: [[...new Set(ids)]],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function originOf(deps: Pick<Deps, 'database'>, id: string): Promise<OrderDetail['origin']> {
  const { rows } = await sql<{ kind: 'directive' | 'meeting'; id: string; number: string }>`
    select 'directive' as kind, id, number from directive where id = ${id}::uuid
    union all
    select 'meeting', id, number from meeting
    where state->'decisions' @> jsonb_build_array(jsonb_build_object('id', ${id}::text)) and owners <> '{}'`.execute(
    deps.database.db,
  );
  return rows[0] ?? null;
}

function entryOf(e: OrderEvent, version: number, names: ReadonlyMap<string, string>, readable: boolean): OrderEntry {
  const texts = (...all: string[]) => (readable ? all.filter((text) => text !== '') : []);
  const plain: OrderEntry = {
    version,
    type: e.type,
    at: e.at,
    person: names.get(e.by) ?? null,
    unit: e.unit,
    recipient: 'recipient' in e ? e.recipient : null,
    level: 'level' in e ? e.level : null,
    texts: [],
    deadline: null,
    plannedOn: null,
    verdict: null,
    photos: readable && 'photos' in e ? [...e.photos] : [],
  };
  switch (e.type) {
    case 'OrderDrafted':
    case 'OrderSigned':
      return plain;
    case 'OrderIssued':
      return { ...plain, deadline: e.replyBy.at };
    case 'OrderProgressed':
      return { ...plain, texts: texts(e.text), plannedOn: e.plannedOn };
    case 'OrderReplied':
      return { ...plain, texts: texts(e.measures, e.result, e.responsible) };
    case 'OrderSentBack':
    case 'OrderEscalated':
      return { ...plain, texts: texts(e.text), deadline: e.replyBy.at };
    case 'OrderExtensionRequested':
      return { ...plain, texts: texts(e.text), deadline: e.until.at };
    case 'OrderExtensionRuled':
      return { ...plain, texts: texts(e.text), verdict: e.granted };
    case 'OrderClosed':
      return { ...plain, texts: texts(e.text), verdict: e.solved };
    case 'OrderReminded':
    case 'OrderWithdrawn':
      return { ...plain, texts: texts(e.text) };
  }
}

export async function orderCounts(
  deps: Pick<Deps, 'database' | 'clock'>,
  actor: Actor,
): Promise<{ open: number; overdue: number; toSign: number; toCheck: number }> {
  const { rows } = await sql<{ open: number; overdue: number; toSign: number; toCheck: number }>`
    select count(*)::int as open,
      (count(*) filter (where phase in ('issued', 'signed') and next_at < ${deps.clock()}::timestamptz))::int as overdue,
      (count(*) filter (where phase = 'drafted'))::int as "toSign",
      (count(*) filter (where phase = 'replied'))::int as "toCheck"
    from supervision_order where phase in ('drafted', 'issued', 'signed', 'replied') and ${visibleOrders(actor)}`.execute(
    deps.database.db,
  );
  return rows[0]!;
}

/** Lines of the orders about a case that the actor may see, newest first. */
export async function ordersOfCase(deps: Pick<Deps, 'database'>, actor: Actor, caseId: string): Promise<OrderLine[]> {
  const { rows } = await sql<Row>`
    select id, state from supervision_order where cases @> array[${caseId}]::uuid[] and ${visibleOrders(actor)}
    order by drafted_at desc, id desc limit 50`.execute(deps.database.db);
  return rows.map((row) => orderLine(actor, row));
}

/** @throws Problem 400 for what no page ended with */
export function readCursor(after: string | undefined): { readonly at: string; readonly id: string } | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at))) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  return { at, id };
}
