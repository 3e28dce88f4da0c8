import { randomInt, randomUUID } from 'node:crypto';
import { type DrawnQuestion, drawPaper, markPaper } from '../../domain/training/paper.ts';
import { attemptRefusal, earnsCertificate, expiryOf } from '../../domain/training/progress.ts';
import type { CourseData } from '../directory/queries.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { type Needs, recordOf, rulesOf } from './standing.ts';

export { assignCourses } from './assignCourses.ts';
export { forgetTraining } from './forgetTraining.ts';
export { trainingWorker } from './remind.ts';

/** The paper as it is kept: the questions as drawn and what passed when it was begun. */
export type KeptPaper = { readonly passPercent: number; readonly questions: readonly DrawnQuestion[] };

/** @throws Problem 404 'not-found' */
export async function openCourse(deps: Needs, id: string): Promise<CourseData> {
  const course = (await deps.reference.recent()).courses.get(id);
  if (!course || course.retired) throw new Problem(404, 'not-found');
  return course;
}

/** @throws Problem 404 'not-found' */
export async function tickCourse(
  deps: Needs,
  person: string,
  given: { course: string; ticked: readonly number[] },
): Promise<void> {
  const course = await openCourse(deps, given.course);
  const ticked = [...new Set(given.ticked)].filter((i) => i < course.checklist.length).toSorted((a, b) => a - b);
  const now = deps.clock();
  const today = Temporal.PlainDate.from(dayOf(now));
  await deps.database.pool.query({
    name: 'tick-course',
    text: `insert into training_progress (person, course, assigned_on, due_on, ticked, changed_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (person, course) do update set ticked = excluded.ticked, changed_at = excluded.changed_at`,
    values: [person, course.id, today.toString(), today.add({ days: course.dueDays }).toString(), ticked, now],
  });
  await settle(deps, person, course);
}

/**
 * Begins a paper, or answers with the one that is open: a second tab gets the same questions.
 * @throws Problem 404 'not-found' · 409 with why no paper may be written
 */
export async function beginAttempt(deps: Needs, person: string, courseId: string): Promise<string> {
  const course = await openCourse(deps, courseId);
  const { attempts, facts } = (await recordOf(deps, person)).standing(course);
  const open = attempts.find(({ endedAt }) => endedAt === null);
  if (open) return open.id;
  const now = deps.clock();
  const refused = attemptRefusal(rulesOf(course), facts, dayOf(now));
  if (refused) throw new Problem(409, refused);
  const quiz = (await deps.reference.recent()).quizzes.get(course.quiz ?? '');
  if (!quiz) throw new Problem(409, 'no-quiz');
  const paper: KeptPaper = { passPercent: quiz.passPercent, questions: drawPaper(quiz, () => randomInt(2 ** 47) / 2 ** 47) };
  const { rows } = await deps.database.pool.query<{ id: string }>({
    name: 'begin-attempt',
    // Two tabs at once: the second finds the paper of the first.
    text: `with n as (insert into training_attempt (id, person, course, paper, begun_at) values ($1, $2, $3, $4, $5)
        on conflict (person, course) where ended_at is null do nothing returning id)
      select id from n union all select id from training_attempt where person = $2 and course = $3 and ended_at is null`,
    values: [randomUUID(), person, course.id, JSON.stringify(paper), now],
  });
  if (rows[0]) return rows[0].id;
  return beginAttempt(deps, person, courseId);
}

/** Marks a paper. @throws Problem 404 'not-found' · 409 'attempt-ended' */
export async function handIn(
  deps: Needs,
  person: string,
  given: { readonly id: string; readonly answers: readonly (readonly number[])[] },
): Promise<void> {
  const { rows } = await deps.database.pool.query<{ course: string; paper: KeptPaper; ended_at: string | null }>({
    name: 'read-attempt',
    text: 'select course, paper, ended_at from training_attempt where id = $1 and person = $2',
    values: [given.id, person],
  });
  const row = rows[0];
  if (!row) throw new Problem(404, 'not-found');
  const answers = row.paper.questions.map((_, i) => given.answers[i] ?? []);
  const { percent, passed } = markPaper(row.paper.questions, answers, row.paper.passPercent);
  const { rowCount } = await deps.database.pool.query({
    name: 'hand-in-attempt',
    text: `update training_attempt set answers = $2, percent = $3, passed = $4, ended_at = $5 where id = $1 and ended_at is null`,
    values: [given.id, JSON.stringify(answers), percent, passed, deps.clock()],
  });
  if (rowCount === 0) throw new Problem(409, 'attempt-ended');
  const course = (await deps.reference.recent()).courses.get(row.course);
  if (course) await settle(deps, person, course);
}

/** Issues the certificate where everything is done; told twice or by two processes at once, it issues one. */
export async function settle(deps: Needs, person: string, course: CourseData): Promise<void> {
  const { facts, certificate, attempts } = (await recordOf(deps, person)).standing(course);
  const now = deps.clock();
  const today = dayOf(now);
  if (!earnsCertificate(rulesOf(course), facts, today)) return;
  const percent = course.quiz === null ? null : (attempts.findLast(({ passed }) => passed === true)?.percent ?? null);
  await deps.database.pool.query({
    name: 'issue-certificate',
    text: `insert into training_certificate (id, person, course, cycle, course_version, percent, issued_at, expires_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (person, course, cycle) do nothing`,
    values: [
      randomUUID(),
      person,
      course.id,
      (certificate?.cycle ?? 0) + 1,
      course.version,
      percent,
      now,
      expiryOf(course, today),
    ],
  });
}
