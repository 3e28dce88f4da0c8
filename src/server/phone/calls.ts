import { sql } from 'kysely';
import type { CallLine, LiveCall } from '../../contract/phone.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { type LegTimes, stateOfLeg, talkedSeconds } from '../../domain/phone/callLeg.ts';
import { maskedNumber } from '../../domain/phone/phoneNumber.ts';
import type { CallDirection, WrapUp } from '../../domain/phone/vocabulary.ts';
import { visibleCases } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { startOfDay } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { phoneKeys } from './phoneKeys.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'config'>;
type Row = LegTimes & {
  readonly id: string;
  readonly call: string;
  readonly extension: string;
  readonly direction: CallDirection;
  readonly person: string | null;
  readonly number: string | null;
  readonly since: string;
  readonly wrapUp: WrapUp | null;
  readonly note: string;
  readonly caseId: string | null;
};

const columns = `c.id, c.exchange_call as call, c.extension, c.direction, c.person, c.number, c.first_at as since, c.rang_at as "rangAt",
  c.answered_at as "answeredAt", c.ended_at as "endedAt", c.wrap_up as "wrapUp", c.note, c.case_id as "caseId"`;

/** Whoever has not wrapped up a call after so long will not any more. */
const wrapUpWithin = '2 hours';

/** What goes on at an extension, the newest first, and the last conversation that waits to be wrapped up. */
export async function liveCalls(deps: Needs, extension: string): Promise<LiveCall[]> {
  const now = deps.clock();
  const { rows } = await deps.database.pool.query<Row>({
    name: 'live-calls',
    text: `select ${columns} from phone_call c
      where c.extension = $1 and c.first_at > $2::timestamptz - interval '12 hours' and c.wrap_up is null
        and (c.ended_at is null or c.ended_at < greatest(c.rang_at, c.answered_at)
          or (c.answered_at is not null and c.ended_at > $2::timestamptz - interval '${wrapUpWithin}'))
      order by c.first_at desc, c.id desc limit 8`,
    values: [extension, now],
  });
  const keys = await phoneKeys(deps.config.dataFolder);
  const calls = rows.map((row) => ({
    id: row.id,
    direction: row.direction,
    state: stateOfLeg(row, now),
    number: keys.unseal(row.call, row.number),
    since: row.rangAt ?? row.answeredAt ?? row.since,
    answeredAt: row.answeredAt,
    endedAt: row.endedAt,
  }));
  const [ended] = calls.filter(({ state, answeredAt }) => state === 'ended' && answeredAt !== null);
  return [...calls.filter(({ state }) => state !== 'ended'), ...(ended ? [ended] : [])];
}

export type Figures = { readonly calls: number; readonly answered: number; readonly missed: number; readonly waiting: number };

/** The figures of a day so far: each call once, however many telephones it rang. `missed`: nobody answered, and nobody has cared since. */
export async function figuresOf(deps: Needs): Promise<Figures> {
  const now = deps.clock();
  const day = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const { rows } = await deps.database.pool.query<Figures>({
    name: 'phone-figures',
    text: `
      select count(*)::int as calls, (count(*) filter (where answered))::int as answered,
        (select count(*)::int from phone_call c where c.first_at >= $1 and ${missed}) as missed,
        (select count(*)::int from phone_draft where holder is null) as waiting
      from (select exchange_call, bool_or(answered_at is not null) as answered from phone_call
        where first_at >= $1 and direction = 'in' and extension <> '' group by exchange_call) k`,
    values: [startOfDay(day)],
  });
  return rows[0]!;
}

/** Nobody answered on any telephone, it is over, and neither was it wrapped up nor has anybody spoken with the number since. */
const missed = `c.direction = 'in' and c.extension <> '' and c.wrap_up is null and c.ended_at is not null
  and not exists (select from phone_call l where l.exchange_call = c.exchange_call and l.answered_at is not null)
  and c.id = (select id from phone_call l where l.exchange_call = c.exchange_call and l.extension <> '' order by l.first_at, l.id limit 1)
  and not exists (select from phone_call l where l.phone_key = c.phone_key and l.answered_at > c.first_at)`;

const pageSize = 30;
/** A missed call of last week is no task any more. */
const missedWithin = '7 days';

/** A page of the call log, newest first. */
export async function callPage(
  deps: Needs,
  actor: Actor,
  asked: { readonly missed?: boolean | undefined; readonly after?: string | undefined },
): Promise<{ calls: CallLine[]; next: string | null }> {
  const [, at, id] = /^(\S+)_([0-9a-f-]{36})$/.exec(asked.after ?? '') ?? [];
  if (asked.after !== undefined && (!at || Number.isNaN(Date.parse(at))))
    throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  const { rows } = await deps.database.pool.query<Row>(
    `select ${columns} from phone_call c
     where c.extension <> '' ${asked.missed ? `and ${missed} and c.first_at > $4::timestamptz - interval '${missedWithin}'` : 'and $4::timestamptz is not null'}
       and ($1::timestamptz is null or (c.first_at, c.id) < ($1, $2::uuid))
     order by c.first_at desc, c.id desc limit $3`,
    [at ?? null, id ?? null, pageSize + 1, deps.clock()],
  );
  const calls = await linesOf(deps, actor, rows.slice(0, pageSize));
  const last = rows[pageSize - 1];
  return { calls, next: rows.length > pageSize && last ? `${last.since}_${last.id}` : null };
}

/** Earlier calls from a number, newest first. */
export async function callsOfNumber(deps: Needs, actor: Actor, number: string, except: string | null): Promise<CallLine[]> {
  const digest = (await phoneKeys(deps.config.dataFolder)).digestOf(number);
  if (digest === null) return [];
  const { rows } = await deps.database.pool.query<Row>({
    name: 'calls-of-number',
    text: `select ${columns} from phone_call c where c.phone_key = $1 and c.extension <> ''
        and c.exchange_call is distinct from (select exchange_call from phone_call where id = $2::uuid)
      order by c.first_at desc limit 5`,
    values: [digest, except],
  });
  return linesOf(deps, actor, rows);
}

async function linesOf(deps: Needs, actor: Actor, rows: readonly Row[]): Promise<CallLine[]> {
  const now = deps.clock();
  const keys = await phoneKeys(deps.config.dataFolder);
  const numbers = await visibleCases(
    deps,
    actor,
    rows.flatMap(({ caseId }) => caseId ?? []),
  );
  const people = rows.flatMap(({ person }) => person ?? []);
  const named = await deps.database.pool.query<{ id: string; name: string }>({
    name: 'names-at-telephones',
    text: 'select id, name from person where id = any($1)',
    values: [people],
  });
  const names = new Map(named.rows.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const number = row.caseId === null ? undefined : numbers.get(row.caseId);
    return {
      id: row.id,
      direction: row.direction,
      state: stateOfLeg(row, now),
      number: maskedNumber(keys.unseal(row.call, row.number)),
      extension: row.extension,
      person: row.person === null ? null : (names.get(row.person) ?? null),
      since: row.since,
      answered: row.answeredAt !== null,
      talkedSeconds: talkedSeconds(row),
      wrapUp: row.wrapUp,
      note: row.note,
      case: row.caseId !== null && number !== undefined ? { id: row.caseId, number } : null,
    };
  });
}

/** The number of a call in full, for whoever has to call back. @throws Problem 404 'not-found' */
export async function numberOfCall(deps: Pick<Deps, 'database' | 'config'>, id: string): Promise<string> {
  const { rows } = await deps.database.pool.query<{ call: string; number: string | null }>({
    name: 'number-of-call',
    text: `select exchange_call as call, number from phone_call where id = $1 and extension <> ''`,
    values: [id],
  });
  const [found] = rows;
  if (!found) throw new Problem(404, 'not-found');
  return (await phoneKeys(deps.config.dataFolder)).unseal(found.call, found.number);
}

export type WrappedUp = { readonly wrapUp: WrapUp; readonly note: string; readonly caseId: string | null };

/** Says what became of a call; every telephone that it rang has then been dealt with. @throws Problem 404 'not-found' */
export async function wrapUpCall(deps: Pick<Deps, 'database' | 'clock' | 'live'>, id: string, done: WrappedUp): Promise<void> {
  const { rows } = await sql`
    update phone_call c set wrap_up = ${done.wrapUp}, wrapped_at = ${deps.clock()}::timestamptz,
      note = case when c.id = ${id}::uuid then ${done.note} else c.note end,
      case_id = coalesce(${done.caseId}::uuid, c.case_id)
    from phone_call this
    where this.id = ${id}::uuid and this.extension <> '' and c.exchange_call = this.exchange_call
      and (c.id = this.id or (this.answered_at is null and c.wrap_up is null))
    returning 1`.execute(deps.database.db);
  if (rows.length === 0) throw new Problem(404, 'not-found');
  deps.live.announce({ kind: 'phone', id: '' });
}

/** An anonymous case must not be found by the call that it came from: the call keeps its times and loses its number. */
export async function forgetNumber({ database }: Pick<Deps, 'database'>, id: string): Promise<void> {
  await database.pool.query(
    `update phone_call c set number = null, phone_key = null, case_id = null from phone_call this
     where this.id = $1 and c.exchange_call = this.exchange_call`,
    [id],
  );
}

/** Whether an exchange has told anything since midnight. */
export async function exchangeSpeaks(deps: Needs): Promise<boolean> {
  const { rows } = await deps.database.pool.query({
    name: 'exchange-speaks',
    text: `select 1 from telephony_event where received_at > $1::timestamptz - interval '1 day' limit 1`,
    values: [deps.clock()],
  });
  return rows.length > 0;
}

/** Numbers are forgotten after this time; times and outcomes stay for the figures. */
const numbersKept = '180 days';
/** An exchange does not repeat itself after so long, and what is older is refused by its signature. */
const eventsKept = '7 days';

export async function forgetOldNumbers({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<void> {
  const now = clock();
  await database.pool.query(
    `update phone_call set number = null, phone_key = null where first_at < $1::timestamptz - interval '${numbersKept}' and number is not null`,
    [now],
  );
  await database.pool.query(`delete from telephony_event where received_at < $1::timestamptz - interval '${eventsKept}'`, [now]);
}
