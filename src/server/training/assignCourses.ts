import { dayOf } from '../platform/instant.ts';
import type { Needs } from './standing.ts';

/**
 * Gives people the courses of the roles they hold, from today on; what was given before keeps its day. Asked when roles are granted, at
 * every sign-in, when a course is written, and every morning for those whom neither has reached.
 */
export async function assignCourses(deps: Needs, to: { readonly people: readonly string[] } | 'everybody'): Promise<void> {
  const { courses } = await deps.reference.recent();
  const now = deps.clock();
  const today = Temporal.PlainDate.from(dayOf(now));
  const wanted = [...courses.values()].filter(({ retired, roles }) => !retired && roles.length > 0);
  if (wanted.length === 0) return;
  await deps.database.pool.query({
    name: 'assign-courses',
    text: `insert into training_progress (person, course, assigned_on, due_on, changed_at)
      select p.id, c.course, $1::date, c.due_on, $2::timestamptz
      from person p, jsonb_to_recordset($3::jsonb) as c(course text, due_on date, roles jsonb)
      where p.active and ($4::text[] is null or p.id = any($4))
        and exists (select from person_grant g where g.person = p.id and c.roles ? g.role)
      on conflict do nothing`,
    values: [
      today.toString(),
      now,
      JSON.stringify(
        wanted.map(({ id, dueDays, roles }) => ({ course: id, due_on: today.add({ days: dueDays }).toString(), roles })),
      ),
      to === 'everybody' ? null : to.people,
    ],
  });
}
