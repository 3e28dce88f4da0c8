import { sql } from 'kysely';
import type { Audience, NoticeKind, PreferenceDraft } from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';
import type { Reachable } from './addressOf.ts';
import type { OpenChannel } from './channelStore.ts';
import type { Outcome } from './channels/outcome.ts';

/** A row of the outbox that this process may send now, with what is needed to say it and to find the person. */
export type ClaimedRow = Reachable & {
  readonly id: string;
  readonly channel: string;
  /** null: a robot speaks to a group. */
  readonly person: string | null;
  /** The notice that the message repeats; null for a robot. */
  readonly notification: string | null;
  readonly preference: PreferenceDraft | null;
  readonly caseId: string;
  readonly number: string;
  readonly kind: NoticeKind;
  readonly audience: Audience;
  readonly parcel: string;
  /** The present attempt, from 1. */
  readonly attempts: number;
  readonly triedAt: string;
  readonly queuedAt: string;
};
type Needs = Pick<Deps, 'database' | 'clock'>;

/** How long a message may wait for its turn before it is no news any more. */
export const freshHours = 48;
/**
 * Minutes to wait after the first, second … attempt; 27 hours in all, so that a robot that was away for a day needs nobody's help. After the
 * last one an administrator must look.
 */
export const backOffMinutes = [1, 5, 15, 60, 120, 240, 240, 240, 240, 240, 240] as const;
const mostAttempts = backOffMinutes.length + 1;
/** Longer than any attempt takes: after it a process that claimed a message must have died. */
const leaseSeconds = 120;
const messagesPerRound = 20;

/** Longer than the clocks of two machines differ. */
const clockToleranceMinutes = 5;

/**
 * Drops what is no news any more or has been read in the meantime, and gives up what every attempt died of. What was queued or tried in a
 * future that did not come, because the clock was set back, is due now instead of when that future comes.
 */
export async function sweep({ database }: Needs, now: string): Promise<void> {
  const future = later(now, clockToleranceMinutes * 60);
  await sql`
    update delivery set next_at = ${now}::timestamptz, queued_at = least(queued_at, ${now}::timestamptz), tried_at = null,
      expires_at = least(expires_at, ${later(now, freshHours * 3600)}::timestamptz)
    where id in (select id from delivery
      where state = 'queued' and next_at > ${now}::timestamptz and (queued_at > ${future}::timestamptz or tried_at > ${future}::timestamptz)
      order by id for update skip locked)`.execute(database.db);
  await sql`
    with due as (
      select d.id, d.attempts, d.expires_at, p.active from delivery d
      left join notification n on n.id = d.notification
      left join person p on p.id = d.person
      where d.state = 'queued' and d.next_at <= ${now}::timestamptz and (d.expires_at <= ${now}::timestamptz
        or d.attempts >= ${mostAttempts}::int or (n.read_at is not null and not d.urgent) or p.active = false)
      order by d.id for update of d skip locked)
    update delivery d set next_at = null,
      state = case when due.attempts >= ${mostAttempts}::int then 'failed' else 'dropped' end,
      error = case when due.attempts >= ${mostAttempts}::int then 'lost' when due.expires_at <= ${now}::timestamptz then 'stale'
        when not due.active then 'inactive' else 'already-read' end
    from due where d.id = due.id`.execute(database.db);
}

/**
 * Claims what is due, urgent first and within each channel's measure, for as long as a lease. What is due for one person on one channel
 * becomes one message: a daily digest, a morning after quiet hours and a day after an outage are all the same to read. What was tried
 * together stays together, so that a repetition is one.
 */
export async function claim(
  { database, contacts }: Needs & Pick<Deps, 'contacts'>,
  {
    now,
    channels,
    onlyUrgent,
  }: { readonly now: string; readonly channels: readonly OpenChannel[]; readonly onlyUrgent: boolean },
): Promise<ClaimedRow[]> {
  const measures = JSON.stringify(channels.map(({ id, perMinute }) => ({ id, perMinute })));
  const { rows } = await sql<ClaimedRow>`
    with measure as (select id, "perMinute" from jsonb_to_recordset(${measures}::jsonb) as x(id text, "perMinute" int)),
    due as (
      select d.id, d.channel, d.urgent, d.next_at,
        coalesce(d.parcel::text, case when d.urgent then d.id::text else coalesce(d.person, '') end) as message
      from delivery d join measure m on m.id = d.channel
      where d.state = 'queued' and d.next_at <= ${now}::timestamptz and (d.urgent or not ${onlyUrgent}::boolean)),
    turn as (
      select channel, message, row_number() over (partition by channel order by bool_or(urgent) desc, min(next_at), message) as place
      from due group by channel, message),
    used as (
      select channel, count(distinct parcel) as messages from delivery
      where tried_at > ${now}::timestamptz - interval '60 seconds' and tried_at <= ${later(now, clockToleranceMinutes * 60)}::timestamptz
      group by channel),
    picked as (
      select t.channel, t.message from turn t join measure m on m.id = t.channel left join used u on u.channel = t.channel
      where t.place <= least(m."perMinute" - coalesce(u.messages, 0), ${messagesPerRound}::int)),
    locked as (
      select d.id, due.channel, due.message from delivery d join due on due.id = d.id
      join picked p on p.channel = due.channel and p.message = due.message
      where d.state = 'queued' and d.next_at <= ${now}::timestamptz order by d.id for update of d skip locked),
    parcel as (select channel, message, min(id::text)::uuid as id from locked group by channel, message),
    taken as (
      update delivery d set attempts = d.attempts + 1, tried_at = ${now}::timestamptz, parcel = coalesce(d.parcel, parcel.id),
        next_at = ${now}::timestamptz + make_interval(secs => ${leaseSeconds}::int)
      from locked join parcel on parcel.channel = locked.channel and parcel.message = locked.message
      where d.id = locked.id
      returning d.*)
    select t.id, t.channel, t.person, t.notification, t.case_id as "caseId", c.number, t.template as kind, t.audience, t.parcel, t.attempts,
      t.tried_at as "triedAt", t.queued_at as "queuedAt", w.data as preference,
      coalesce(p.login, '') as login, coalesce(p.kind, '') as "personKind", coalesce(p.phone, '') as phone
    from taken t join notice_subject c on c.id = t.case_id
    left join person p on p.id = t.person
    left join notification_preference w on w.person = t.person
    order by t.queued_at, t.id`.execute(database.db);
  return rows.map((row) => ({ ...row, phone: row.person === null ? '' : contacts.open(row.person, row.phone) }));
}

/** Writes what became of one message: all its rows share its fate. */
export async function record({ database, clock }: Needs, parcel: readonly ClaimedRow[], outcome: Outcome): Promise<void> {
  const now = clock();
  const [first] = parcel as readonly [ClaimedRow];
  const ids = parcel.map((row) => row.id);
  const wait = backOffMinutes[first.attempts - 1];
  const state = outcome.result === 'sent' ? 'sent' : outcome.result === 'again' && wait !== undefined ? 'queued' : 'failed';
  const hold = outcome.result === 'again' ? (outcome.holdSeconds ?? 0) : 0;
  // Not when the lease ended and another process has tried since: the later word counts.
  await sql`
    update delivery set state = ${state},
      next_at = case when ${state}::text = 'queued' then ${later(now, Math.max((wait ?? 0) * 60, hold))}::timestamptz end,
      sent_at = case when ${state}::text = 'sent' then ${now}::timestamptz end,
      receipt = ${outcome.result === 'sent' ? outcome.receipt : null}, error = ${outcome.result === 'sent' ? null : outcome.error}
    where id = any(${ids}::uuid[]) and state = 'queued' and tried_at = ${first.triedAt}::timestamptz`.execute(database.db);
  if (hold > 0) {
    const until = later(now, hold);
    await sql`update delivery set next_at = ${until}::timestamptz
      where channel = ${first.channel} and state = 'queued' and next_at < ${until}::timestamptz`.execute(database.db);
  }
}

function later(at: string, seconds: number): string {
  return Temporal.Instant.from(at).add({ seconds }).toString({ smallestUnit: 'millisecond' });
}
