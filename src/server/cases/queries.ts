import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { CaseDetail, CaseFilter, CaseLine, queues } from '../../contract/cases.ts';
import { type CaseEvent, type CaseState, fold } from '../../domain/case/case.ts';
import { type Actor, allowedCommands, mayRead, seesIdentity, standingsOf } from '../../domain/case/permissions.ts';
import type { Standing } from '../../domain/case/vocabulary.ts';
import { type Told, tell, untold } from '../../domain/measures/factOfCase.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { searchQuery, tsqueryText } from '../../text/searchQuery.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../platform/db.ts';
import type { Identify } from '../platform/http.ts';
import type { Hearing } from '../platform/liveRoute.ts';
import { Problem } from '../platform/problem.ts';
import { type EventRow, eventOf } from './history.ts';
import { linesFor, withoutIdentity } from './identity.ts';
import { stepsOf } from './steps.ts';
import { timelineOf } from './timeline.ts';
import { inHandOf, visibleTo } from './visibility.ts';

type Filter = z.output<typeof CaseFilter>;
type Queue = (typeof queues)[number];
type Page = { readonly cases: CaseLine[]; readonly next: string | null };

/** A case's facts in order; empty when there is none. */
export async function readHistory(database: Database, id: string): Promise<CaseEvent[]> {
  const { rows } = await database.pool.query<EventRow>({
    name: 'read-history',
    text: 'select type, data, actor, unit, at from event where case_id = $1 order by version',
    values: [id],
  });
  return rows.map(eventOf);
}

/** A case as its facts make it, whoever asks; the caller has made sure that it may be looked at. */
export async function stateOfCase(database: Database, id: string): Promise<CaseState> {
  return fold(await readHistory(database, id));
}

/** Histories of the open cases after an id, in the order of ids. */
export async function openHistories(
  database: Database,
  after: string | null,
  limit: number,
): Promise<{ readonly id: string; readonly history: readonly CaseEvent[] }[]> {
  const { rows } = await database.pool.query<EventRow & { case_id: string }>({
    name: 'open-histories',
    text: `
      select e.case_id, e.type, e.data, e.actor, e.unit, e.at from event e
      join (select id from case_view where next_at is not null and ($1::uuid is null or id > $1) order by id limit $2) v on v.id = e.case_id
      order by e.case_id, e.version`,
    values: [after, limit],
  });
  return [...Map.groupBy(rows, (row) => row.case_id)].map(([id, own]) => ({ id, history: own.map(eventOf) }));
}

/** The facts of several cases in order, by case; for whoever has made sure that they may be read. */
export async function historiesOf(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, CaseEvent[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await database.pool.query<EventRow & { readonly case_id: string }>({
    name: 'histories-of',
    text: 'select case_id, type, data, actor, unit, at from event where case_id = any($1::uuid[]) order by case_id, version',
    values: [ids],
  });
  return new Map([...Map.groupBy(rows, (row) => row.case_id)].map(([id, own]) => [id, own.map(eventOf)]));
}

/** The state of a case that the actor may read. @throws Problem 404 'no-such-case', whether there is none or none for the actor. */
export async function readableCase(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  id: string,
): Promise<{ history: CaseEvent[]; state: CaseState }> {
  const history = await readHistory(deps.database, id);
  const state = fold(history);
  if (state.phase === null || !mayRead(actor, state, id)) throw new Problem(404, 'no-such-case');
  return { history, state };
}

export async function caseDetail(deps: Deps, actor: Actor, id: string): Promise<CaseDetail> {
  const { history, state } = await readableCase(deps, actor, id);
  const standings = standingsOf(actor, state, id);
  const mine = standings.includes('requester');
  const asRequester = mine && standings.length === 1;
  const ids = [...new Set(history.flatMap((e) => [e.by, e.onBehalfOf ?? e.by])), ...(state.requester ? [state.requester] : [])];
  const people = asRequester
    ? []
    : (
        await deps.database.pool.query<Named>({
          name: 'names',
          text: 'select id, name, phone, kind from person where id = any($1)',
          values: [ids],
        })
      ).rows;
  const requester = people.find((person) => person.id === state.requester) ?? null;
  return detailOf(deps.clock(), actor, {
    id,
    history,
    state,
    requester: requester && { ...requester, phone: deps.contacts.open(requester.id, requester.phone) },
    names: new Map(people.map((p) => [p.id, p.name])),
    followers: asRequester ? 0 : await followersOf(deps.database, id),
  });
}

/** A case as one reader sees it, from its history alone: what a page of a practice case is drawn from too. */
export function detailOf(
  now: string,
  actor: Actor,
  told: {
    readonly id: string;
    readonly history: readonly CaseEvent[];
    readonly state: CaseState;
    readonly requester: Named | null;
    /** Of the persons who acted, by id. */
    readonly names: ReadonlyMap<string, string>;
    readonly followers: number;
  },
): CaseDetail {
  const { id, history, state, requester, names, followers } = told;
  const standings = standingsOf(actor, state, id);
  const mine = standings.includes('requester');
  const asRequester = mine && standings.length === 1;
  const blind = isBlind(standings, state);
  const detail: CaseDetail = {
    ...lineOf(id, state),
    ...(blind ? { unit: null, partUnits: [] } : {}),
    text: state.text,
    placeText: state.placeText,
    photos: [...state.photos],
    question: state.question,
    result: state.result,
    answeredDirectly: state.answeredDirectly,
    enteredAt: state.submittedAt < state.enteredAt ? state.enteredAt : null,
    requester: requester && !mine ? masked(requester) : null,
    mine,
    firstCategoryCode: state.firstCategoryCode,
    screened: asRequester ? [] : [...(state.screened?.rules ?? [])],
    steps: stepsOf(state, now),
    answers: blind ? null : state.answers,
    attempts: state.attempts,
    parts: (blind ? [] : state.parts).map((part) => ({
      unit: part.unit,
      task: asRequester ? '' : part.task,
      due: part.by.at,
      whistled: part.whistled,
      signedAt: part.signedAt,
      reportedAt: part.reportedAt,
      report: asRequester ? null : part.report,
    })),
    extension:
      asRequester || state.extension === null ? null : { until: state.extension.until.at, endorsed: state.extension.endorsed },
    extended: state.extended,
    ledger: state.ledger && { leader: state.ledger.leader, milestones: state.ledger.milestones.map((m) => ({ ...m })) },
    supervised: state.supervision !== null,
    reinspection: standings.includes('caller') && state.reinspection !== null,
    ratingContacts: asRequester || blind ? 0 : state.ratingContacts.length,
    draft: asRequester ? null : (state.draft?.text ?? null),
    followers,
    timeline: blind ? [] : timelineOf(history, state, { asRequester, names }),
    allowed: allowedCommands(actor, state, id),
  };
  return seesIdentity(actor, state, id) ? detail : withoutIdentity(detail, requester?.name ?? null);
}

async function followersOf(database: Database, id: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>({
    name: 'followers',
    text: 'select count(*)::int as n from case_view where merged_into = $1',
    values: [id],
  });
  return rows[0]!.n;
}

/** Whoever calls back does not know the unit before the answers are in (domain.md §10 no. 3): no favours, no grudges. */
function isBlind(standings: readonly Standing[], s: CaseState): boolean {
  const isAsking = s.phase === 'resolved' || s.reinspection !== null;
  return standings.every((standing) => standing === 'caller') && isAsking;
}

function seesBlindly(actor: Actor, line: CaseLine & { readonly reinspect: boolean }): boolean {
  const offices: readonly Role[] = ['operator', 'dispatcher', 'supervisor', 'leader', 'officer', 'head', 'contractor'];
  const isOnlyCaller = actor.grants.some((g) => g.role === 'caller') && !actor.grants.some((g) => offices.includes(g.role));
  return isOnlyCaller && (line.phase === 'resolved' || line.reinspect);
}

type Named = { readonly id: string; readonly name: string; readonly phone: string; readonly kind: string };

/** Enough to speak politely to somebody, too little to look somebody up (domain.md §9.4). */
export function masked(person: Named): { name: string; phone: string; kind: string } {
  return {
    name: `${[...person.name][0] ?? ''}**`,
    phone: person.phone.length >= 7 ? `${person.phone.slice(0, 3)}****${person.phone.slice(-4)}` : person.phone && '****',
    kind: person.kind,
  };
}

function lineOf(id: string, s: CaseState): CaseLine {
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase ?? 'submitted',
    title: s.title,
    categoryCode: s.categoryCode,
    grade: s.grade,
    nature: s.nature,
    channel: s.channel,
    confidentiality: s.confidentiality,
    anonymous: s.anonymous,
    placeId: s.placeId,
    unit: s.lead,
    submittedAt: s.submittedAt,
    next: s.next && { kind: s.next.kind, from: s.next.deadline.from, at: s.next.deadline.at },
    resolveBy: s.resolveBy?.at ?? null,
    endedAt: s.endedAt,
    round: s.round,
    returns: s.returns,
    nudges: s.nudges,
    mergedInto: s.mergedInto,
    onLedger: s.ledger !== null,
    partUnits: s.parts.map((part) => part.unit),
  };
}

const columns = sql`id, number, version, phase, title, category_code as "categoryCode", grade, nature, channel, confidentiality, anonymous,
  place_id as "placeId", unit, submitted_at as "submittedAt", next_kind, next_from, next_at, resolve_by as "resolveBy", ended_at as "endedAt",
  round, returns, nudges, merged_into as "mergedInto", on_ledger as "onLedger", part_units as "partUnits", reinspect_by is not null as reinspect, reinspect_by`;
type Row = Omit<CaseLine, 'next'> & {
  readonly reinspect: boolean;
  readonly reinspect_by: string | null;
  readonly next_from: string | null;
  readonly next_kind: NonNullable<CaseLine['next']>['kind'] | null;
  readonly next_at: string | null;
};

function asLine({ next_kind, next_from, next_at, reinspect_by: _, ...row }: Row): CaseLine & { readonly reinspect: boolean } {
  const runs = next_kind !== null && next_from !== null && next_at !== null;
  return { ...row, next: runs ? { kind: next_kind, from: next_from, at: next_at } : null };
}

/** In the list of second calls a line shows until when the second call is due. */
function asSecondCall(row: Row): CaseLine & { readonly reinspect: boolean } {
  const line = asLine(row);
  return row.reinspect_by === null || line.endedAt === null
    ? line
    : { ...line, next: { kind: 'followUp', from: line.endedAt, at: row.reinspect_by } };
}

const inQueue: Record<Queue, ReturnType<typeof sql>> = {
  triage: sql`phase in ('submitted','accepted','needsInfo','returning')`,
  work: sql`phase in ('dispatched','signed','responded','reviewing')`,
  // Who was not drawn, or not reached, is left in peace: nobody can be called from here.
  followUp: sql`phase in ('resolved','followedUp') and next_kind <> 'selfService'`,
  reinspect: sql`reinspect_by is not null`,
  all: sql`true`,
};

/** A page of what the actor may see, by key: the page after the millionth row costs what the first one costs. */
export async function casePage(
  deps: Pick<Deps, 'database' | 'reference' | 'clock' | 'understanding'>,
  actor: Actor,
  f: Filter,
): Promise<Page> {
  const reference = await deps.reference.recent();
  const conditions = [visibleTo(actor), inQueue[f.queue]];
  if (f.queue === 'work') conditions.push(inHandOf(actor));
  if (f.queue === 'reinspect') conditions.push(sql`asked_by is distinct from ${actor.id}::text`);
  // What waits is ordered by its clock; where ended cases are listed too, the newest come first.
  const open = (f.queue !== 'all' && f.queue !== 'reinspect') || f.overdue === true;
  const byRisk = f.order === 'risk' && open;
  const byClock = byRisk || (f.order !== 'newest' && (open || f.queue === 'reinspect'));
  if (open) conditions.push(sql`next_at is not null`);
  if (f.overdue === true) conditions.push(sql`next_at < ${deps.clock()}::timestamptz`);
  if (f.phase) conditions.push(sql`phase = ${f.phase}`);
  if (f.unit) conditions.push(sql`unit = any(${reference.unitsBelow(f.unit)})`);
  if (f.place) conditions.push(sql`place_id = any(${reference.placesWithin(f.place)})`);
  if (f.grade) conditions.push(sql`grade = ${f.grade}`);
  if (f.category?.length === 4) conditions.push(sql`category_code = ${f.category}`);
  else if (f.category) conditions.push(sql`category_code like ${`${f.category}%`}`);
  if (f.text) conditions.push(await mentions(deps, f.text));
  // A re-inspection belongs to a case that has ended: its own time takes the place of what is owed next.
  const clock = f.queue === 'reinspect' ? sql`reinspect_by` : sql`next_at`;
  const [risk, after] = byRisk ? riskCursor(f.after) : [null, f.after];
  const cursor = readCursor(after);
  if (cursor && risk !== null)
    conditions.push(sql`(${riskiness}, ${clock}, id) > (${risk}::int, ${cursor.at}::timestamptz, ${cursor.id}::uuid)`);
  else if (cursor)
    conditions.push(byClock ? sql`(${clock}, id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : older(cursor));
  const order = byRisk ? sql`${riskiness}, ${clock}, id` : byClock ? sql`${clock}, id` : sql`submitted_at desc, id desc`;
  const { rows } = await sql<Row>`
    select ${columns} from case_view where ${sql.join(conditions, sql` and `)} order by ${order} limit ${f.limit + 1}`.execute(
    deps.database.db,
  );
  const lines = rows
    .map(f.queue === 'reinspect' ? asSecondCall : asLine)
    .map((line) => (seesBlindly(actor, line) ? { ...line, unit: null, partUnits: [] } : line));
  const last = lines[f.limit - 1];
  const key = last && writeCursor(byClock ? (last.next?.at ?? '') : last.submittedAt, last.id);
  const next = lines.length > f.limit && key ? (byRisk ? `${riskOf(last)}~${key}` : key) : null;
  return { cases: await linesFor(deps.database, actor, lines.slice(0, f.limit)), next };
}

/** 0 danger · 1 urgent, nudged, returned or confidential · 2 the rest. Twice said, for the order and for the page's key. */
const riskiness = sql`case when grade = 'T' then 0
  when grade = 'J' or nudges > 0 or returns > 0 or confidentiality <> 'normal' then 1 else 2 end`;
function riskOf(line: CaseLine): 0 | 1 | 2 {
  if (line.grade === 'T') return 0;
  return line.grade === 'J' || line.nudges > 0 || line.returns > 0 || line.confidentiality !== 'normal' ? 1 : 2;
}

/** @throws Problem 400 for what no page ended with. */
function riskCursor(after: string | undefined): [number | null, string | undefined] {
  if (after === undefined) return [null, undefined];
  const [, risk, key] = /^([012])~(.+)$/.exec(after) ?? [];
  if (risk === undefined) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  return [Number(risk), key];
}

/** The beginning of a number, or words that title, text or place hold. */
async function mentions(deps: Pick<Deps, 'understanding'>, text: string): Promise<RawBuilder<unknown>> {
  if (/^js\d/i.test(text)) return sql`number like ${`${text.replaceAll(/[\\%_]/g, '\\$&').toUpperCase()}%`}`;
  const { condition } = searchQuery(text, await deps.understanding.vocabulary());
  // What cannot be looked for (an emoji) is nowhere, not everywhere.
  if (condition === null) return sql`false`;
  return sql`id in (select case_id from case_terms where terms @@ ${tsqueryText(condition)}::tsquery)`;
}

/** A condition on case_view, and what is joined to it for the condition's sake. */
export type Asked = { readonly where: RawBuilder<unknown>; readonly join?: RawBuilder<unknown>; readonly limit: number };

/** Lines of cases that the actor may see and that fulfil the condition, newest first. */
export async function seenLines(deps: Pick<Deps, 'database'>, actor: Actor, asked: Asked): Promise<CaseLine[]> {
  const { rows } = await seenLinesStatement(actor, asked).execute(deps.database.db);
  return linesFor(deps.database, actor, rows.map(asLine));
}

/** Apart, so that a test can read its plan. */
export function seenLinesStatement(actor: Actor, asked: Asked): RawBuilder<Row> {
  return sql<Row>`
    select ${columns} from case_view ${asked.join ?? sql``} where ${visibleTo(actor)} and ${asked.where}
    order by submitted_at desc, id desc limit ${asked.limit}`;
}

/** Numbers of those cases that the actor may see, by id. */
export async function visibleCases(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from case_view where id = any(${ids}::uuid[]) and ${visibleTo(actor)}`.execute(deps.database.db);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** What was written when the cases came in, by id. The caller has made sure that the reader may see them. */
export async function writtenTexts(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.pool.query<{ id: string; text: string }>({
    name: 'written-texts',
    text: `select case_id as id, data->>'text' as text from event where case_id = any($1::uuid[]) and version = 1`,
    values: [ids],
  });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Titles as they were submitted, by id; for whoever may not be shown them as they are. */
export async function writtenTitles(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{
    id: string;
    title: string;
  }>`select id, title from case_view where id = any(${ids}::uuid[])`.execute(database.db);
  return new Map(rows.map(({ id, title }) => [id, title]));
}

const myPageSize = 30;

export async function requesterPage(deps: Pick<Deps, 'database'>, person: string, after: string | undefined): Promise<Page> {
  const cursor = readCursor(after);
  const { rows } = await sql<Row>`
    select ${columns} from case_view where requester = ${person} and ${cursor ? older(cursor) : sql`true`}
    order by submitted_at desc, id desc limit ${myPageSize + 1}`.execute(deps.database.db);
  const lines = rows.map(asLine);
  const last = lines[myPageSize - 1];
  return {
    cases: lines.slice(0, myPageSize),
    next: lines.length > myPageSize && last ? writeCursor(last.submittedAt, last.id) : null,
  };
}

/** How many cases wait in each queue. Counting goes over open cases only. */
export async function queueCounts(
  deps: Pick<Deps, 'database' | 'clock'>,
  actor: Actor,
): Promise<{ queue: Queue; open: number; overdue: number }[]> {
  const now = deps.clock();
  const { rows } = await sql<{ queue: Queue; open: number; overdue: number }>`
    select case when ${inQueue.triage} then 'triage' when ${inQueue.work} then 'work' else 'followUp' end as queue,
      count(*)::int as open, (count(*) filter (where next_at < ${now}::timestamptz))::int as overdue
    from case_view where next_at is not null and next_kind <> 'selfService' and ${visibleTo(actor)}
      and (not (${inQueue.work}) or ${inHandOf(actor)}) group by 1
    union all
    select 'reinspect', count(*)::int, (count(*) filter (where reinspect_by < ${now}::timestamptz))::int
    from case_view where ${inQueue.reinspect} and asked_by is distinct from ${actor.id}::text and ${visibleTo(actor)}`.execute(
    deps.database.db,
  );
  return (['triage', 'work', 'followUp', 'reinspect'] as const).map(
    (queue) => rows.find((row) => row.queue === queue) ?? { queue, open: 0, overdue: 0 },
  );
}

type Cursor = { readonly at: string; readonly id: string };

function older(cursor: Cursor) {
  return sql`(submitted_at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
}
function writeCursor(at: string, id: string): string {
  return `${at}_${id}`;
}
/** @throws Problem 400 for what no page ended with. */
function readCursor(after: string | undefined): Cursor | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!at || !id || !isUuid(id)) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  return { at, id };
}

const deskRoles: readonly Role[] = [
  'operator',
  'dispatcher',
  'officer',
  'head',
  'contractor',
  'caller',
  'supervisor',
  'secretary',
  'leader',
  'trusted',
];

/** Which changes a browser hears of: the desk of all cases by id alone, a requester of the one case that is open. */
export function hearingOf(deps: Pick<Deps, 'database'>, identify: Identify): Hearing {
  return async (request) => {
    const { actor, person } = await identify(request);
    const { case: wanted } = request.query as { case?: string };
    if (wanted === undefined) {
      if (!person) throw new Problem(401, 'unauthenticated');
      if (!person.roles.some((role) => deskRoles.includes(role) || role === 'admin')) throw new Problem(403, 'not-yours');
      // Of a telephone only its own operator hears; of the phone desk as a whole every operator does.
      const mayHearPhone = (id: string) => id === person.id || (id === '' && person.roles.includes('operator'));
      return (change) => change.kind !== 'phone' || mayHearPhone(change.id);
    }
    if (!isUuid(wanted)) throw new Problem(404, 'no-such-case');
    await readableCase(deps, actor, wanted);
    return (change) => change.kind === 'case' && change.id === wanted;
  };
}

export { covered, requestersOf, worksForFirm } from './identity.ts';
export { reckoningsOf } from './reckonings.ts';
export { facetTerm } from './traces.ts';
export { scopeTerms } from './visibility.ts';

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}

/** Cases as they stood at a moment, folded from their events up to it; those that did not exist yet are left out. */
export async function casesAsOf({ pool }: Database, ids: readonly string[], asOf: string): Promise<ReadonlyMap<string, Told>> {
  const { rows } = await pool.query<EventRow & { case_id: string }>(
    'select case_id, type, data, actor, unit, at from event where case_id = any($1::uuid[]) and at <= $2 order by case_id, version',
    [ids, asOf],
  );
  return new Map([...Map.groupBy(rows, (row) => row.case_id)].map(([id, own]) => [id, tell(untold, own.map(eventOf))]));
}
