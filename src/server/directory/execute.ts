import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type ReferenceKind, referenceSchemas } from '../../contract/reference.ts';
import { unknownBlanks } from '../../domain/order/blanks.ts';
import type { Deps } from '../deps.ts';
import type { Db } from '../platform/db.ts';
import { faultsOf } from '../platform/faults.ts';
import { Problem } from '../platform/problem.ts';
import { type Draft, loginTaken } from './people.ts';
import { calendarId, followUpRulesId, limitsId, type Reference, replyRulesId, supervisionId } from './queries.ts';

export type Item = { kind: ReferenceKind; id: string; version: number; data: unknown; changedAt: string; changedBy: string };
type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;

/**
 * Writes one item of reference data; the version before stays in the history.
 * @throws Problem 400 with the wrong fields · 412 'stale' when it has changed since `seen` (0: it must not exist yet)
 */
export async function putReference(
  deps: Needs,
  item: { kind: ReferenceKind; id: string; seen: number; data: unknown; by: string; reason?: string },
): Promise<Item> {
  const parsed = referenceSchemas[item.kind].safeParse(item.data, { reportInput: true });
  if (!parsed.success) throw new Problem(400, 'invalid', faultsOf(parsed.error.issues, 'data'));
  checkLinks(item.kind, item.id, parsed.data, await deps.reference.newest());
  const moves = item.kind === 'calendar' || item.kind === 'limits';
  const { rows } = await sql<Item>`
    with w as (insert into reference_item as i (kind, id, version, data, changed_at, changed_by)
    select ${item.kind}, ${item.id}, 1, ${JSON.stringify(parsed.data)}::jsonb, ${deps.clock()}::timestamptz, ${item.by}
    where ${item.seen}::int = 0 or exists (select from reference_item where kind = ${item.kind} and id = ${item.id})
    on conflict (kind, id) do update set version = i.version + 1, data = excluded.data, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by where i.version = ${item.seen}::int
    returning kind, id, version, data, changed_at as "changedAt", changed_by as "changedBy"),
    -- open cases follow by a job that finds the change here
    r as (insert into recomputation (kind, version, reason, by, at)
      select kind, version, ${item.reason ?? ''}, "changedBy", "changedAt" from w where ${moves}::boolean)
    select * from w`.execute(deps.database.db);
  const written = rows[0];
  if (!written) throw new Problem(412, 'stale');
  deps.reference.forget();
  return written;
}

/** What points to another item must find it, and nothing may be its own ancestor. */
function checkLinks(kind: ReferenceKind, id: string, data: unknown, reference: Reference): void {
  const wrong = (field: string) => new Problem(400, 'invalid', [{ field: `data.${field}`, code: 'not-a-choice' }]);
  if (kind === 'unit' || kind === 'place') {
    const { parent } = data as { parent: string | null };
    if (parent === null) return;
    const known = kind === 'unit' ? reference.units : reference.places;
    const below = kind === 'unit' ? reference.unitsBelow(id) : reference.placesWithin(id);
    if (!known.has(parent) || below.includes(parent)) throw wrong('parent');
  }
  if (kind === 'category') {
    const { parent, defaultUnit, alternates } = data as { parent: string; defaultUnit: string; alternates: string[] };
    if (!/^\d{4}$/.test(id) || !id.startsWith(parent) || !reference.classes.has(parent)) throw wrong('parent');
    if (!reference.units.has(defaultUnit)) throw wrong('defaultUnit');
    if (alternates.some((unit) => !reference.units.has(unit))) throw wrong('alternates');
  }
  if (kind === 'topicGroup') {
    const { lead, members } = data as { lead: string; members: string[] };
    if (!reference.units.has(lead)) throw wrong('lead');
    if (members.some((unit) => !reference.units.has(unit))) throw wrong('members');
  }
  if (kind === 'calendar') {
    if (id !== calendarId) throw new Problem(404, 'not-found');
    const { hours, school } = data as { hours: Span[]; school: { from: string; to: string; hours: Span[] | null }[] };
    if (hours.length === 0 || !inOrder(hours)) throw wrong('hours');
    const badPeriod = school.findIndex((p) => p.from > p.to || (p.hours !== null && !inOrder(p.hours)));
    if (badPeriod >= 0) throw wrong(`school.${badPeriod}`);
  }
  if (kind === 'followUpRules' && id !== followUpRulesId) throw new Problem(404, 'not-found');
  if (kind === 'limits' && id !== limitsId) throw new Problem(404, 'not-found');
  if (kind === 'replyRules' && id !== replyRulesId) throw new Problem(404, 'not-found');
  if (kind === 'supervision' && id !== supervisionId) throw new Problem(404, 'not-found');
  if (kind === 'orderTemplate') {
    const texts = data as Record<string, unknown>;
    const field = ['title', 'facts', 'analysis', 'demands', 'feedback'].find(
      (name) => unknownBlanks(String(texts[name])).length > 0,
    );
    if (field !== undefined) throw new Problem(400, 'invalid', [{ field: `data.${field}`, code: 'unknown-blank' }]);
  }
}

type Span = { from: string; to: string };
function inOrder(spans: readonly Span[]): boolean {
  return spans.every((span, i) => span.from < span.to && (i === 0 || spans[i - 1]!.to <= span.from));
}

/** Creates a person with grants in one statement. @throws Problem 409 'login-taken' */
export async function insertPerson(
  db: Db,
  draft: Draft,
  passwordHash: string | null,
  now: string,
  id: string = randomUUID(),
): Promise<string> {
  await sql`
    with p as (
      insert into person (id, login, name, kind, unit, phone, active, password_hash, created_at)
      values (${id}, ${draft.login}, ${draft.name}, ${draft.kind}, ${draft.unit}, ${draft.phone}, ${draft.active}, ${passwordHash}, ${now}) returning id)
    insert into person_grant (person, role, unit) select p.id, g.role, coalesce(g.unit, '')
    from p, jsonb_to_recordset(${JSON.stringify(draft.grants)}::jsonb) as g(role text, unit text)
    on conflict do nothing`
    .execute(db)
    .catch(loginTaken);
  return id;
}
