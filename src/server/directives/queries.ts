import { type RawBuilder, sql } from 'kysely';
import type { DirectiveDetail, DirectiveLine, listDirectives } from '../../contract/directives.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { type DirectiveEvent, type DirectiveState, fold, nextDeadline } from '../../domain/directive/directive.ts';
import { allowedCommands, mayRead, mayReadWords } from '../../domain/directive/permissions.ts';
import type { Deps } from '../deps.ts';
import { readAggregate } from '../platform/aggregateStore.ts';
import { Problem } from '../platform/problem.ts';
import { namesOf, readCursor, relatedCases } from '../supervision/queries.ts';

export type DirectiveStored = { readonly id: string; readonly state: DirectiveState };

/** Which directives the actor may see at all, in SQL; the same as `mayRead` says. A test compares the two. */
export function visibleDirectives(actor: Actor): RawBuilder<unknown> {
  if (actor.id === 'system' || actor.grants.some(({ role }) => role === 'leader' || role === 'supervisor')) return sql`true`;
  const units = [
    ...new Set(actor.grants.filter(({ role }) => role === 'officer' || role === 'head').flatMap((g) => g.units ?? [])),
  ];
  return units.length === 0 ? sql`false` : sql`units && ${units}`;
}

const open = sql`phase in ('unassigned', 'assigned', 'accepted', 'reported')`;

function inView(view: string, actor: Actor, now: string): RawBuilder<unknown> {
  switch (view) {
    case 'open':
      return open;
    case 'overdue':
      return sql`(${open} and next_at < ${now}::timestamptz)`;
    case 'reported':
      return sql`phase = 'reported'`;
    case 'mine':
      return sql`leader = ${actor.id}`;
    case 'closed':
      return sql`phase in ('closed', 'withdrawn')`;
    default:
      return sql`true`;
  }
}

export async function directivePage(
  deps: Pick<Deps, 'database' | 'clock'>,
  actor: Actor,
  f: { readonly view: string; readonly limit: number; readonly after?: string | undefined },
): Promise<Answer<typeof listDirectives>> {
  const cursor = readCursor(f.after);
  const conditions = [visibleDirectives(actor), inView(f.view, actor, deps.clock())];
  if (cursor) conditions.push(sql`(given_at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`);
  const { rows } = await sql<DirectiveStored>`
    select id, state from directive where ${sql.join(conditions, sql` and `)}
    order by given_at desc, id desc limit ${f.limit + 1}`.execute(deps.database.db);
  const shown = rows.slice(0, f.limit);
  const last = rows[f.limit - 1];
  return {
    directives: await directiveLines(deps, actor, shown),
    next: rows.length > f.limit && last ? `${last.state.givenAt}_${last.id}` : null,
  };
}

export async function directiveLines(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  rows: readonly DirectiveStored[],
): Promise<DirectiveLine[]> {
  const names = await namesOf(
    deps,
    rows.map(({ state }) => state.leader),
  );
  return rows.map((row) => lineOf(actor, row, names));
}

function lineOf(actor: Actor, { id, state: s }: DirectiveStored, names: ReadonlyMap<string, string>): DirectiveLine {
  const readable = mayReadWords(actor, s);
  const next = nextDeadline(s);
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase ?? 'unassigned',
    leader: names.get(s.leader) ?? null,
    text: readable ? s.text : null,
    confidentiality: s.confidentiality,
    case: s.case && { ...s.case },
    units: [...s.units],
    givenAt: s.givenAt,
    replyBy: s.replyBy?.at ?? null,
    next: next && { from: next.from, at: next.at },
    latest: readable ? (s.latest?.text ?? null) : null,
    reminders: s.reminders,
    closedAt: s.closedAt,
  };
}

/** @throws Problem 404 'no-such-directive', whether there is none or none for the actor */
export async function directiveDetail(deps: Pick<Deps, 'database'>, actor: Actor, id: string): Promise<DirectiveDetail> {
  const { history } = await readAggregate<DirectiveEvent>(deps.database, 'directive', id);
  const s = fold(history);
  if (s.phase === null || !mayRead(actor, s)) throw new Problem(404, 'no-such-directive');
  const readable = mayReadWords(actor, s);
  const names = await namesOf(
    deps,
    history.map((e) => e.by),
  );
  const [related] = s.case === null ? [] : await relatedCases(deps, actor, [s.case]);
  return {
    ...lineOf(actor, { id, state: s }, names),
    readable,
    related: related ?? null,
    report: readable && s.report ? { at: s.report.at, text: s.report.text } : null,
    closing: readable ? s.closing : '',
    photos: readable ? [...s.photos] : [],
    timeline: history.map((e, i) => ({
      version: i + 1,
      type: e.type,
      at: e.at,
      person: names.get(e.by) ?? null,
      unit: e.unit,
      units: 'units' in e ? [...e.units] : [],
      text: readable && 'text' in e ? e.text : '',
      deadline: 'replyBy' in e ? e.replyBy.at : null,
      photos: readable && 'photos' in e ? [...e.photos] : [],
    })),
    allowed: allowedCommands(actor, s),
  };
}

/** Lines of the directives on a case that the actor may see, newest first. */
export async function directivesOfCase(deps: Pick<Deps, 'database'>, actor: Actor, caseId: string): Promise<DirectiveLine[]> {
  const { rows } = await sql<DirectiveStored>`
    select id, state from directive where case_id = ${caseId}::uuid and ${visibleDirectives(actor)}
    order by given_at desc, id desc limit 50`.execute(deps.database.db);
  return directiveLines(deps, actor, rows);
}
