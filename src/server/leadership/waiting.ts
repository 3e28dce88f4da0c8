import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { getLeadership } from '../../contract/leadership.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { isPermitted } from '../../domain/deed/permissions.ts';
import { seenLines } from '../cases/queries.ts';
import { openDeeds } from '../deeds/queries.ts';
import type { Deps } from '../deps.ts';
import { directivePage } from '../directives/queries.ts';
import { orderPage, visibleOrders } from '../supervision/queries.ts';

type Leadership = Answer<typeof getLeadership>;
type Needs = Pick<Deps, 'analytics' | 'database' | 'clock' | 'reference'>;
type Waiting = Leadership['waiting'][number];

/**
 * What needs a word of whoever looks, the oldest first: signatures, extensions and ledgers, designations, exclusions, reports on directives,
 * and what somebody contests — results, published numbers, verified deeds — as far as it is theirs to rule.
 */
export async function waitingFor(deps: Needs, actor: Actor): Promise<Leadership['waiting']> {
  const orders = await orderPage(deps, actor, { view: 'toSign', limit: 20 });
  const { rows: extensions } = await sql<{ id: string; number: string; unit: string; since: string }>`
    select id, number, units[1] as unit, issued_at as since from supervision_order
    where phase in ('issued', 'signed') and state->>'extension' is not null and level in ('second', 'third') and ${visibleOrders(actor)}
    order by issued_at limit 20`.execute(deps.database.db);
  const { rows: cases } = await sql<{
    kind: 'ledger' | 'extension' | 'dispute' | 'exclusion';
    id: string;
    number: string;
    since: string;
  }>`
    select kind, id, number, since from (
      select case when v.phase = 'returning' and f.disputes >= 3 then 'dispute' end as kind, v.id, v.number, v.next_from as since
        from case_view v join analytics.case_fact f on f.case_id = v.id where v.phase = 'returning'
      union all
      select case e.type when 'LedgerRequested' then 'ledger' when 'ExtensionEndorsed' then 'extension' else 'exclusion' end,
        v.id, v.number, e.at
      from case_view v cross join lateral (
        select type, at from event where case_id = v.id and type in ('LedgerRequested', 'PutOnLedger', 'LedgerRefused', 'LedgerLeft',
          'ExtensionEndorsed', 'ExtensionGranted', 'ExtensionRefused', 'ExclusionProposed', 'ExclusionRuled')
        order by version desc limit 1) e
      where v.next_at is not null and v.phase in ('signed', 'responded')
        and e.type in ('LedgerRequested', 'ExtensionEndorsed', 'ExclusionProposed')) w
    where kind is not null order by since limit 30`.execute(deps.analytics.db);
  const seen = await linesOf(deps, actor, cases);
  const reported = await directivePage(deps, actor, { view: 'reported', limit: 20 });
  const all: Leadership['waiting'] = [
    ...(await contested(deps, actor)),
    ...orders.orders.map((o) => ({
      kind: 'order' as const,
      id: o.id,
      number: o.number,
      title: o.title,
      unit: o.units[0] ?? null,
      since: o.draftedAt,
    })),
    ...extensions.map((e) => ({ kind: 'orderExtension' as const, title: null, ...e })),
    ...cases
      .filter(({ id }) => seen.has(id))
      .map((c) => ({ ...c, title: seen.get(c.id)?.title ?? null, unit: seen.get(c.id)?.unit ?? null })),
    ...reported.directives.map((d) => ({
      kind: 'directive' as const,
      id: d.id,
      number: d.number,
      title: d.text,
      unit: d.units[0] ?? null,
      since: d.givenAt,
    })),
  ];
  return all.sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1));
}

/** What is contested: appeals of units against results (ruled by the centre), objections to tables, deeds and appeals against them. */
async function contested(deps: Needs, actor: Actor): Promise<Waiting[]> {
  const rulesOnAppeals = actor.grants.some(({ role }) => role === 'supervisor');
  const [appeals, objections, deeds] = await Promise.all([
    rulesOnAppeals ? openAppeals(deps) : [],
    openObjections(deps, actor),
    openDeeds(deps, actor),
  ]);
  const seen = await linesOf(deps, actor, appeals);
  return [
    ...appeals
      .filter(({ id }) => seen.has(id))
      .map((a) => ({ kind: 'appeal' as const, ...a, title: seen.get(a.id)?.title ?? null, unit: seen.get(a.id)?.unit ?? null })),
    ...objections,
    ...deeds
      .filter(({ state }) => isPermitted(state.phase === 'appealed' ? 'Affirm' : 'Confirm', actor, state))
      .map(({ id, state }) => ({
        kind: state.phase === 'appealed' ? ('deedAppeal' as const) : ('deed' as const),
        id,
        number: state.number,
        title: state.text,
        unit: state.whose,
        since: state.appealedAt ?? state.enteredAt,
      })),
  ];
}

async function openAppeals(deps: Needs): Promise<Pick<Waiting, 'id' | 'number' | 'since'>[]> {
  const { rows } = await sql<{ id: string; number: string; since: string }>`
    select f.case_id as id, f.number, (select max(at) from event e where e.case_id = f.case_id and e.type = 'ResultAppealed') as since
    from analytics.case_fact f where f.appeal = 'pending' order by since limit 30`.execute(deps.analytics.db);
  return rows;
}

/** Another person than the one who objected decides. */
async function openObjections(deps: Needs, actor: Actor): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select 'objection' as kind, o.snapshot as id, '' as number, o.text as title, o.unit, o.raised_at as since
    from analytics.objection o join analytics.snapshot s on s.id = o.snapshot
    where o.upheld is null and s.state = 'open' and o.raised_by <> ${actor.id ?? ''}
    order by o.raised_at limit 20`.execute(deps.analytics.db);
  return rows;
}

/** Of the cases that are named, those that the reader may see. */
export async function linesOf(deps: Needs, actor: Actor, rows: readonly { readonly id: string }[]) {
  const where = sql`id = any(${rows.map(({ id }) => id)}::uuid[])`;
  const lines = await seenLines(deps, actor, { where, limit: Math.max(rows.length, 1) });
  return new Map(lines.map((line) => [line.id, line]));
}
