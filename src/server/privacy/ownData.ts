import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { exportMine } from '../../contract/privacy.ts';
import { historiesOf } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';

/** Events of which the requester was told, or which the requester wrote. What the house says to itself is not about the person. */
const told: ReadonlySet<string> = new Set([
  'CaseSubmitted',
  'FactsAsked',
  'FactsSupplied',
  'CaseDeclined',
  'CaseTransferred',
  'CaseAnswered',
  'ProgressReported',
  'ExtensionGranted',
  'PutOnLedger',
  'CaseResolved',
  'AnsweredWithMain',
  'FollowedUp',
  'CaseReopened',
  'CaseClosed',
  'CaseWithdrawn',
  'CaseNudged',
  'LetterWritten',
]);
const mostCases = 2000;

/** Everything that is kept about a person, as one document for that person alone. */
export async function ownData(
  deps: Pick<Deps, 'database' | 'clock' | 'contacts'>,
  person: string,
): Promise<Answer<typeof exportMine>> {
  const { db } = deps.database;
  const about = await db
    .selectFrom('person')
    .select(['login', 'name', 'kind', 'unit', 'phone', 'created_at as createdAt'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const grants = await db
    .selectFrom('person_grant')
    .select(['role', 'unit'])
    .where('person', '=', person)
    .orderBy('role')
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['device', 'address', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('person', '=', person)
    .orderBy('seen_at', 'desc')
    .execute();
  const cases = await db
    .selectFrom('case_view')
    .select(['id', 'number', 'title'])
    .where('requester', '=', person)
    .orderBy('submitted_at', 'desc')
    .limit(mostCases)
    .execute();
  const requests = await db
    .selectFrom('data_request')
    .select(['at', 'kind', 'text', 'state', 'answer'])
    .where('person', '=', person)
    .orderBy('at', 'desc')
    .execute();
  const consents = await db
    .selectFrom('consent')
    .select(['at', 'edition', 'version'])
    .where('person', '=', person)
    .orderBy('edition', 'desc')
    .execute();
  const training = await trainingOf(deps, person);
  const ids = cases.map(({ id }) => id);
  const [histories, looks] = await Promise.all([historiesOf(deps.database, ids), looksAt(deps, ids)]);
  return {
    at: deps.clock(),
    person: { ...about, phone: deps.contacts.open(person, about.phone) },
    grants: grants.map(({ role, unit }) => ({ role, unit: unit === '' ? null : unit })),
    sessions,
    cases: cases.map(({ id, number, title }) => ({
      number,
      title,
      entries: (histories.get(id) ?? []).flatMap((e) => (told.has(e.type) ? [entryOf(e)] : [])),
      looks: looks.get(id) ?? [],
    })),
    requests,
    consents,
    training,
  };
}

async function trainingOf({ database: { db } }: Pick<Deps, 'database'>, person: string) {
  const [courses, papers, certificates, practice] = await Promise.all([
    db
      .selectFrom('training_progress')
      .select(['course', 'assigned_on as assignedOn', 'due_on as dueOn', 'ticked'])
      .where('person', '=', person)
      .orderBy('course')
      .execute(),
    db
      .selectFrom('training_attempt')
      .select(['course', 'begun_at as begunAt', 'percent'])
      .where('person', '=', person)
      .orderBy('begun_at')
      .execute(),
    db
      .selectFrom('training_certificate')
      .select(['course', 'issued_at as issuedAt', 'expires_on as expiresOn'])
      .where('person', '=', person)
      .orderBy('issued_at')
      .execute(),
    db
      .selectFrom('practice_run')
      .select(['practice_case as practiceCase', 'begun_at as begunAt', 'percent'])
      .where('person', '=', person)
      .orderBy('begun_at')
      .execute(),
  ]);
  return { courses, papers, certificates, practice };
}

function entryOf(e: { readonly type: string; readonly at: string }): { at: string; what: string; text: string } {
  const { title, text, question, words, reason, plan, interim } = e as Partial<Record<string, unknown>>;
  const said = [title, text, question, words, reason, plan, interim].filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  return { at: e.at, what: e.type, text: said.join('\n') };
}

type Look = { readonly at: string; readonly unit: string | null; readonly purpose: string };

/** Who looked up the requester's name and number, newest first. */
async function looksAt({ database }: Pick<Deps, 'database'>, ids: readonly string[]): Promise<ReadonlyMap<string, Look[]>> {
  const { rows } = await sql<Look & { id: string }>`
    select case_id as id, at, unit, purpose from reveal where case_id = any(${ids}::uuid[]) order by at desc`.execute(
    database.db,
  );
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, own.map(({ id: _id, ...look }) => look)]));
}
