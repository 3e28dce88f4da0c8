import type { z } from 'zod';
import type { CourseLine, getAttempt, getCertificate, getCompletion, getCourse, getMyTraining } from '../../contract/training.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { attemptRefusal, courseState } from '../../domain/training/progress.ts';
import type { CourseData, Reference } from '../directory/queries.ts';
import { blocksOf } from '../knowledge/queries.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { type KeptPaper, openCourse } from './execute.ts';
import { courseLine, type Needs, recordOf, resultsOf, rulesOf } from './standing.ts';

type Person = { readonly id: string; readonly roles: readonly Role[] };

/** The person's path: own courses first, then the others that may be taken, each in the order of the path. */
export async function myTraining(deps: Needs, person: Person): Promise<z.input<typeof getMyTraining.response>> {
  const [reference, record] = await Promise.all([deps.reference.recent(), recordOf(deps, person.id)]);
  const now = deps.clock();
  const courses = inOrder(reference).map((course) => courseLine(course, { reference, record, roles: person.roles, now }));
  const practice = [...reference.practiceCases]
    .filter(([, made]) => !made.retired)
    .map(([id, { name, nameEn, role, brief, briefEn }]) => {
      const runs = record.runs(id);
      const open = runs.find(({ endedAt }) => endedAt === null)?.id ?? null;
      return { id, name, nameEn, role, brief, briefEn, ...resultsOf(runs), runs: runs.length, open };
    });
  return { courses: [...courses.filter(({ mine }) => mine), ...courses.filter(({ mine }) => !mine)], practice };
}

/** @throws Problem 404 'not-found' */
export async function myCourse(deps: Needs, person: Person, id: string): Promise<z.input<typeof getCourse.response>> {
  const course = await openCourse(deps, id);
  const [reference, record] = await Promise.all([deps.reference.recent(), recordOf(deps, person.id)]);
  const now = deps.clock();
  const { facts, attempts } = record.standing(course);
  const quiz = course.quiz === null ? null : (reference.quizzes.get(course.quiz) ?? null);
  const { rows } = await deps.database.pool.query<{ id: string; name: string; type: string; bytes: number }>({
    name: 'training-video',
    text: 'select id, name, type, bytes::float8 as bytes from training_video where id = $1',
    values: [course.video],
  });
  const openAttempt = attempts.find(({ endedAt }) => endedAt === null)?.id ?? null;
  return {
    ...courseLine(course, { reference, record, roles: person.roles, now }),
    blocks: blocksOf(course.text),
    blocksEn: blocksOf(course.textEn),
    video: rows[0] ?? null,
    checklist: course.checklist,
    tickedAt: [...facts.ticked],
    draw: quiz?.draw ?? null,
    passPercent: quiz?.passPercent ?? null,
    mayAttempt: openAttempt !== null || attemptRefusal(rulesOf(course), facts, dayOf(now)) === null,
    openAttempt,
    attempts: attempts.flatMap(({ id: attempt, percent, passed, endedAt }) =>
      endedAt === null || percent === null ? [] : [{ id: attempt, percent, passed: passed === true, endedAt }],
    ),
  };
}

export async function myCourseLine(deps: Needs, person: Person, id: string): Promise<CourseLine> {
  const course = await openCourse(deps, id);
  const [reference, record] = await Promise.all([deps.reference.recent(), recordOf(deps, person.id)]);
  return courseLine(course, { reference, record, roles: person.roles, now: deps.clock() });
}

/** One's own paper; what is right stays here until it has been handed in. @throws Problem 404 'not-found' */
export async function myPaper(deps: Needs, person: string, id: string): Promise<z.input<typeof getAttempt.response>> {
  type Row = {
    course: string;
    paper: KeptPaper;
    answers: number[][] | null;
    percent: number | null;
    passed: boolean | null;
    begunAt: string;
    endedAt: string | null;
  };
  const { rows } = await deps.database.pool.query<Row>({
    name: 'read-paper',
    text: `select course, paper, answers, percent, passed, begun_at as "begunAt", ended_at as "endedAt"
      from training_attempt where id = $1 and person = $2`,
    values: [id, person],
  });
  const row = rows[0];
  if (!row) throw new Problem(404, 'not-found');
  const reference = await deps.reference.recent();
  const course = reference.courses.get(row.course);
  const { questions, passPercent } = row.paper;
  const { answers, percent, endedAt } = row;
  const standing = course && (await recordOf(deps, person)).standing(course);
  return {
    id,
    course: { id: row.course, name: course?.name ?? row.course, nameEn: course?.nameEn ?? '' },
    passPercent,
    begunAt: row.begunAt,
    questions: questions.map(({ type, words, options }) => ({ type, words, options: [...options] })),
    result:
      endedAt === null || percent === null || answers === null
        ? null
        : {
            percent,
            passed: row.passed === true,
            endedAt,
            attemptsLeft: course && standing ? Math.max(0, course.attempts - standing.facts.attemptsSince) : 0,
            certificate: row.passed === true ? (standing?.certificate?.id ?? null) : null,
            questions: questions.map(({ right, type, why }, i) => {
              const given = answers[i] ?? [];
              const ordered = type === 'order' ? given : given.toSorted((a, b) => a - b);
              const isRight = ordered.length === right.length && ordered.every((each, n) => each === right[n]);
              return { given, right: [...right], isRight, why };
            }),
          },
  };
}

/** @throws Problem 404 'not-found', also for whoever does not oversee its holder */
export async function certificateFor(
  deps: Needs,
  caller: { readonly actor: Actor; readonly id: string },
  id: string,
): Promise<z.input<typeof getCertificate.response>> {
  type Row = {
    holder: string;
    person: string;
    unit: string | null;
    course: string;
    cycle: number;
    percent: number | null;
    issuedAt: string;
    expiresOn: string | null;
  };
  const { rows } = await deps.database.pool.query<Row>({
    name: 'read-certificate',
    text: `select p.id as holder, p.name as person, p.unit, c.course, c.cycle, c.percent, c.issued_at as "issuedAt", c.expires_on as "expiresOn"
      from training_certificate c join person p on p.id = c.person where c.id = $1`,
    values: [id],
  });
  const row = rows[0];
  if (!row || (row.holder !== caller.id && !oversees(caller.actor, row.unit))) throw new Problem(404, 'not-found');
  const course = (await deps.reference.recent()).courses.get(row.course);
  const { person, unit, cycle, percent, issuedAt, expiresOn } = row;
  return {
    id,
    person,
    unit,
    cycle,
    percent,
    issuedAt,
    expiresOn,
    valid: expiresOn === null || expiresOn > dayOf(deps.clock()),
    course: { id: row.course, name: course?.name ?? row.course, nameEn: course?.nameEn ?? '' },
  };
}

const everywhere: readonly Role[] = ['supervisor', 'secretary', 'leader', 'admin'];

/** Units that a person oversees: null for the whole school. */
export function overseenBy({ grants }: Actor): readonly string[] | null {
  if (grants.some(({ role, units }) => everywhere.includes(role) && units === null)) return null;
  return grants.flatMap(({ role, units }) => (role === 'head' || everywhere.includes(role) ? (units ?? []) : []));
}

function oversees(actor: Actor, unit: string | null): boolean {
  const units = overseenBy(actor);
  return units === null || (unit !== null && units.includes(unit));
}

type Completion = z.input<typeof getCompletion.response>;
type Trainee = { readonly id: string; readonly name: string; readonly unit: string; readonly roles: readonly Role[] };

/** How far the courses of the roles have come: whoever holds a role of a course counts, also who never signed in. */
export async function completionFor(deps: Needs, actor: Actor, unit: string | undefined): Promise<Completion> {
  const reference = await deps.reference.recent();
  const overseen = overseenBy(actor);
  const now = deps.clock();
  const courses = inOrder(reference).filter(({ roles }) => roles.length > 0);
  type Row = Trainee & {
    readonly progress: { course: string; due: string; ticked: number }[] | null;
    readonly certificates: { id: string; course: string; expires: string | null }[] | null;
    readonly tried: string[] | null;
  };
  const { rows } = await deps.database.pool.query<Row>({
    name: 'training-completion',
    // One row for each of some hundred people of the staff, whatever the number of cases.
    text: `select p.id, p.name, coalesce(p.unit, '') as unit, g.roles,
        (select json_agg(json_build_object('course', t.course, 'due', t.due_on, 'ticked', cardinality(t.ticked))) from training_progress t where t.person = p.id) as progress,
        (select json_agg(json_build_object('id', c.id, 'course', c.course, 'expires', c.expires_on)) from (
          select distinct on (course) id, course, expires_on from training_certificate where person = p.id order by course, cycle desc) c) as certificates,
        (select json_agg(distinct a.course) from training_attempt a where a.person = p.id) as tried
      from person p join (select person, json_agg(distinct role) as roles from person_grant group by person) g on g.person = p.id
      where p.active and ($1::text[] is null or p.unit = any($1)) order by p.unit, p.name, p.id`,
    values: [overseen],
  });
  const today = dayOf(now);
  const people = rows.map((row) => ({
    ...row,
    courses: courses
      .filter(({ roles }) => roles.some((role) => row.roles.includes(role)))
      .map((course) => ({ course: course.id, ...stateIn(row, course, today) })),
  }));
  const inUnits = Map.groupBy(
    people.filter((person) => person.courses.length > 0),
    (person) => person.unit,
  );
  const wanted = unit === undefined ? [] : reference.unitsBelow(unit);
  return {
    asOf: now,
    courses: courses.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    units: [...inUnits].map(([each, own]) => ({
      unit: each,
      ...added(own.flatMap((person) => person.courses)),
      people: own.length,
      courses: courses.flatMap((course) => {
        const some = own.flatMap((person) => person.courses.filter((one) => one.course === course.id));
        return some.length === 0 ? [] : [{ course: course.id, ...added(some) }];
      }),
    })),
    people: people
      .filter((person) => person.courses.length > 0 && (person.unit === unit || wanted.includes(person.unit)))
      .map(({ id, name, unit: own, courses: states }) => ({ id, name, unit: own, courses: states })),
  };

  function stateIn(row: Row, course: CourseData, day: string) {
    const own = row.progress?.find((each) => each.course === course.id);
    const certificate = row.certificates?.find((each) => each.course === course.id) ?? null;
    const state = courseState(
      {
        assigned: own !== undefined,
        dueOn: own?.due ?? null,
        ticked: own && own.ticked > 0 ? [0] : [],
        attemptsSince: row.tried?.includes(course.id) ? 1 : 0,
        passedSince: false,
        practicePassed: [],
        certificate: certificate && { expiresOn: certificate.expires },
      },
      day,
    );
    return { state, certificate: certificate?.id ?? null };
  }
}

function added(states: readonly { readonly state: Completion['people'][number]['courses'][number]['state'] }[]) {
  const count = (...wanted: readonly string[]) => states.filter(({ state }) => wanted.includes(state)).length;
  return {
    people: states.length,
    done: count('done', 'expiring'),
    begun: count('begun'),
    overdue: count('overdue'),
    expired: count('expired'),
  };
}

function inOrder(reference: Reference): CourseData[] {
  return [...reference.courses.values()]
    .filter((course) => !course.retired)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
