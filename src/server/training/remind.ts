import { renewalDays } from '../../domain/training/progress.ts';
import type { Deps } from '../deps.ts';
import { tellTrainee } from '../notifications/execute.ts';
import { dayOf } from '../platform/instant.ts';
import { assignCourses } from './assignCourses.ts';
import type { Needs } from './standing.ts';

/** Tells people of certificates that end soon and of courses past their day, each once. @returns people told */
export async function remindOfTraining(deps: Needs): Promise<number> {
  const today = dayOf(deps.clock());
  const soon = Temporal.PlainDate.from(today).add({ days: renewalDays }).toString();
  const { courses } = await deps.reference.recent();
  type Row = {
    readonly person: string;
    readonly course: string;
    readonly kind: 'CertificateExpires' | 'TrainingOverdue';
    readonly day: string;
  };
  const { rows } = await deps.database.pool.query<Row>(
    `select c.person, c.course, 'CertificateExpires' as kind, c.expires_on::text as day from training_certificate c join person p on p.id = c.person and p.active
      where c.expires_on <= $2 and not exists (select from training_certificate n where n.person = c.person and n.course = c.course and n.cycle > c.cycle)
    union all
    select g.person, g.course, 'TrainingOverdue', g.due_on::text from training_progress g join person p on p.id = g.person and p.active
      where g.due_on < $1 and not exists (select from training_certificate n where n.person = g.person and n.course = g.course)`,
    [today, soon],
  );
  let told = 0;
  for (const { person, course, kind, day } of rows) {
    const about = courses.get(course);
    if (!about || about.retired) continue;
    await tellTrainee(deps, {
      key: `${kind} ${course} ${day}`,
      person,
      kind,
      about: about.name,
      link: `/training/courses/${course}`,
    });
    told++;
  }
  return told;
}

export async function trainingWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('remind-of-training', '20 8 * * *', async () => {
    await assignCourses(deps, 'everybody');
    await remindOfTraining(deps);
  });
}
