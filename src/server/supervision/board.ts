import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { boardViews, getBoard, listBoardCases } from '../../contract/orders.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';

/**
 * A case is red when its next deadline has passed, and yellow when the clocks have told that it is near (clocks/execute.ts): what the
 * board shows is what people were told. The requester's own time to supply facts is nobody's card.
 */
const cards = (now: string) => sql`
  select v.id, v.number, v.unit, v.category_code, v.next_kind, v.next_at,
    case when v.next_at <= ${now}::timestamptz then 'red'
      when exists (select from alarm a where a.case_id = v.id and a.due_at = v.next_at and a.stage = 'near') then 'yellow' end as card
  from case_view v
  where v.next_at is not null and v.next_kind <> 'supply'`;

type View = (typeof boardViews)[number];
/** The row that a case stands in: of the unit that has it, not of those above, so that a row and its cases are the same. */
const rowOf = (by: View) => (by === 'unit' ? sql`coalesce(unit, '')` : sql`left(category_code, 2)`);

/** Everybody's cards, as numbers: also those of cases that the reader may not read. */
export async function board(deps: Pick<Deps, 'analytics' | 'clock'>, by: View): Promise<Answer<typeof getBoard>> {
  const now = deps.clock();
  const { rows } = await sql<Answer<typeof getBoard>['rows'][number]>`
    with c as (${cards(now)}),
    counted as (
      select ${rowOf(by)} as key, count(*)::int as open,
        (count(*) filter (where card = 'yellow'))::int as yellow, (count(*) filter (where card = 'red'))::int as red,
        min(next_at) filter (where card = 'red') as "worstAt"
      from c group by 1),
    o as (
      select ${by === 'unit' ? sql`u.unit` : sql`left(v.category_code, 2)`} as key, count(distinct s.id)::int as orders,
        (count(distinct s.id) filter (where s.next_at <= ${now}::timestamptz))::int as "ordersOverdue"
      from supervision_order s ${by === 'unit' ? sql`cross join unnest(s.units) as u(unit)` : sql`join case_view v on v.id = any(s.cases)`}
      where s.phase in ('issued', 'signed', 'replied') group by 1)
    select coalesce(counted.key, o.key) as key, coalesce(open, 0) as open, coalesce(yellow, 0) as yellow, coalesce(red, 0) as red,
      "worstAt", coalesce(orders, 0) as orders, coalesce("ordersOverdue", 0) as "ordersOverdue"
    from counted full join o on o.key = counted.key
    order by red desc, yellow desc, open desc, key`.execute(deps.analytics.db);
  const sum = (key: 'open' | 'yellow' | 'red') => rows.reduce((total, row) => total + row[key], 0);
  return { asOf: now, total: { open: sum('open'), yellow: sum('yellow'), red: sum('red') }, rows };
}

/** How many cards there are, and the most pressing by number and clock; confidential cases are counted and not named. */
export async function firstCards(
  deps: Pick<Deps, 'analytics'>,
  { now, most }: { readonly now: string; readonly most: number },
): Promise<{
  readonly red: number;
  readonly yellow: number;
  readonly first: readonly {
    readonly number: string;
    readonly categoryCode: string;
    readonly unit: string | null;
    readonly due: string;
    readonly card: 'yellow' | 'red';
    readonly kind: string;
  }[];
}> {
  type Line = Awaited<ReturnType<typeof firstCards>>['first'][number];
  const { rows } = await sql<{ red: number; yellow: number; first: Line[] | null }>`
    with c as (${cards(now)}),
    named as (
      select c.number, c.category_code as "categoryCode", c.unit, c.next_at, c.card, c.next_kind as kind
      from c join case_view v on v.id = c.id
      where c.card is not null and v.confidentiality = 'normal' order by c.next_at, c.id limit ${most})
    select (select count(*)::int from c where card = 'red') as red, (select count(*)::int from c where card = 'yellow') as yellow,
      (select jsonb_agg(jsonb_build_object('number', number, 'categoryCode', "categoryCode", 'unit', unit, 'card', card, 'kind', kind,
        'due', to_char(next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by next_at) from named) as first`.execute(
    deps.analytics.db,
  );
  const { red, yellow, first } = rows[0]!;
  return { red, yellow, first: first ?? [] };
}

const mostCases = 100;

/** The cards of one row of the board, the longest overdue first. Of a case that the reader may not read, number and clock only. */
export async function boardCases(
  deps: Pick<Deps, 'database' | 'clock' | 'reference'>,
  actor: Actor,
  { by, key }: { readonly by: View; readonly key: string },
): Promise<Answer<typeof listBoardCases>> {
  const { rows } = await sql<{
    id: string;
    number: string;
    kind: string;
    due: string;
    card: 'yellow' | 'red';
    order: { id: string; number: string } | null;
  }>`
    with c as (${cards(deps.clock())})
    select c.id, c.number, c.next_kind as kind, c.next_at as due, c.card,
      (select jsonb_build_object('id', s.id, 'number', s.number) from supervision_order s
       where s.cases @> array[c.id] and s.phase in ('issued', 'signed', 'replied') order by s.drafted_at desc limit 1) as order
    from c where c.card is not null and ${rowOf(by)} = ${key}
    order by c.next_at, c.id limit ${mostCases + 1}`.execute(deps.database.db);
  const shown = rows.slice(0, mostCases);
  const seen = await seenLines(deps, actor, { where: sql`id = any(${shown.map(({ id }) => id)}::uuid[])`, limit: mostCases });
  const lines = new Map(seen.map((line) => [line.id, line]));
  return {
    cases: shown.map((row) => {
      const line = lines.get(row.id);
      return {
        ...row,
        title: line?.title ?? null,
        categoryCode: line?.categoryCode ?? null,
        placeId: line?.placeId ?? null,
        unit: line?.unit ?? null,
      };
    }),
    more: rows.length - shown.length,
  };
}
