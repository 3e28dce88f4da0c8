import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type NoticeKind, noticeKinds, type PreferenceDraft, personalChannels } from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';
import { isAway, type Reference } from '../directory/queries.ts';
import { openRatingLinks } from '../evaluation/execute.ts';
import type { JobData } from '../platform/jobs.ts';
import { addressOf, type Reachable } from './addressOf.ts';
import { type OpenChannel, readChannels } from './channelStore.ts';
import { offersRating } from './compose.ts';
import { openSender } from './deliver.ts';
import { freshHours } from './outbox.ts';
import { type Planned, planDeliveries, type Recipient } from './plan.ts';
import { preferencesOf } from './preferences.ts';

export { tellPerson, tellTrainee } from './tellPerson.ts';
export { tellRequester } from './tellRequester.ts';
export { type HouseNotice, staffNotices, tellStaff } from './tellStaff.ts';

/** Takes jobs from the queue into the outbox, and empties the outbox: at once after each, and every minute for what had to wait. */
export async function notifyWorker(
  deps: Pick<Deps, 'database' | 'jobs' | 'clock' | 'reference' | 'config' | 'contacts'>,
): Promise<void> {
  const sender = openSender(deps);
  await deps.jobs.work('notify', async (data, job) => {
    await notify(deps, job, data);
    sender.wake();
  });
  await deps.jobs.schedule('deliver-notifications', '* * * * *', async () => {
    await sender.run();
  });
}

type CaseRow = {
  readonly number: string;
  readonly grade: string;
  readonly confidentiality: string;
  readonly requester: string | null;
};
type PersonRow = Reachable & { readonly id: string; readonly preference: PreferenceDraft | null };

/**
 * Writes what one job means: a notice for each person and a row of the outbox for each message. Everything is keyed by the job, so that a
 * job that is delivered twice changes nothing.
 */
export async function notify(
  deps: Pick<Deps, 'database' | 'clock' | 'reference' | 'config' | 'contacts'>,
  job: string,
  { caseId, template, to }: JobData['notify'],
): Promise<void> {
  const kind = kindOf(template);
  const { db } = deps.database;
  const { rows } = await sql<CaseRow>`
    select number, grade, confidentiality, requester from notice_subject where id = ${caseId}::uuid`.execute(db);
  const about = rows[0];
  if (!about) throw new Error(`There is nothing ${caseId} to tell of.`);
  const reference = await deps.reference.recent();
  const channels = (await readChannels(deps)).filter((channel) => channel.enabled);
  const people = await peopleOf(deps, to, about, reference);
  const now = deps.clock();
  const recipients = people.map((person) => recipientOf(person, kind, about, channels));
  const robots = 'unit' in to && !('role' in to) ? robotsOf(channels, kind, to.unit, about, reference) : [];
  const planned = planDeliveries({ now, kind, urgent: about.grade === 'T' }, recipients, robots);
  // Before the messages can leave: a link in a message is valid from the start.
  const asked = offersRating(kind) ? recipients.filter(({ audience }) => audience === 'requester') : [];
  if (asked.length > 0)
    await openRatingLinks(
      deps,
      caseId,
      asked.map(({ person }) => noticeId(job, person)),
    );
  await write(deps, { job, caseId, kind, now, urgent: about.grade === 'T' }, recipients, planned);
}

/** The notice's id as `write` makes it in SQL. */
function noticeId(job: string, person: string): string {
  return createHash('md5')
    .update(job + person)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function kindOf(template: string): NoticeKind {
  const kind = noticeKinds.find((known) => known === template);
  if (!kind) throw new Error(`There is no sentence for ${template}.`);
  return kind;
}

/** A unit is its officers. Of a secret case only those hear who are trusted with it: the number alone says that there is one. */
async function peopleOf(
  deps: Pick<Deps, 'database' | 'clock' | 'contacts'>,
  to: JobData['notify']['to'],
  about: CaseRow,
  reference: Reference,
): Promise<PersonRow[]> {
  const trustedIn = 'unit' in to && to.unit !== null ? ['', ...unitsAbove(to.unit, reference)] : [''];
  const trusted = sql`(${about.confidentiality !== 'secret'}::boolean or exists (select from person_grant t
    where t.person = p.id and t.role = 'trusted' and t.unit = any(${trustedIn})))`;
  // A firm never hears of a confidential case.
  const working = about.confidentiality === 'normal' ? ['officer', 'contractor'] : ['officer'];
  const meant = (person: RawBuilder<string>) => {
    if ('person' in to) return sql`${person} = ${to.person}`;
    if ('role' in to) {
      const units = to.unit === null ? [''] : ['', ...unitsAbove(to.unit, reference)];
      return sql`exists (select from person_grant g where g.person = ${person} and g.role = ${to.role} and g.unit = any(${units}))`;
    }
    return sql`exists (select from person_grant g where g.person = ${person} and g.role = any(${working}) and g.unit = ${to.unit})`;
  };
  const told = 'person' in to ? meant(sql`p.id`) : sql`(${meant(sql`p.id`)} and ${trusted})`;
  // Of what concerns a requester nobody else hears; of work the deputy hears beside the absent colleague. Trust is the deputy's own.
  const forRequester = 'person' in to && to.person === about.requester;
  const standsIn = forRequester
    ? sql`false`
    : sql`(${trusted} and exists (select from absence a join person absent on absent.id = a.person and absent.active
        where a.deputy = p.id and ${isAway(deps.clock())} and ${meant(sql`a.person`)}))`;
  const { rows } = await sql<PersonRow>`
    select p.id, p.login, p.kind as "personKind", p.phone, w.data as preference
    from person p left join notification_preference w on w.person = p.id
    where p.active and (${told} or ${standsIn}) order by p.id`.execute(deps.database.db);
  return rows.map((row) => ({ ...row, phone: deps.contacts.open(row.id, row.phone) }));
}

/** A unit and all above it: a grant for one of them holds for the unit. */
function unitsAbove(unit: string, reference: Reference): string[] {
  const parent = reference.units.get(unit)?.parent ?? null;
  return parent === null ? [unit] : [unit, ...unitsAbove(parent, reference)];
}

function recipientOf(person: PersonRow, kind: NoticeKind, about: CaseRow, channels: readonly OpenChannel[]): Recipient {
  const { wishOf, digestHour } = preferencesOf(person.preference);
  const reachable = personalChannels.filter((name) => {
    const channel = channels.find(({ id }) => id === name);
    return channel && addressOf(channel, person) !== null;
  });
  const audience = person.id === about.requester ? 'requester' : 'staff';
  return { person: person.id, audience, wish: wishOf(kind), digestHour, reachable };
}

/** A group may hold anybody: it never hears of a confidential case. */
function robotsOf(
  channels: readonly OpenChannel[],
  kind: NoticeKind,
  unit: string,
  about: CaseRow,
  reference: Reference,
): string[] {
  if (about.confidentiality !== 'normal') return [];
  return channels.flatMap(({ id, settings }) => {
    if (!('kinds' in settings) || !settings.kinds.includes(kind)) return [];
    return settings.unit === null || reference.unitsBelow(settings.unit).includes(unit) ? [id] : [];
  });
}

type Fact = {
  readonly job: string;
  readonly caseId: string;
  readonly kind: NoticeKind;
  readonly now: string;
  readonly urgent: boolean;
};

async function write(
  deps: Pick<Deps, 'database'>,
  { job, caseId, kind, now, urgent }: Fact,
  recipients: readonly Recipient[],
  planned: readonly Planned[],
): Promise<void> {
  const people = recipients.map(({ person, audience }) => ({ person, audience }));
  const expires = Temporal.Instant.from(now).add({ hours: freshHours }).toString();
  await sql`
    with n as (
      insert into notification (id, person, case_id, template, audience, at)
      select md5(${job}::text || x.person)::uuid, x.person, ${caseId}::uuid, ${kind}, x.audience, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as x(person text, audience text)
      on conflict do nothing)
    insert into delivery (id, job, channel, person, notification, case_id, template, audience, urgent, state, queued_at, expires_at, next_at)
    select md5(${job}::text || ' ' || x.channel || ' ' || coalesce(x.person, ''))::uuid, ${job}::uuid, x.channel, x.person,
      case when x.person is null then null else md5(${job}::text || x.person)::uuid end, ${caseId}::uuid, ${kind}, x.audience,
      ${urgent}, 'queued', ${now}::timestamptz, ${expires}::timestamptz, x."nextAt"
    from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as x(person text, channel text, audience text, "nextAt" timestamptz)
    on conflict on constraint delivery_once do nothing`.execute(deps.database.db);
}
