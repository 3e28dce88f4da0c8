import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;

/** Minutes in which somebody must take a page on before the next ones are paged. */
export const answerMinutes = 5;
const lastStep = 3;
/** A case in one of these still waits for the desk. */
const waiting = sql`('submitted', 'needsInfo', 'accepted')`;

/**
 * Pages those of a step for a case that cannot wait: notices that keep no quiet hours (a case of grade T goes out on every channel) and a
 * banner that stays until somebody takes it on. A step without people hands on to the next. Repeated, it pages nobody twice.
 * @returns the step that was paged, or null when nobody is left
 */
export async function pageDuty(deps: Needs, caseId: string, from = 0): Promise<number | null> {
  const now = deps.clock();
  const reference = await deps.reference.newest();
  for (let step = from; step <= lastStep; step++) {
    const { rows } = await sql<{ person: string }>`
      with about as (select id, confidentiality from case_view where id = ${caseId}::uuid and phase in ${waiting}),
      called as (
        select p.id from person p, about
        where p.active and ${calledIn(step, now, reference)}
          -- of a confidential case only those hear who may read it
          and (about.confidentiality = 'normal'
            or exists (select from person_grant t where t.person = p.id and t.role = 'trusted' and t.unit = ''))),
      paged as (
        insert into duty_page (case_id, person, step, at) select ${caseId}::uuid, id, ${step}, ${now}::timestamptz from called
        on conflict do nothing returning person),
      told as (
        insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff)
        select 'notify', jsonb_build_object('caseId', ${caseId}::text, 'template', 'DutyPaged', 'to', jsonb_build_object('person', person)), 10, 5, true
        from paged)
      select id as person from called`.execute(deps.database.db);
    if (rows.length > 0) return step;
  }
  return null;
}

function calledIn(step: number, now: string, reference: Reference) {
  const shift = shiftAt(reference.dutyRoster, now);
  if (step === 0) return sql`p.id = ${shift?.officer ?? ''}`;
  if (step === 1) return sql`p.id = ${shift?.backup ?? ''}`;
  const roles = step === 2 ? ['operator', 'dispatcher'] : ['supervisor', 'leader'];
  return sql`exists (select from person_grant g where g.person = p.id and g.role = any(${roles}))`;
}

/** Who is on duty at an instant; null: nobody is. */
export function shiftAt(roster: Reference['dutyRoster'], now: string): Reference['dutyRoster']['shifts'][number] | null {
  const local = Temporal.Instant.from(now)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  return roster.shifts.find(({ from, to }) => from <= local && local < to) ?? null;
}

/** Pages the next ones where nobody has answered in time. A case that somebody has acted on needs nobody any more. @returns cases */
export async function escalatePages(deps: Needs): Promise<number> {
  const now = deps.clock();
  await sql`
    update duty_page d set taken_at = ${now}::timestamptz, taken_by = 'system' from case_view v
    where v.id = d.case_id and d.taken_at is null and v.phase not in ${waiting}`.execute(deps.database.db);
  const { rows } = await sql<{ id: string; step: number }>`
    select case_id as id, max(step)::int as step from duty_page where taken_at is null group by 1
    having max(at) <= ${now}::timestamptz - make_interval(mins => ${answerMinutes}::int) and max(step) < ${lastStep}::int
    order by 1 limit 200`.execute(deps.database.db);
  for (const { id, step } of rows) await pageDuty(deps, id, step + 1);
  return rows.length;
}

/** @returns whether the person was paged for the case, or somebody was and may be relieved */
export async function takeOn(deps: Needs, person: string, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    update duty_page set taken_at = ${deps.clock()}::timestamptz, taken_by = ${person}
    where case_id = ${caseId}::uuid and taken_at is null
      and exists (select from duty_page mine where mine.case_id = ${caseId}::uuid and mine.person = ${person})
    returning 1`.execute(deps.database.db);
  return rows.length > 0;
}

export async function dutyWorker(deps: Deps): Promise<void> {
  await deps.jobs.work('page-duty', async ({ caseId }) => {
    await pageDuty(deps, caseId);
  });
  await deps.jobs.schedule('escalate-pages', '* * * * *', async () => {
    await escalatePages(deps);
  });
}
