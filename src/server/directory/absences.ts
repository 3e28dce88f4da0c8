import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Absence, AbsenceDraft, listDeputies } from '../../contract/absences.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { type Actor, deputisedRoles } from '../../domain/case/permissions.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { dayOf } from './queries.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'live'>;
type Draft = z.output<typeof AbsenceDraft>;

/** The people whom the actor may send away: himself, everybody of the units he heads, and for an administrator everybody who works here. */
function sentBy(actor: Actor): RawBuilder<boolean> {
  // Whoever stands in for a head sends nobody away: a deputy's deputy would be nobody's choice.
  const own = actor.grants.filter((g) => g.onBehalfOf === undefined);
  const headed = [...new Set(own.filter((g) => g.role === 'head').flatMap((g) => g.units ?? []))];
  const everybody = own.some((g) => g.role === 'admin');
  return sql`(p.id = ${actor.id} or ${everybody}::boolean or exists (
    select from person_grant g where g.person = p.id and g.role in ('officer', 'head', 'contractor') and g.unit = any(${headed})))`;
}

const stoodIn = sql.join(deputisedRoles.map((role) => sql.lit(role)));

/** Absences that are not over, with whether the actor may end them. */
export async function absencesFor({ database, clock }: Needs, actor: Actor, id: string | null = null): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select a.id, jsonb_build_object('id', p.id, 'name', p.name, 'unit', p.unit) as person,
      jsonb_build_object('id', d.id, 'name', d.name, 'unit', d.unit) as deputy,
      a.from_day::text as "from", a.until_day::text as until, a.reason, a.ended_at as "endedAt",
      a.ended_at is null and ${sentBy(actor)} as "mayEnd"
    from absence a join person p on p.id = a.person join person d on d.id = a.deputy
    where (${sentBy(actor)} or a.deputy = ${actor.id})
      and case when ${id}::uuid is null then a.ended_at is null and a.until_day > ${dayOf(clock())} else a.id = ${id}::uuid end
    order by a.from_day, p.name, a.id limit 200`.execute(database.db);
  return rows;
}

/** Whom the actor may send away, and the colleagues of the same unit, or office, who may stand in for each. */
export async function deputiesFor({ database }: Needs, actor: Actor): Promise<Answer<typeof listDeputies>['people']> {
  const { rows } = await sql<Answer<typeof listDeputies>['people'][number]>`
    select p.id, p.name, p.unit, coalesce((
      select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'unit', d.unit) order by d.name)
      from (select distinct d.id, d.name, d.unit from person d where d.active and d.id <> p.id and ${isColleague}) d), '[]') as deputies
    from person p
    where p.active and ${sentBy(actor)} and exists (select from person_grant g where g.person = p.id and g.role in (${stoodIn}))
    order by p.name limit 200`.execute(database.db);
  return rows;
}

/** `d` works in a unit or an office of `p`. */
const isColleague = sql`exists (
  select from person_grant own join person_grant other on other.unit = own.unit
  where own.person = p.id and other.person = d.id and own.role in (${stoodIn}) and other.role in (${stoodIn})
    and (own.unit <> '' or own.role = other.role or own.role in ('operator', 'dispatcher') and other.role in ('operator', 'dispatcher')))`;

/** @throws Problem 404 'not-found' for somebody whom the actor may not send away · 400 for a deputy of elsewhere · 409 'absence-overlaps' */
export async function nameDeputy(deps: Needs, actor: Actor, draft: Draft): Promise<Absence> {
  if (draft.until <= draft.from) throw new Problem(400, 'invalid', [{ field: 'until', code: 'too-small' }]);
  const { db } = deps.database;
  const id = randomUUID();
  const { rows } = await sql<{ sent: boolean; colleague: boolean; written: boolean }>`
    with who as (
      select p.id, exists (select from person d where d.id = ${draft.deputy} and d.active and d.id <> p.id and ${isColleague}) as colleague
      from person p where p.id = ${draft.person} and p.active and ${sentBy(actor)} for update),
    written as (
      insert into absence (id, person, deputy, from_day, until_day, reason, created_at, created_by)
      select ${id}::uuid, who.id, ${draft.deputy}, ${draft.from}::date, ${draft.until}::date, ${draft.reason}, ${deps.clock()}, ${actor.id}
      from who where who.colleague and not exists (select from absence a where a.person = who.id and a.ended_at is null
        and a.from_day < ${draft.until}::date and ${draft.from}::date < a.until_day)
      returning 1)
    select exists (select from who) as sent, coalesce((select colleague from who), false) as colleague,
      exists (select from written) as written`.execute(db);
  const { sent, colleague, written } = rows[0]!;
  if (!sent) throw new Problem(404, 'not-found');
  if (!colleague) throw new Problem(400, 'invalid', [{ field: 'deputy', code: 'not-a-choice' }]);
  if (!written) throw new Problem(409, 'absence-overlaps');
  // Rights are remembered for a moment by every process: the deputy has them at once.
  deps.live.announce({ kind: 'session', id: '' });
  return (await absencesFor(deps, actor, id))[0]!;
}

/** @throws Problem 404 'not-found' also for one that the actor may not end */
export async function endAbsence(deps: Needs, actor: Actor, id: string): Promise<Absence> {
  const { rows } = await sql`
    update absence a set ended_at = ${deps.clock()}::timestamptz from person p
    where a.id = ${id}::uuid and p.id = a.person and a.ended_at is null and ${sentBy(actor)} returning 1`.execute(
    deps.database.db,
  );
  if (rows.length === 0) throw new Problem(404, 'not-found');
  deps.live.announce({ kind: 'session', id: '' });
  return (await absencesFor(deps, actor, id))[0]!;
}
