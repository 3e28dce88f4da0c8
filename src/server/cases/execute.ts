import { type CaseEvent, type CaseState, evolve, fold, photosOf, type Screened, unborn } from '../../domain/case/case.ts';
import { type CaseCommand, type Context, decide } from '../../domain/case/decide.ts';
import { type Actor, capacityFor, mayGive, mayRead } from '../../domain/case/permissions.ts';
import type { Phase } from '../../domain/case/vocabulary.ts';
import { grades } from '../../domain/grade/vocabulary.ts';
import { tell, untold } from '../../domain/measures/factOfCase.ts';
import { isBlankLeft, isRefusedReply } from '../../text/replyQuality.ts';
import { screen } from '../../text/reviewedRules.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { digest } from '../platform/secrets.ts';
import { type EventRow, eventOf } from './history.ts';
import { react } from './react.ts';
import { record, rewriteTraces, rewriteViews } from './record.ts';
import { newFacets, tracesOf, tracesOfHistory } from './traces.ts';

export type Receipt = { readonly id: string; readonly version: number };
type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'live'>;

export type Order = {
  readonly actor: Actor;
  /** In whose name the person acts: the unit that a timeline shows. */
  readonly unit: string | null;
  readonly id: string;
  readonly command: Exclude<CaseCommand, { type: 'Submit' }>;
  /** The version that the actor saw; absent for the system. */
  readonly seen?: number;
  /** In demonstrations and imports nobody is told. */
  readonly silent?: boolean;
};

/**
 * The one way to change a case: read its history (one round trip), judge, record everything in one statement (the other).
 * @throws Problem 404 'no-such-case' also for a case the actor may not see · 403 'not-yours' · 412 'stale' · 422 'photo-unknown' · 409 with
 * the domain's reason
 */
export async function execute(deps: Needs, order: Order): Promise<Receipt> {
  const { actor, id, command } = order;
  const { history, main, followers, photosFound, namedPersons, reference } = await readForCommand(deps, id, command);
  const before = tell(untold, history);
  const { state } = before;
  if (state.phase === null || !mayRead(actor, state, id)) throw new Problem(404, 'no-such-case');
  // Rights before freshness: whoever may not give the command learns nothing from the version.
  const capacity = capacityFor(command.type, actor, state, id);
  if (!capacity) throw new Problem(403, 'not-yours');
  const { standings, onBehalfOf } = capacity;
  if (!speaksForUnit(actor, command)) throw new Problem(403, 'not-yours');
  // A case that the actor may not see cannot be merged into: to the actor there is none.
  if (main && !mayRead(actor, main.state, main.id)) throw new Problem(404, 'no-such-case');
  if (order.seen !== undefined && order.seen !== state.version) throw new Problem(412, 'stale');
  // A picture that does not exist proves nothing, nor does one of another case.
  if (photosFound !== photosIn(command).length) throw new Problem(422, 'photo-unknown');

  const asRequester = mayGive[command.type].includes('requester') && standings.includes('requester');
  const by = asRequester && state.anonymous ? 'anonymous' : (actor.id ?? 'anonymous');
  const context = contextOf(reference, {
    now: deps.clock(),
    by,
    ...(onBehalfOf === null ? {} : { onBehalfOf }),
    unit: asRequester ? null : order.unit,
    asRequester,
    standings,
    main,
    followers,
    ...(order.silent ? {} : duties(reference, state, namedPersons)),
  });
  const decided = decide(state, command, context);
  if ('refused' in decided) throw new Problem(409, decided.refused);
  const decision = onBehalfOf === null ? decided : decided.map((e) => ({ ...e, onBehalfOf }));

  const jobs = order.silent ? [] : react(id, state, decision);
  const after = tell(before, decision);
  const photos = decision.flatMap(photosOf);
  const facets = newFacets(state, after.state);
  const { version } = state;
  await record(deps.database, { id, version, events: decision, before, after, jobs, photos, followUpCode: null, facets });
  deps.live.announce({ kind: 'case', id });
  return { id, version: after.state.version };
}

export type Submission = {
  readonly id: string;
  readonly command: Omit<Extract<CaseCommand, { type: 'Submit' }>, 'number' | 'screened'>;
  /** Given exactly when the case is anonymous. */
  readonly followUpCode: string | null;
  readonly by: string;
  readonly unit: string | null;
  readonly silent?: boolean;
  /** The edition of the privacy notice that the requester has to have accepted; absent: none. */
  readonly owedEdition?: number;
  /** What the questions of the urgency script have found; it only ever raises. */
  readonly asked?: Screened;
  /** What somebody of the desk does with it in the same stroke: accept, dispatch, answer. */
  readonly then?: { readonly actor: Actor; readonly commands: readonly Order['command'][] };
};

type Submitted = Receipt & { readonly number: string; readonly phase: Phase; readonly resolveBy: string | null };

/**
 * Submits a case under the id that the sender chose: sent again, it answers with the same receipt and makes nothing.
 * @throws Problem 409 'case-id-taken' when the id belongs to another submission · 409 'consent-needed' · 422 'photo-unknown' · 409 with the domain's reason
 */
export async function submit(deps: Needs, s: Submission): Promise<Submitted> {
  const now = deps.clock();
  const hash = s.followUpCode === null ? null : digest(s.followUpCode);
  const found = await readForSubmission(deps, s, now);
  if (found.existing) return sameReceipt(s, found, hash);
  if (!found.consented) throw new Problem(409, 'consent-needed');
  if (found.photos !== s.command.photos.length) throw new Problem(422, 'photo-unknown');

  const reference = await deps.reference.at(found.reference);
  const first = decide(
    unborn,
    {
      ...s.command,
      ...screenedOf(s),
      ...(found.requesterUnit ? { requesterUnit: found.requesterUnit } : {}),
      number: found.number,
    },
    contextOf(reference, { now, by: s.by, unit: s.unit, asRequester: true, standings: ['requester'] }),
  );
  if ('refused' in first) throw new Problem(409, first.refused);
  const submitted = tell(untold, first);
  const following = followingCommands(s, submitted.state, reference, now);
  const decision = [...first, ...following];
  const after = tell(submitted, following);
  const jobs = s.silent ? [] : react(s.id, submitted.state, decision);
  const photos = s.command.photos;
  const traces = decision.flatMap((e) => (e.type === 'CaseSubmitted' ? [tracesOf(e, reference.places)] : []))[0]!;
  try {
    const recording = { id: s.id, version: 0, events: decision, before: untold, after, jobs, photos, traces };
    await record(deps.database, { ...recording, followUpCode: hash });
  } catch (error) {
    // The same submission arrived twice at once and the other was first: its receipt is ours.
    if (error instanceof Problem && error.code === 'stale') return submit(deps, s);
    throw error;
  }
  deps.live.announce({ kind: 'case', id: s.id });
  const { phase, version, resolveBy } = after.state;
  return { id: s.id, version, number: found.number, phase: phase ?? 'submitted', resolveBy: resolveBy?.at ?? null };
}

/**
 * The facts of what is done in the same stroke. Where the rules have made the case confidential, the rest is left to those who are trusted
 * with it: whoever took the call has told them what to do in vain, but nothing is lost.
 */
function followingCommands(s: Submission, submitted: CaseState, reference: Reference, now: string): readonly CaseEvent[] {
  let state = submitted;
  const events: CaseEvent[] = [];
  const { actor, commands } = s.then ?? { actor: null, commands: [] };
  for (const command of commands) {
    const capacity = actor && capacityFor(command.type, actor, state, s.id);
    // What was noted during the call belongs to the case, whoever may read it from then on.
    if (!capacity && command.type !== 'Note') return events;
    const { standings, onBehalfOf } = capacity ?? { standings: [], onBehalfOf: null };
    const inName = onBehalfOf === null ? {} : { onBehalfOf };
    const about = { now, by: s.by, unit: s.unit, asRequester: false, standings, ...inName, ...duties(reference, state, null) };
    const next = decide(state, command, contextOf(reference, about));
    if ('refused' in next) throw new Problem(409, next.refused);
    events.push(...next.map((e) => ({ ...e, ...inName })));
    state = next.reduce(evolve, state);
  }
  return events;
}

/** What comes from another system or a made-up history was judged there: its clocks are not set anew. */
function screenedOf({ command, silent, asked }: Submission): { screened?: Screened } {
  if (silent || command.source !== null) return {};
  const { findings, raisesTo, confidential } = screen(command);
  const rules = [...new Set([...findings.map(({ rule }) => rule), ...(asked?.rules ?? [])])];
  if (rules.length === 0) return {};
  const raised = [raisesTo, asked?.raisesTo ?? null];
  return {
    screened: {
      rules,
      raisesTo: grades.find((grade) => raised.includes(grade)) ?? null,
      confidential: confidential || (asked?.confidential ?? false),
    },
  };
}

type FoundForSubmission = {
  readonly reference: number;
  readonly number: string;
  readonly existing: boolean;
  readonly requester: string | null;
  /** Who entered it; tells the repeated send of a case without requester and code from another one. */
  readonly submitted_by: string | null;
  readonly phase: Phase | null;
  readonly resolve_by: string | null;
  readonly code_hash: Buffer | null;
  readonly version: number;
  readonly photos: number;
  /** Nothing is owed to the privacy notice. */
  readonly consented: boolean;
  /** Where the requester works; null for students and for the anonymous. */
  readonly requesterUnit: string | null;
};

async function readForSubmission(deps: Needs, s: Submission, now: string): Promise<FoundForSubmission> {
  const year = Number(Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').year);
  const { rows } = await deps.database.pool.query<FoundForSubmission>({
    name: 'read-for-submission',
    text: `
      select r.version as reference, v.id is not null as existing, o.consented,
        -- what is refused for want of consent takes no number
        case when v.id is not null then v.number when o.consented then next_case_number($2) else '' end as number,
        v.requester, v.phase, v.resolve_by, coalesce(v.version, 0) as version, c.code_hash,
        (select actor from event where case_id = $1 and version = 1) as submitted_by,
        -- pictures of a nudge may go with what turns out to be another matter of the same person
        (select count(*)::int from photo p where p.id = any($3::uuid[]) and (p.case_id is null or p.case_id = $1
          or exists (select from case_view o join event e on e.case_id = o.id and e.type = 'CaseNudged'
            where o.id = p.case_id and o.requester = $4 and e.data->'photos' ? p.id::text))) as photos,
        (select unit from person where id = $4 and kind <> 'student') as "requesterUnit"
      from reference_version r
      cross join lateral (select $5::int is null
        or exists (select from consent a where a.person = $4 and a.edition = $5) as consented) o
      left join case_view v on v.id = $1
      left join follow_code c on c.case_id = v.id`,
    values: [s.id, year, s.command.photos, s.command.requester, s.owedEdition ?? null],
  });
  return rows[0]!;
}

function sameReceipt(s: Submission, found: FoundForSubmission, hash: Buffer | null): Submitted {
  const same =
    hash === null
      ? found.requester === s.command.requester &&
        (found.requester !== null || (found.submitted_by === s.by && s.by !== 'system'))
      : (found.code_hash?.equals(hash) ?? false);
  if (!same) throw new Problem(409, 'case-id-taken');
  const { version, number, phase, resolve_by } = found;
  return { id: s.id, version, number, phase: phase ?? 'submitted', resolveBy: resolve_by };
}

/** A part is signed and reported by the unit that owes it. */
function speaksForUnit(actor: Actor, command: Order['command']): boolean {
  if (command.type !== 'SignPart' && command.type !== 'ReportPart') return true;
  return actor.grants.some((grant) => grant.units?.includes(command.unit));
}

function photosIn(command: Order['command']): readonly string[] {
  const { photos = [], photosBefore = [] } = command as { photos?: readonly string[]; photosBefore?: readonly string[] };
  return [...new Set([...photos, ...photosBefore])];
}

/** An officer or head who is trusted with secret cases: of which unit, and within which ('' the school). */
type NamedPerson = { readonly unit: string; readonly trusted: string };

/** What is asked of those who handle a case now. Of the past nothing is: imports and made-up histories come as they are. */
export function duties(
  reference: Reference,
  state: CaseState,
  named: readonly NamedPerson[] | null,
): Pick<Context, 'dutiesOf' | 'isContractor' | 'hasNamedPerson' | 'isForbiddenReply' | 'hasBlankLeft'> {
  return {
    dutiesOf: (code) => {
      const category = reference.categories.get(code);
      return { statutory: category?.statutory ?? false, closing: category?.closingProofs ?? [] };
    },
    isContractor: (unit) => reference.units.get(unit)?.group === 'contractor',
    ...(named === null ? {} : { hasNamedPerson: (unit: string) => named.some((person) => isNamedIn(unit, person, reference)) }),
    isForbiddenReply: (reply) => isRefusedReply({ reply, title: state.title, text: state.text }, reference.replyRules),
    hasBlankLeft: (words) => isBlankLeft(words, reference.replyRules),
  };
}

function isNamedIn(unit: string, { unit: own, trusted }: NamedPerson, reference: Reference): boolean {
  return reference.unitsBelow(own).includes(unit) && (trusted === '' || reference.unitsBelow(trusted).includes(unit));
}

type ForCommand = {
  readonly history: CaseEvent[];
  /** The case to merge into, for Merge. */
  readonly main: { readonly id: string; readonly state: CaseState } | undefined;
  readonly followers: number;
  /** Of the command's photos, those that were uploaded and belong to no other case. */
  readonly photosFound: number;
  /** Read only where somebody is given the case. */
  readonly namedPersons: readonly NamedPerson[];
  readonly reference: Reference;
};

async function readForCommand(deps: Needs, id: string, command: Order['command']): Promise<ForCommand> {
  const mainId = command.type === 'Merge' ? command.into : null;
  const gives =
    command.type === 'Dispatch' || command.type === 'Designate' || command.type === 'Consult' || command.type === 'AddPart';
  type Row = EventRow & {
    reference: number;
    followers: number;
    photos: number;
    named: readonly NamedPerson[] | null;
    case_id: string | null;
  };
  const { rows } = await deps.database.pool.query<Row>({
    name: 'read-for-command',
    text: `
      select r.version as reference, e.case_id, e.type, e.data, e.actor, e.unit, e.at,
        case when $2::uuid is null then 0 else (select count(*)::int from case_view where merged_into = $1) end as followers,
        (select count(*)::int from photo where id = any($3::uuid[]) and (case_id is null or case_id = $1)) as photos,
        case when $4::boolean then (select jsonb_agg(distinct jsonb_build_object('unit', o.unit, 'trusted', t.unit))
          from person_grant o join person_grant t on t.person = o.person and t.role = 'trusted' join person p on p.id = o.person and p.active
          where o.role in ('officer', 'head')) end as named
      from reference_version r left join event e on e.case_id in ($1, $2::uuid) order by e.case_id, e.version`,
    values: [id, mainId, photosIn(command), gives],
  });
  const of = (caseId: string) => rows.filter((row) => row.case_id === caseId).map(eventOf);
  return {
    history: of(id),
    main: mainId === null ? undefined : { id: mainId, state: fold(of(mainId)) },
    followers: rows[0]?.followers ?? 0,
    photosFound: rows[0]?.photos ?? 0,
    namedPersons: rows[0]?.named ?? [],
    reference: await deps.reference.at(rows[0]!.reference),
  };
}

/** What the rules may look at, from the reference data. */
export function contextOf(
  reference: Reference,
  who: Omit<Context, 'calendar' | 'limits' | 'followUpRules' | 'category' | 'unitState' | 'isPlace'>,
): Context {
  return {
    ...who,
    calendar: reference.calendar,
    limits: reference.limits,
    followUpRules: reference.followUpRules,
    category: (code) => {
      const c = reference.categories.get(code);
      return c && !c.retired
        ? { nature: c.nature, grade: c.grade, confidentiality: c.confidentiality, assessed: c.assessed }
        : null;
    },
    unitState: (id) => {
      const unit = reference.units.get(id);
      const gone = unit && (unit.retired || ((unit.closesOn ?? null) !== null && unit.closesOn! <= dayOf(who.now)));
      return !unit ? 'unknown' : gone ? 'retired' : 'active';
    },
    isPlace: (id) => reference.places.has(id),
  };
}

/** Draws view, fact and search terms of one case again from a history that has been changed by law (privacy/execute.ts). */
export async function rewriteCase(
  deps: Pick<Deps, 'database' | 'reference'>,
  id: string,
  history: readonly CaseEvent[],
): Promise<void> {
  const { places } = await deps.reference.newest();
  await rewriteViews(deps.database, [{ id, told: tell(untold, history) }]);
  const traces = tracesOfHistory(history, places);
  if (traces) await rewriteTraces(deps.database, [{ id, traces }]);
}
