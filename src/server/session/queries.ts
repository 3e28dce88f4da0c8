import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { type Actor, deputisedRoles } from '../../domain/case/permissions.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { isAway } from '../directory/queries.ts';
import type { Caller, Identify } from '../platform/http.ts';
import { digest } from '../platform/secrets.ts';
import { enrolmentIfDemanded } from './pendingOf.ts';

export const sessionCookie = 'huying';
export const followCookie = 'huying-follow';

/** How long a session is believed without asking the database; a revocation is announced and takes effect at once. */
const believedMilliseconds = 30_000;
const mostRemembered = 20_000;
const anonymous: Actor = { id: null, grants: [], followed: null };
const nobody: Caller = { actor: anonymous, person: null, pending: null };

type Held = { readonly caller: Caller; readonly until: number };
type Needs = Pick<Deps, 'database' | 'reference'>;

/** Finds out who sends a request, from the session cookie and the follow-up cookie. */
export function openIdentify(deps: Needs & Pick<Deps, 'clock' | 'live'>): Identify {
  const held = new Map<string, Held>();
  deps.live.subscribe((change) => {
    if (change.kind === 'session' || change.kind === 'reference') held.clear();
  });

  async function lookUp(token: string): Promise<Caller> {
    const now = deps.clock();
    const known = held.get(token);
    const left = known ? known.until - Date.parse(now) : 0;
    // More than it began with: the clock was set back.
    if (known && left > 0 && left <= believedMilliseconds) return known.caller;
    const caller = await readSession(deps, token, now);
    if (held.size > mostRemembered) held.clear();
    // Who is on the way in is asked about each time: the second step takes effect at once.
    if (!caller.pending) held.set(token, { caller, until: Date.parse(now) + believedMilliseconds });
    return caller;
  }

  return async (request: FastifyRequest) => {
    const { [sessionCookie]: session, [followCookie]: follow } = request.cookies;
    const signedIn = session ? await lookUp(session) : nobody;
    if (!follow) return signedIn;
    const { followed } = (await lookUp(follow)).actor;
    return { ...signedIn, actor: { ...signedIn.actor, followed } };
  };
}

type Row = {
  readonly person: string | null;
  readonly case_id: string | null;
  readonly name: string | null;
  readonly unit: string | null;
  readonly grants: { readonly role: Role; readonly unit: string }[] | null;
  /** Of absent colleagues whose deputy the person is today. */
  readonly stands_in: { readonly role: Role; readonly unit: string; readonly onBehalfOf: string }[] | null;
  readonly second: boolean;
  readonly enrolled: boolean;
};

async function readSession(deps: Needs, token: string, now: string): Promise<Caller> {
  const { rows } = await sql<Row>`
    update session s set seen_at = ${now}::timestamptz
    where s.token_hash = ${digest(token)} and s.expires_at > ${now}::timestamptz
      and (s.idle_seconds is null or s.seen_at + make_interval(secs => s.idle_seconds) > ${now}::timestamptz)
      and (s.person is null or exists (select from person p where p.id = s.person and p.active))
    returning s.person, s.case_id, s.second_factor_at is not null as second,
      exists (select from second_factor f where f.person = s.person and f.confirmed_at is not null) as enrolled,
      (select p.name from person p where p.id = s.person) as name,
      (select p.unit from person p where p.id = s.person) as unit,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'unit', g.unit)) from person_grant g where g.person = s.person) as grants,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'unit', g.unit, 'onBehalfOf', a.person))
        from absence a join person_grant g on g.person = a.person and g.role = any(${deputisedRoles}) join person p on p.id = a.person and p.active
        where a.deputy = s.person and ${isAway(now)}) as stands_in`.execute(deps.database.db);
  const row = rows[0];
  if (!row) return nobody;
  if (row.person === null) return { ...nobody, actor: { ...anonymous, followed: row.case_id } };
  const held = [...(row.grants ?? []), ...(row.stands_in ?? [])];
  const roles = [...new Set(held.map((grant) => grant.role))];
  const lacks = row.second ? null : row.enrolled ? 'code' : await enrolmentIfDemanded(deps, roles);
  if (lacks) return { ...nobody, pending: { id: row.person, lacks } };
  const reference = await deps.reference.recent();
  const grants = held.map(({ unit, ...grant }) => ({ ...grant, units: unit === '' ? null : reference.unitsBelow(unit) }));
  return {
    actor: { id: row.person, grants, followed: null },
    person: { id: row.person, name: row.name ?? '', unit: row.unit, roles },
    pending: null,
  };
}
