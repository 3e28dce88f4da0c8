import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import {
  type getPreferences,
  houseNoticeKinds,
  type listChannels,
  type listFailures,
  type listNotices,
  noticeKinds,
  type PreferenceDraft,
  personalChannels,
} from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';
import { startOfDay } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { addressOf, type Reachable } from './addressOf.ts';
import { readChannels, shown } from './channelStore.ts';
import { type Language, noticeSentence } from './compose.ts';
import { houseSentence } from './houseSentences.ts';
import { kindsFor, preferencesOf } from './preferences.ts';
import { quietHours } from './quietHours.ts';

type Notices = Answer<typeof listNotices>;
const pageSize = 30;

/** A page of a person's notices, newest first. */
export async function noticePage(
  deps: Pick<Deps, 'database'>,
  person: string,
  filter: { readonly unread?: boolean | undefined; readonly after?: string | undefined },
): Promise<Notices> {
  type Row = Omit<Notices['notices'][number], 'text'> & { readonly about: string | null };
  const cursor = readCursor(filter.after);
  const { rows } = await sql<Row>`
    select n.id, n.case_id as "caseId", c.number, n.link, n.about, n.template as kind, n.audience, n.at, n.read_at as "readAt",
      coalesce((select jsonb_agg(jsonb_build_object('channel', d.channel,
          'state', case when n.read_at is null then d.state else 'read' end) order by d.channel)
        from delivery d where d.notification = n.id and (d.state <> 'dropped' or n.read_at is not null)), '[]') as deliveries
    from notification n left join notice_subject c on c.id = n.case_id
    where n.person = ${person} and (n.read_at is null or not ${filter.unread ?? false}::boolean)
      and ${cursor ? sql`(n.at, n.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by n.at desc, n.id desc limit ${pageSize + 1}`.execute(deps.database.db);
  const last = rows[pageSize - 1];
  return {
    notices: rows.slice(0, pageSize).map((row) => ({ ...row, text: { zh: sentenceOf('zh', row), en: sentenceOf('en', row) } })),
    next: rows.length > pageSize && last ? `${last.at}_${last.id}` : null,
  };
}

type Told = Pick<Notices['notices'][number], 'kind' | 'number' | 'audience'> & { readonly about: string | null };

function sentenceOf(language: Language, { kind, number, audience, about }: Told): string {
  const house = houseNoticeKinds.find((known) => known === kind);
  if (house !== undefined) return houseSentence(language, house, about ?? '');
  const known = noticeKinds.find((each) => each === kind);
  return known === undefined ? '' : noticeSentence(language, { kind: known, audience, number: number ?? '' });
}

export async function unreadNotices(deps: Pick<Deps, 'database'>, person: string): Promise<{ unread: number }> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from notification where person = ${person} and read_at is null`.execute(deps.database.db);
  return rows[0]!;
}

/** What a person chose, completed by the defaults, with what there is to choose. */
export async function preferencePage(
  deps: Pick<Deps, 'database' | 'config' | 'contacts'>,
  person: string,
  isStaff: boolean,
): Promise<Answer<typeof getPreferences>> {
  const { rows } = await sql<Reachable & { preference: PreferenceDraft | null }>`
    select p.login, p.kind as "personKind", p.phone, w.data as preference
    from person p left join notification_preference w on w.person = p.id where p.id = ${person}`.execute(deps.database.db);
  const row = { ...rows[0]!, phone: deps.contacts.open(person, rows[0]!.phone) };
  const channels = (await readChannels(deps)).filter((channel) => channel.enabled && addressOf(channel, row) !== null);
  const { wishOf, language, digestHour } = preferencesOf(row.preference);
  const kinds = kindsFor(isStaff ? ['requester', 'staff'] : ['requester']);
  return {
    language,
    digestHour,
    wishes: Object.fromEntries(
      kinds.map((kind) => [kind, { channels: [...wishOf(kind).channels], digest: wishOf(kind).digest }]),
    ),
    kinds,
    available: personalChannels.filter((name) => channels.some(({ id }) => id === name)),
    quietHours,
  };
}

/** Channels with what waits, what left today (Asia/Shanghai) and what failed. */
export async function channelPage(deps: Pick<Deps, 'database' | 'clock' | 'config'>): Promise<Answer<typeof listChannels>> {
  const today = startOfDay(Temporal.Instant.from(deps.clock()).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString());
  const { rows } = await sql<{ id: string; queued: number; sentToday: number; failed: number }>`
    select c.id,
      (select count(*)::int from delivery d where d.channel = c.id and d.state = 'queued') as queued,
      (select count(*)::int from delivery d where d.channel = c.id and d.state = 'sent' and d.tried_at >= ${today}::timestamptz) as "sentToday",
      (select count(*)::int from delivery d where d.channel = c.id and d.state = 'failed') as failed
    from notification_channel c`.execute(deps.database.db);
  const channels = await readChannels(deps);
  return { channels: channels.map((channel) => ({ ...shown(channel), ...rows.find(({ id }) => id === channel.id)! })) };
}

/** What was given up, newest first. A requester's name is left out: that somebody has a case is none of an administrator's business. */
export async function failurePage(
  deps: Pick<Deps, 'database'>,
  filter: { readonly channel?: string | undefined; readonly after?: string | undefined },
): Promise<Answer<typeof listFailures>> {
  const cursor = readCursor(filter.after);
  const { rows } = await sql<Answer<typeof listFailures>['failures'][number]>`
    select d.id, d.channel, d.template as kind, d.audience, d.queued_at as "queuedAt", d.tried_at as "triedAt", d.attempts,
      coalesce(d.error, '') as error,
      case when d.audience = 'staff' and p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person
    from delivery d left join person p on p.id = d.person
    where d.state = 'failed' and (${filter.channel ?? null}::text is null or d.channel = ${filter.channel ?? null})
      and ${cursor ? sql`(d.queued_at, d.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by d.queued_at desc, d.id desc limit ${pageSize + 1}`.execute(deps.database.db);
  const last = rows[pageSize - 1];
  return { failures: rows.slice(0, pageSize), next: rows.length > pageSize && last ? `${last.queuedAt}_${last.id}` : null };
}

/** @throws Problem 400 for what no page ended with. */
function readCursor(after: string | undefined): { readonly at: string; readonly id: string } | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at))) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  return { at, id };
}
