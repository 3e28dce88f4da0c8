import type { PlainDay } from '../../domain/calendar.ts';
import type { DelayTable } from '../../sentinel/nowcast.ts';
import type { Reference } from '../directory/queries.ts';
import type { Database } from '../platform/db.ts';
import { startOfDay } from '../platform/instant.ts';
import { buildingsOf } from './campusOf.ts';
import type { Campus } from './engine/campus.ts';
import { ARCHIVED, CONFIDENTIAL, type Facts } from './engine/facts.ts';
import type { NewFact } from './engine/watch.ts';

/** Older history is another school: five years and the weeks that a window may overhang. */
const HISTORY_DAYS = 5 * 365 + 60;

/** The day from which the history is looked at, ending before `today`; null while there is no case. */
export async function firstDayOf(analytics: Database, today: PlainDay): Promise<PlainDay | null> {
  const oldest = Temporal.PlainDate.from(today).subtract({ days: HISTORY_DAYS }).toString();
  const { rows } = await analytics.pool.query<{ day: string | null }>(
    `select to_char(min(submitted_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
     from analytics.case_fact where submitted_at >= $1 and submitted_at < $2`,
    [startOfDay(oldest), startOfDay(today)],
  );
  return rows[0]?.day ?? null;
}

// Declined cases were none of the school's business, and praise is no trouble. A person is a pseudonym that only tells equal from different.
const chosen = `
  from analytics.case_fact f
  join unnest($1::text[]) with ordinality c(code, n) on c.code = f.category_code
  left join unnest($2::text[], $3::int[]) p(id, n) on p.id = f.place_id
  left join unnest($4::text[]) with ordinality h(name, n) on h.name = f.channel
  where f.phase <> 'declined' and f.nature <> 'praise' and f.submitted_at >= $5 and f.submitted_at < $6`;
const columns = `
  floor(extract(epoch from f.submitted_at - $7::timestamptz) / 3600)::int as hour,
  (c.n - 1)::smallint as category, coalesce(p.n, $8::int)::smallint as place, coalesce(('x' || left(f.requester_key, 7))::bit(28)::int, -1) as person,
  ((coalesce(h.n, 1) - 1) | (case when f.confidentiality <> 'normal' then ${CONFIDENTIAL} else 0 end)
    | (case when coalesce(f.close_reason, '') = 'archived-elsewhere' then ${ARCHIVED} else 0 end))::smallint as kind`;

/**
 * All facts of [campus.firstDay, to) as columns, a quarter of a year at a time: PostgreSQL packs them, so that a million cases are 11 MB on the
 * way and no object each.
 */
export async function readFacts(analytics: Database, reference: Reference, campus: Campus, to: PlainDay): Promise<Facts> {
  const pieces: Packed[] = [];
  for (let from = campus.firstDay; from < to; ) {
    const next = Temporal.PlainDate.from(from).add({ months: 3 }).toString();
    const until = next < to ? next : to;
    const { rows } = await analytics.pool.query<Packed>(
      `select count(*)::int as length, ${['hour', 'category', 'place', 'person', 'kind']
        .map(
          (name) =>
            `coalesce(string_agg(${name === 'hour' || name === 'person' ? 'int4send' : 'int2send'}(${name}), ''::bytea order by submitted_at, case_id), '') as ${name}`,
        )
        .join(', ')}
       from (select f.submitted_at, f.case_id, ${columns} ${chosen}) facts`,
      parametersOf(reference, campus, { from: startOfDay(from), to: startOfDay(until) }),
    );
    pieces.push(rows[0]!);
    from = until;
  }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const facts: Facts = {
    length,
    hour: new Int32Array(length),
    category: new Uint16Array(length),
    place: new Uint16Array(length),
    person: new Int32Array(length),
    kind: new Uint8Array(length),
  };
  let at = 0;
  for (const piece of pieces) {
    for (let i = 0; i < piece.length; i += 1, at += 1) {
      facts.hour[at] = piece.hour.readInt32BE(4 * i);
      facts.category[at] = piece.category.readUInt16BE(2 * i);
      facts.place[at] = piece.place.readUInt16BE(2 * i);
      facts.person[at] = piece.person.readInt32BE(4 * i);
      facts.kind[at] = piece.kind.readInt16BE(2 * i);
    }
  }
  return facts;
}

type Packed = {
  readonly length: number;
  readonly hour: Buffer;
  readonly category: Buffer;
  readonly place: Buffer;
  readonly person: Buffer;
  readonly kind: Buffer;
};

const DELAY_DAYS = 84;
/** Cases can be entered up to fourteen days after they came in (`enteredWithinDays`). */
const DELAYS = 15;

/** How late the cases of the last twelve weeks were entered, as known at the beginning of `today`. */
export async function readDelays(analytics: Database, today: PlainDay): Promise<DelayTable> {
  const from = Temporal.PlainDate.from(today).subtract({ days: DELAY_DAYS }).toString();
  const { rows } = await analytics.pool.query<{ age: number; delay: number; count: number }>(
    `select $1::date - came as age, entered - came as delay, count(*)::int as count
     from (select (f.submitted_at at time zone 'Asia/Shanghai')::date as came,
         (coalesce(f.entered_at, f.submitted_at) at time zone 'Asia/Shanghai')::date as entered
       from analytics.case_fact f
       where f.submitted_at >= $2 and f.submitted_at < $3 and coalesce(f.entered_at, f.submitted_at) < $3
         and f.phase <> 'declined' and f.nature <> 'praise' and f.close_reason is distinct from 'archived-elsewhere') days
     where entered - came < ${DELAYS} group by 1, 2`,
    [today, startOfDay(from), startOfDay(today)],
  );
  const counts = new Int32Array(DELAY_DAYS * DELAYS);
  for (const { age, delay, count } of rows) counts[(DELAY_DAYS - age) * DELAYS + delay] = count;
  return { delays: DELAYS, counts };
}

/** Single facts since an instant, oldest first; for the watch between two nights. */
export async function readNewFacts(
  analytics: Database,
  reference: Reference,
  campus: Campus,
  { since, to }: { readonly since: string; readonly to: string },
): Promise<(NewFact & { readonly id: string; readonly at: string })[]> {
  const { rows } = await analytics.pool.query<NewFact & { id: string; at: string }>(
    `select f.case_id as id, f.submitted_at as at, ${columns} ${chosen} order by f.submitted_at, f.case_id`,
    parametersOf(reference, campus, { from: since, to }),
  );
  return rows;
}

function parametersOf(
  reference: Reference,
  campus: Campus,
  { from, to }: { readonly from: string; readonly to: string },
): unknown[] {
  const position = new Map(campus.places.map(({ id }, i) => [id, i]));
  const buildings = [...buildingsOf(reference)].flatMap(([id, building]) => {
    const at = position.get(building);
    return at === undefined ? [] : [[id, at] as const];
  });
  return [
    campus.categories.map(({ code }) => code),
    buildings.map(([id]) => id),
    buildings.map(([, at]) => at),
    campus.channels,
    from,
    to,
    startOfDay(campus.firstDay),
    campus.places.length,
  ];
}
