import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { CaseCommandBody } from '../../contract/cases.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { checkReply } from '../../contract/handling.ts';
import type { getPractice } from '../../contract/training.ts';
import { type CaseEvent, type CaseState, fold, unborn } from '../../domain/case/case.ts';
import { type CaseCommand, type Context, decide } from '../../domain/case/decide.ts';
import { type Actor, capacityFor } from '../../domain/case/permissions.ts';
import { isPlayed, otherPeople, practised, scorePractice } from '../../domain/training/practice.ts';
import { replyFindings } from '../../text/replyQuality.ts';
import { replyRuleIds } from '../../text/replyRules.ts';
import { contextOf, duties } from '../cases/execute.ts';
import { detailOf, reckoningsOf } from '../cases/queries.ts';
import type { PracticeCaseData, Reference } from '../directory/queries.ts';
import { toInstant } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { settle } from './execute.ts';
import type { Needs } from './standing.ts';

type Person = { readonly id: string; readonly name: string };
type Setting = PracticeCaseData & { readonly id: string };
type RunRow = {
  readonly id: string;
  readonly setting: Setting;
  readonly events: readonly CaseEvent[];
  readonly aheadMinutes: number;
  readonly endedAt: string | null;
  readonly score: { readonly checks: { check: string; points: number; of: number }[] } | null;
  readonly percent: number | null;
  readonly passed: boolean | null;
};

/**
 * Begins a practice case, or answers with the open one. What happened before the person's part is decided by the same rules as a real case,
 * in memory; the events are kept in the run and nowhere else.
 * @throws Problem 404 'not-found' · 409 with the domain's reason where the case cannot be made any more
 */
export async function beginPractice(deps: Needs, person: string, practiceCase: string): Promise<string> {
  const reference = await deps.reference.recent();
  const made = reference.practiceCases.get(practiceCase);
  if (!made || made.retired) throw new Problem(404, 'not-found');
  const now = deps.clock();
  const events = before(made, reference, now);
  const { rows } = await deps.database.pool.query<{ id: string }>({
    name: 'begin-practice',
    text: `with n as (insert into practice_run (id, person, practice_case, setting, events, begun_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (person, practice_case) where ended_at is null do nothing returning id)
      select id from n union all select id from practice_run where person = $2 and practice_case = $3 and ended_at is null`,
    values: [randomUUID(), person, practiceCase, JSON.stringify({ ...made, id: practiceCase }), JSON.stringify(events), now],
  });
  return rows[0]?.id ?? beginPractice(deps, person, practiceCase);
}

/** @throws Problem 404 'not-found' */
export async function readPractice(deps: Needs, person: Person, id: string): Promise<z.input<typeof getPractice.response>> {
  const run = await runOf(deps, person.id, id);
  const { setting, events } = run;
  const state = fold(events);
  const detail = detailOf(timeOf(deps, run), actorOf(setting, person.id), {
    id,
    history: events,
    state,
    requester: { id: otherPeople, phone: '', name: setting.case.requester.name, kind: setting.case.requester.kind },
    names: new Map([[person.id, person.name]]),
    followers: 0,
  });
  const { name, nameEn, brief, briefEn, role, unit, passPercent, lesson, lessonEn } = setting;
  return {
    practice: { id: setting.id, name, nameEn, brief, briefEn, role },
    unit,
    detail: {
      ...detail,
      allowed: run.endedAt === null ? detail.allowed.filter((command) => practised[role].includes(command)) : [],
    },
    aheadMinutes: run.aheadMinutes,
    score:
      run.percent === null || run.score === null
        ? null
        : {
            percent: run.percent,
            passed: run.passed === true,
            passPercent,
            // Written by scorePractice and read back as it was.
            checks: run.score.checks as NonNullable<z.input<typeof getPractice.response>['score']>['checks'],
            lesson,
            lessonEn,
          },
  };
}

/**
 * Judges a command as a real one would be judged, on a case that exists for this person only.
 * @throws Problem 404 'not-found' · 403 'not-yours' · 412 'stale' · 422 'photo-unknown' · 409 with the domain's reason or 'practice-ended'
 */
export async function commandPractice(
  deps: Needs,
  person: Person,
  { id, body }: { readonly id: string; readonly body: CaseCommandBody },
): Promise<{ readonly id: string; readonly version: number }> {
  const run = await runOf(deps, person.id, id);
  if (run.endedAt !== null) throw new Problem(409, 'practice-ended');
  const { version, ...given } = body;
  const state = fold(run.events);
  const actor = actorOf(run.setting, person.id);
  const capacity = capacityFor(given.type, actor, state, id);
  if (!capacity || !practised[run.setting.role].includes(given.type)) throw new Problem(403, 'not-yours');
  if (version !== state.version) throw new Problem(412, 'stale');
  // A picture would be kept among the real ones.
  const { photos = [], photosBefore = [] } = given as { photos?: readonly string[]; photosBefore?: readonly string[] };
  if (photos.length + photosBefore.length > 0) throw new Problem(422, 'photo-unknown');
  const reference = await deps.reference.recent();
  const context = contextIn(reference, {
    now: timeOf(deps, run),
    by: person.id,
    unit: run.setting.unit,
    standings: capacity.standings,
    state,
  });
  // The fields of every command are those of the contract; what only the system gives is not practised.
  const decided = decide(state, given as CaseCommand, context);
  if ('refused' in decided) throw new Problem(409, decided.refused);
  const events = [...run.events, ...decided];
  await keep(deps, person.id, { run, events, reference, ended: isPlayed(events) });
  return { id, version: events.length };
}

/** Ends a run where it stands. @throws Problem 404 'not-found' · 409 'practice-ended' */
export async function endPractice(deps: Needs, person: string, id: string): Promise<void> {
  const run = await runOf(deps, person, id);
  if (run.endedAt !== null) throw new Problem(409, 'practice-ended');
  await keep(deps, person, { run, events: run.events, reference: await deps.reference.recent(), ended: true });
}

/** @returns all natural minutes that were let pass. @throws Problem 404 'not-found' · 409 'practice-ended' */
export async function passTime(deps: Needs, person: string, given: { id: string; minutes: number }): Promise<number> {
  await runOf(deps, person, given.id);
  const { rows } = await deps.database.pool.query<{ ahead: number }>({
    name: 'pass-practice-time',
    text: `update practice_run set ahead_minutes = least(100000, ahead_minutes + $3) where id = $1 and person = $2 and ended_at is null
      returning ahead_minutes as ahead`,
    values: [given.id, person, given.minutes],
  });
  if (!rows[0]) throw new Problem(409, 'practice-ended');
  return rows[0].ahead;
}

export async function explainPractice(deps: Needs, person: string, id: string) {
  const run = await runOf(deps, person, id);
  return reckoningsOf(run.events, deps.reference);
}

/** @throws Problem 404 'not-found' */
export async function checkPracticeReply(
  deps: Needs,
  person: string,
  { id, reply }: { readonly id: string; readonly reply: string },
): Promise<Answer<typeof checkReply>> {
  const { setting } = await runOf(deps, person, id);
  const { replyRules } = await deps.reference.recent();
  const rules = replyRuleIds.filter((rule) => replyRules.severities[rule] !== 'off');
  if (reply.trim() === '') return { rules, findings: [] };
  const { title, text } = setting.case;
  return { rules, findings: replyFindings({ reply, title, text, former: [] }, replyRules).map((finding) => ({ ...finding })) };
}

/** What other people did before: the requester sent it, and of an officer's case the centre accepted and dispatched it. */
function before(made: PracticeCaseData, reference: Reference, now: string): readonly CaseEvent[] {
  const ago = (minutes: number) => toInstant(Temporal.Instant.from(now).subtract({ minutes }));
  const year = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').year;
  const { requester: _, ...what } = made.case;
  const submit = {
    type: 'Submit',
    ...what,
    // No real case has the number nought.
    number: `JS${year}-000000`,
    channel: 'web',
    photos: [],
    requester: otherPeople,
    source: null,
  } as const;
  const handedOver: readonly CaseCommand[] =
    made.role === 'officer' ? [{ type: 'Accept' }, { type: 'Dispatch', unit: made.unit, note: '' }] : [];
  const commands: readonly CaseCommand[] = [submit, ...handedOver];
  const events: CaseEvent[] = [];
  for (const [i, command] of commands.entries()) {
    // Each a little later than the one before, as it is in a day.
    const at = ago(Math.round(made.minutesAgo * (1 - i / 20)));
    const state = events.length === 0 ? unborn : fold(events);
    const context = contextIn(reference, { now: at, by: otherPeople, unit: i === 0 ? null : 'intake', standings: [], state });
    const decided = decide(state, command, { ...context, asRequester: i === 0 });
    if ('refused' in decided) throw new Problem(409, decided.refused);
    events.push(...decided);
  }
  return events;
}

function contextIn(
  reference: Reference,
  who: Pick<Context, 'now' | 'by' | 'unit' | 'standings'> & { readonly state: CaseState },
): Context {
  const { state, ...about } = who;
  const asked = duties(reference, state, null);
  return contextOf(reference, {
    ...about,
    asRequester: false,
    ...asked,
    // A photo cannot be taken of what does not exist; what was measured can be written.
    dutiesOf: (code) => {
      const { statutory, closing } = asked.dutiesOf!(code);
      return { statutory, closing: closing.filter((proof) => proof === 'measurement') };
    },
  });
}

/** The person as the case knows them: with the role that is practised and no other. */
function actorOf({ role, unit }: Setting, person: string): Actor {
  const trusted = { role: 'trusted', units: null } as const;
  return { id: person, followed: null, grants: [role === 'officer' ? { role, units: [unit] } : { role, units: null }, trusted] };
}

function timeOf({ clock }: Pick<Needs, 'clock'>, { aheadMinutes }: RunRow): string {
  return toInstant(Temporal.Instant.from(clock()).add({ minutes: aheadMinutes }));
}

async function runOf({ database }: Pick<Needs, 'database'>, person: string, id: string): Promise<RunRow> {
  const { rows } = await database.pool.query<RunRow>({
    name: 'read-practice',
    text: `select id, setting, events, ahead_minutes as "aheadMinutes", ended_at as "endedAt", score, percent, passed
      from practice_run where id = $1 and person = $2`,
    values: [id, person],
  });
  if (!rows[0]) throw new Problem(404, 'not-found');
  return rows[0];
}

/** Keeps what was done; two tabs at once: the second is told that it is late. @throws Problem 412 'stale' */
async function keep(
  deps: Needs,
  person: string,
  after: { readonly run: RunRow; readonly events: readonly CaseEvent[]; readonly reference: Reference; readonly ended: boolean },
): Promise<void> {
  const { run, events, reference, ended } = after;
  const { setting } = run;
  const result = events.findLast((e) => e.type === 'ReviewRequested' || e.type === 'CaseResolved');
  const { title, text } = setting.case;
  const advice = result ? replyFindings({ reply: result.text, title, text, former: [] }, reference.replyRules).length : 0;
  const score = scorePractice(setting.role, setting.expected, { events, state: fold(events), advice });
  const { rowCount } = await deps.database.pool.query({
    name: 'keep-practice',
    text: `update practice_run set events = $3, ended_at = $4, score = $5, percent = $6, passed = $7
      where id = $1 and person = $2 and ended_at is null and jsonb_array_length(events) = $8`,
    values: [
      run.id,
      person,
      JSON.stringify(events),
      ended ? deps.clock() : null,
      ended ? JSON.stringify({ checks: score.checks }) : null,
      ended ? score.percent : null,
      ended ? score.percent >= setting.passPercent : null,
      run.events.length,
    ],
  });
  if (rowCount === 0) throw new Problem(412, 'stale');
  if (!ended) return;
  for (const course of reference.courses.values()) if (course.practice.includes(setting.id)) await settle(deps, person, course);
}
