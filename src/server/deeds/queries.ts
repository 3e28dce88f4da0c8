import { type RawBuilder, sql } from 'kysely';
import type { DeedDetail, DeedLine, listDeeds } from '../../contract/deeds.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { type DeedEvent, type DeedState, fold } from '../../domain/deed/deed.ts';
import { allowedCommands, mayRead } from '../../domain/deed/permissions.ts';
import { standingDeedPhases } from '../../domain/deed/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { readAggregate } from '../platform/aggregateStore.ts';
import { Problem } from '../platform/problem.ts';
import { namesOf, readCursor, relatedCases } from '../supervision/queries.ts';

type Stored = { readonly id: string; readonly state: DeedState };

/** Which deeds the actor may see at all, in SQL; the same as `mayRead` says. A test compares the two. */
export function visibleDeeds(actor: Actor): RawBuilder<unknown> {
  const seesAll = actor.grants.some(({ role }) => role === 'leader' || role === 'supervisor' || role === 'auditor');
  if (actor.id === 'system' || seesAll) return sql`true`;
  const units = actor.grants.filter(({ role }) => role === 'officer' || role === 'head').flatMap((g) => g.units ?? []);
  return units.length === 0 ? sql`false` : sql`whose = any(${[...new Set(units)]})`;
}

type Asked = {
  readonly view: string;
  readonly unit?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
};

export async function deedPage(deps: Pick<Deps, 'database'>, actor: Actor, asked: Asked): Promise<Answer<typeof listDeeds>> {
  const cursor = readCursor(asked.after);
  const conditions = [visibleDeeds(actor)];
  if (asked.view === 'waiting') conditions.push(sql`phase in ('entered', 'appealed')`);
  if (asked.view === 'standing') conditions.push(sql`phase = any(${[...standingDeedPhases]})`);
  if (asked.unit !== undefined) conditions.push(sql`whose = ${asked.unit}`);
  if (cursor) conditions.push(sql`(entered_at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`);
  const { rows } = await sql<Stored>`
    select id, state from deed where ${sql.join(conditions, sql` and `)}
    order by entered_at desc, id desc limit ${asked.limit + 1}`.execute(deps.database.db);
  const last = rows[asked.limit - 1];
  return {
    deeds: rows.slice(0, asked.limit).map(lineOf),
    next: rows.length > asked.limit && last ? `${last.state.enteredAt}_${last.id}` : null,
  };
}

/** The case of a number; who may see it is asked later. @throws Problem 400 on the field */
export async function caseNumbered(deps: Pick<Deps, 'database'>, number: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from case_view where number = ${number}`.execute(deps.database.db);
  if (!rows[0]) throw new Problem(400, 'invalid', [{ field: 'number', code: 'not-a-choice' }]);
  return rows[0].id;
}

/** Deeds that wait for a second person, or for the word on an appeal, the oldest first. */
export async function openDeeds(deps: Pick<Deps, 'database'>, actor: Actor): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`
    select id, state from deed where phase in ('entered', 'appealed') and ${visibleDeeds(actor)}
    order by entered_at, id limit 30`.execute(deps.database.db);
  return rows;
}

/** The deed that was proposed for a task; null when there is none, or none for the actor. */
export async function deedOfTask(deps: Pick<Deps, 'database'>, actor: Actor, task: string): Promise<DeedLine | null> {
  const { rows } = await sql<Stored>`select id, state from deed where id = ${task} and ${visibleDeeds(actor)}`.execute(
    deps.database.db,
  );
  return rows[0] ? lineOf(rows[0]) : null;
}

function lineOf({ id, state: s }: Stored): DeedLine {
  const { number, version, kind, whose, text, enteredAt, confirmedAt } = s;
  const phase = s.phase ?? 'entered';
  return {
    ...{ id, number, version, phase, kind, whose, text, enteredAt, confirmedAt },
    case: s.case && { ...s.case },
    shown: s.shown ?? null,
    appealBy: s.appealBy?.at ?? null,
  };
}

/** @throws Problem 404 'no-such-deed', whether there is none or none for the actor */
export async function deedDetail(deps: Pick<Deps, 'database'>, actor: Actor, id: string): Promise<DeedDetail> {
  const { history } = await readAggregate<DeedEvent>(deps.database, 'deed', id);
  const s = fold(history);
  if (s.phase === null || !mayRead(actor, s)) throw new Problem(404, 'no-such-deed');
  const names = await namesOf(
    deps,
    history.map((e) => e.by),
  );
  const [related] = s.case === null ? [] : await relatedCases(deps, actor, [s.case]);
  return {
    ...lineOf({ id, state: s }),
    related: related ?? null,
    timeline: history.map((e, i) => ({
      version: i + 1,
      type: e.type,
      at: e.at,
      person: names.get(e.by) ?? null,
      unit: e.unit,
      text: e.text,
      deadline: 'appealBy' in e ? e.appealBy.at : null,
      photos: 'photos' in e ? [...e.photos] : [],
    })),
    allowed: allowedCommands(actor, s),
  };
}
