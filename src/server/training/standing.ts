import type { CourseLine } from '../../contract/training.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { attemptRefusal, type CourseFacts, type CourseRules, courseState, isForRoles } from '../../domain/training/progress.ts';
import type { Deps } from '../deps.ts';
import type { CourseData, Reference } from '../directory/queries.ts';
import { dayOf } from '../platform/instant.ts';

export type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;

type Certificate = {
  readonly id: string;
  readonly cycle: number;
  readonly issuedAt: string;
  readonly expiresOn: string | null;
  readonly percent: number | null;
};
type Attempt = {
  readonly id: string;
  readonly percent: number | null;
  readonly passed: boolean | null;
  readonly begunAt: string;
  readonly endedAt: string | null;
};
type Run = {
  readonly id: string;
  readonly percent: number | null;
  readonly passed: boolean | null;
  readonly endedAt: string | null;
};

/** What one person has done in one course. */
export type Standing = {
  readonly facts: CourseFacts;
  readonly certificate: Certificate | null;
  readonly attempts: readonly Attempt[];
};
/** All that one person has done; a person has tens of rows, not thousands. */
export type Record = {
  readonly standing: (course: CourseData) => Standing;
  readonly runs: (practiceCase: string) => readonly Run[];
};

export function rulesOf(course: CourseData): CourseRules {
  const { roles, dueDays, validMonths, practice } = course;
  return {
    roles,
    dueDays,
    validMonths,
    practice,
    checks: course.checklist.length,
    attempts: course.quiz === null ? null : course.attempts,
  };
}

export async function recordOf({ database }: Pick<Deps, 'database'>, person: string): Promise<Record> {
  type Rows = {
    progress: { course: string; due_on: string; ticked: number[] }[];
    attempts: (Attempt & { course: string })[];
    certificates: (Certificate & { course: string })[];
    runs: (Run & { practice_case: string })[];
  };
  const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows } = await database.pool.query<Rows>({
    name: 'training-record',
    text: `select
      (select coalesce(json_agg(json_build_object('course', course, 'due_on', due_on, 'ticked', ticked)), '[]')
        from training_progress where person = $1) as progress,
      (select coalesce(json_agg(json_build_object('id', id, 'course', course, 'percent', percent, 'passed', passed,
        'begunAt', ${instant('begun_at')}, 'endedAt', ${instant('ended_at')}) order by begun_at, id), '[]')
        from training_attempt where person = $1) as attempts,
      (select coalesce(json_agg(json_build_object('id', id, 'course', course, 'cycle', cycle, 'percent', percent, 'expiresOn', expires_on,
        'issuedAt', ${instant('issued_at')}) order by cycle), '[]')
        from training_certificate where person = $1) as certificates,
      (select coalesce(json_agg(json_build_object('id', id, 'practice_case', practice_case, 'percent', percent, 'passed', passed,
        'endedAt', ${instant('ended_at')}) order by begun_at, id), '[]')
        from practice_run where person = $1) as runs`,
    values: [person],
  });
  const { progress, attempts, certificates, runs } = rows[0]!;
  const runsOf = (practiceCase: string) => runs.filter((run) => run.practice_case === practiceCase);
  return {
    runs: runsOf,
    standing: (course) => {
      const own = progress.find((each) => each.course === course.id);
      const certificate = certificates.findLast((each) => each.course === course.id) ?? null;
      const written = attempts.filter((each) => each.course === course.id);
      const since = written.filter((each) => certificate === null || each.begunAt > certificate.issuedAt);
      return {
        certificate,
        attempts: written,
        facts: {
          assigned: own !== undefined,
          dueOn: own?.due_on ?? null,
          // The checklist may have become shorter since.
          ticked: (own?.ticked ?? []).filter((i) => i < course.checklist.length),
          attemptsSince: since.length,
          passedSince: since.some(({ passed }) => passed === true),
          practicePassed: course.practice.filter((id) => runsOf(id).some(({ passed }) => passed === true)),
          certificate: certificate && { expiresOn: certificate.expiresOn },
        },
      };
    },
  };
}

/** One course in a person's list. */
export function courseLine(
  course: CourseData,
  { reference, record, roles, now }: { reference: Reference; record: Record; roles: readonly Role[]; now: string },
): CourseLine {
  const rules = rulesOf(course);
  const { facts, certificate } = record.standing(course);
  const today = dayOf(now);
  return {
    id: course.id,
    name: course.name,
    nameEn: course.nameEn,
    state: courseState(facts, today),
    mine: isForRoles(rules, roles),
    dueOn: facts.dueOn,
    checks: rules.checks,
    ticked: facts.ticked.length,
    quiz:
      rules.attempts === null
        ? null
        : { passed: isExamined(rules, facts, today), attemptsLeft: Math.max(0, rules.attempts - facts.attemptsSince) },
    practice: course.practice.flatMap((id) => {
      const made = reference.practiceCases.get(id);
      return made ? [{ id, name: made.name, nameEn: made.nameEn, ...resultsOf(record.runs(id)) }] : [];
    }),
    certificate: certificate && {
      id: certificate.id,
      issuedAt: certificate.issuedAt,
      expiresOn: certificate.expiresOn,
      percent: certificate.percent,
    },
  };
}

/** Passed, and not to be written again yet. */
function isExamined(rules: CourseRules, facts: CourseFacts, today: string): boolean {
  return facts.passedSince || attemptRefusal(rules, { ...facts, ticked: range(rules.checks) }, today) === 'already-certified';
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

export function resultsOf(runs: readonly Run[]): { readonly best: number | null; readonly passed: boolean } {
  const percents = runs.flatMap(({ percent }) => percent ?? []);
  return { best: percents.length === 0 ? null : Math.max(...percents), passed: runs.some(({ passed }) => passed === true) };
}
