import { randomUUID } from 'node:crypto';
import type { ExchangeEvent } from '../../contract/telephony.ts';
import type { Deps } from '../deps.ts';
import { phoneKeys } from './phoneKeys.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'live' | 'config'>;

/**
 * Takes in what a telephone exchange told, in one statement: an event that was told before changes nothing. The operators at the telephones
 * concerned hear that something happened, and ask.
 */
export async function takeIn(deps: Needs, event: ExchangeEvent): Promise<{ known: boolean }> {
  const { known, people } = await record(deps, event);
  // Nothing but a person's id is announced: no number, and no name of a call.
  for (const id of new Set(people)) deps.live.announce({ kind: 'phone', id });
  return { known };
}

type Outcome = { readonly known: boolean; readonly people: string[] };

async function record(deps: Needs, event: ExchangeEvent): Promise<Outcome> {
  switch (event.type) {
    case 'ringing':
    case 'answered':
      return onTelephone(deps, event);
    case 'hungUp':
      return event.extension === undefined
        ? wholeCall(deps, event)
        : onTelephone(deps, { ...event, extension: event.extension, direction: 'in', number: '' });
    case 'restarted':
      return restarted(deps, event);
  }
}

type OnTelephone = {
  readonly id: string;
  readonly type: 'ringing' | 'answered' | 'hungUp';
  readonly at: string;
  readonly call: string;
  readonly extension: string;
  readonly direction: 'in' | 'out';
  readonly number: string;
};

const told = `told as (insert into telephony_event (id, received_at) values ($1, $2) on conflict do nothing returning 1)`;
const holderNow = (extension: string) =>
  `(select person from phone_shift where extension = ${extension} and until is null limit 1)`;

async function onTelephone(deps: Needs, e: OnTelephone): Promise<Outcome> {
  const keys = await phoneKeys(deps.config.dataFolder);
  const { rows } = await deps.database.pool.query<{ known: boolean; person: string | null }>({
    name: 'exchange-leg',
    text: `
      with ${told},
      leg as (
        insert into phone_call (id, exchange_call, extension, direction, person, number, phone_key, first_at, rang_at, answered_at, ended_at)
        select $3, $4, $5, $6,
          (select person from phone_shift where extension = $5 and since <= $9 and (until is null or until > $9) order by since desc limit 1),
          $7, $8, $9,
          case when $10 = 'ringing' then $9::timestamptz end,
          case when $10 = 'answered' then $9::timestamptz end,
          -- the end of the whole call may have been told before this telephone's beginning
          greatest(case when $10 = 'hungUp' then $9::timestamptz end,
            (select ended_at from phone_call where exchange_call = $4 and extension = ''))
        from told
        on conflict (exchange_call, extension) do update set
          person = case when $10 = 'hungUp' then phone_call.person else coalesce(excluded.person, phone_call.person) end,
          direction = case when $10 = 'hungUp' then phone_call.direction else excluded.direction end,
          number = coalesce(phone_call.number, excluded.number),
          phone_key = coalesce(phone_call.phone_key, excluded.phone_key),
          first_at = least(phone_call.first_at, excluded.first_at),
          rang_at = greatest(phone_call.rang_at, excluded.rang_at),
          answered_at = greatest(phone_call.answered_at, excluded.answered_at),
          ended_at = greatest(phone_call.ended_at, excluded.ended_at)
        returning 1)
      select not exists (select from told) as known, case when exists (select from leg) then ${holderNow('$5')} end as person`,
    values: [e.id, deps.clock(), ...(await legOf(e, keys))],
  });
  const { known, person } = rows[0]!;
  return { known, people: person === null ? [] : [person] };
}

async function legOf(e: OnTelephone, keys: Awaited<ReturnType<typeof phoneKeys>>): Promise<unknown[]> {
  const id = randomUUID();
  const sealed = keys.digestOf(e.number) === null ? null : keys.seal(e.call, e.number);
  return [id, e.call, e.extension, e.direction, sealed, keys.digestOf(e.number), e.at, e.type];
}

/** The whole call is over: every telephone of it, and those of which only later is told that they rang. */
async function wholeCall(deps: Needs, e: { readonly id: string; readonly at: string; readonly call: string }): Promise<Outcome> {
  const { rows } = await deps.database.pool.query<{ known: boolean; people: string[] | null }>({
    name: 'exchange-call-over',
    text: `
      with ${told},
      legs as (
        update phone_call set ended_at = greatest(ended_at, $5::timestamptz)
        where exchange_call = $4 and extension <> '' and exists (select from told) returning extension),
      mark as (
        insert into phone_call (id, exchange_call, extension, direction, first_at, ended_at)
        select $3, $4, '', 'in', $5, $5 from told
        on conflict (exchange_call, extension) do update set ended_at = greatest(phone_call.ended_at, excluded.ended_at))
      select not exists (select from told) as known,
        (select array_agg(s.person) from legs l join phone_shift s on s.extension = l.extension and s.until is null) as people`,
    values: [e.id, deps.clock(), randomUUID(), e.call, e.at],
  });
  return { known: rows[0]!.known, people: rows[0]!.people ?? [] };
}

async function restarted(deps: Needs, e: { readonly id: string; readonly at: string }): Promise<Outcome> {
  const { rows } = await deps.database.pool.query<{ known: boolean; people: string[] | null }>({
    name: 'exchange-restarted',
    text: `
      with ${told},
      legs as (
        update phone_call set ended_at = greatest(ended_at, $3::timestamptz)
        where exists (select from told) and first_at <= $3 and first_at > $3::timestamptz - interval '1 day'
          and greatest(rang_at, answered_at) <= $3 and (ended_at is null or ended_at < greatest(rang_at, answered_at))
        returning extension)
      select not exists (select from told) as known,
        (select array_agg(distinct s.person) from legs l join phone_shift s on s.extension = l.extension and s.until is null) as people`,
    values: [e.id, deps.clock(), e.at],
  });
  return { known: rows[0]!.known, people: rows[0]!.people ?? [] };
}
