import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { listUnusualLooks } from '../../contract/unusualLooks.ts';
import { isWorkday } from '../../domain/calendar.ts';
import { type Look, unusualLooks } from '../../domain/privacy/unusualLooks.ts';
import type { Deps } from '../deps.ts';
import { tellStaff } from '../notifications/execute.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;

const zone = 'Asia/Shanghai';
const weeksBefore = 8;
/** Hours of a workday at which somebody at a desk is nothing unusual. */
const [earliest, latest] = [7, 22];

type Row = {
  readonly person: string;
  readonly caseId: string;
  readonly at: string;
  readonly what: Look['what'];
  readonly units: readonly string[];
};
type Holder = { readonly person: string; readonly grants: readonly { readonly role: string; readonly unit: string }[] };

/**
 * Judges the week that ended last (Monday to Sunday, Asia/Shanghai) and keeps what was found; told to the security administrators.
 * Run again it changes nothing. @returns how many people were found
 */
export async function reportUnusualLooks(deps: Needs): Promise<number> {
  const today = Temporal.Instant.from(deps.clock()).toZonedDateTimeISO(zone).startOfDay();
  const end = today.subtract({ days: today.dayOfWeek - 1 });
  const week = end.subtract({ days: 7 });
  const [from, to] = [week, end].map((day) => day.toInstant().toString({ smallestUnit: 'millisecond' }));
  const looked = sql`(
    select e.person, e.case_id, e.at, 'case' as what from audit_entry e where e.kind = 'case-read' and e.person is not null and e.case_id is not null
    union all select r.person, r.case_id, r.at, 'contact' from reveal r)`;
  const { rows } = await sql<Row>`
    select l.person, l.case_id as "caseId", l.at, l.what, array_remove(v.part_units || v.unit, null) as units
    from ${looked} l join case_view v on v.id = l.case_id
    where l.at >= ${from}::timestamptz and l.at < ${to}::timestamptz`.execute(deps.analytics.db);
  const { rows: habits } = await sql<{ person: string; week: string; looks: number }>`
    select l.person, date_trunc('week', l.at at time zone ${zone})::date::text as week, count(*)::int as looks from ${looked} l
    where l.at >= ${week.subtract({ weeks: weeksBefore }).toInstant().toString()}::timestamptz and l.at < ${from}::timestamptz
    group by 1, 2`.execute(deps.analytics.db);
  const { rows: holders } = await sql<Holder>`
    select person, jsonb_agg(jsonb_build_object('role', role, 'unit', unit)) as grants from person_grant group by person`.execute(
    deps.analytics.db,
  );
  const reference = await deps.reference.recent();
  const grantsOf = new Map(holders.map(({ person, grants }) => [person, grants]));
  const unitsOf = new Map(
    holders.map(({ person, grants }) => {
      const everywhere = grants.some(({ unit }) => unit === '');
      return [person, everywhere ? null : new Set(grants.flatMap(({ unit }) => reference.unitsBelow(unit)))];
    }),
  );
  const looks = rows.map(({ person, caseId, at, what, units }): Look => {
    const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
    const own = unitsOf.get(person);
    return {
      person,
      caseId,
      what,
      duringHours: isWorkday(local.toPlainDate().toString(), reference.calendar) && local.hour >= earliest && local.hour < latest,
      // A case that no unit has in hand belongs to nobody else.
      own: own === null || units.length === 0 || units.some((unit) => own?.has(unit)),
    };
  });
  const byPerson = Map.groupBy(habits, ({ person }) => person);
  const habit = [...byPerson].map(([person, weeks]) => ({
    person,
    // Weeks before the first look are not known: somebody may have been somewhere else.
    weeks: weeks.sort((a, b) => (a.week < b.week ? -1 : 1)).map((one) => one.looks),
  }));
  const roleOf = (person: string) =>
    grantsOf
      .get(person)
      ?.map(({ role }) => role)
      .sort()
      .join();
  const byRole = Map.groupBy(new Set(looks.map(({ person }) => person)), roleOf);
  const found = unusualLooks(looks, habit, (person) => (byRole.get(roleOf(person)) ?? []).filter((other) => other !== person));
  const monday = week.toPlainDate().toString();
  const { rows: kept } = await sql`
    insert into unusual_look (week, person, at, reasons, looks, cases, outside, after_hours, contacts)
    select ${monday}::date, f.person, ${deps.clock()}::timestamptz, f.reasons, f.looks, f.cases, f.outside, f."afterHours", f.contacts
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as f(person text, reasons text[], looks int, cases int, outside int, "afterHours" int, contacts int)
    on conflict do nothing returning 1`.execute(deps.database.db);
  if (kept.length > 0)
    await tellStaff(deps, {
      key: `unusual-looks ${monday}`,
      kind: 'UnusualLooks',
      about: monday,
      link: '/admin/unusual-looks',
      roles: ['securityAdmin'],
    });
  return kept.length;
}

/** What was found, the newest week first. */
export async function unusualLookReports({ database }: Pick<Deps, 'database'>): Promise<Answer<typeof listUnusualLooks>> {
  const { rows } = await sql<Answer<typeof listUnusualLooks>['found'][number]>`
    select to_char(u.week, 'YYYY-MM-DD') as week, u.at, u.reasons, u.looks, u.cases, u.outside, u.after_hours as "afterHours", u.contacts,
      jsonb_build_object('id', u.person, 'login', coalesce(p.login, ''), 'name', coalesce(p.name, ''), 'unit', p.unit) as person
    from unusual_look u left join person p on p.id = u.person
    order by u.week desc, cardinality(u.reasons) desc, u.person limit 500`.execute(database.db);
  return { found: rows };
}
