import type { z } from 'zod';
import type { createPublication, decideOwnPublication, stepPublication, Wording } from '../../contract/publication.ts';
import type { CaseEvent, CaseState } from '../../domain/case/case.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { decideByRequester, decideStep, mayPropose, objectionsEnd } from '../../domain/publication/decide.ts';
import { unpublishableBecause } from '../../domain/publication/publishable.ts';
import type { Consent, PublicationState, PublicationStep } from '../../domain/publication/vocabulary.ts';
import { searchTerms } from '../../text/searchTerms.ts';
import { readableCase, stateOfCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { tellRequester, tellStaff } from '../notifications/execute.ts';
import { monthOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { identityLeft, proposalOf } from './proposal.ts';
import { type PublicationRow, publicationColumns } from './rows.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;
type Given = { readonly id: string; readonly number: number };
type StepBody = z.output<NonNullable<typeof stepPublication.body>>;
type OwnBody = z.output<NonNullable<typeof decideOwnPublication.body>>;

/** The unit that answers for what is published of a case. */
export const unitOf = (state: CaseState): string => state.lead ?? state.firstLead ?? 'intake';

/**
 * Proposes the answer of a case for everybody. The requester hears of it, and so does whoever may confirm it.
 * @throws Problem 404 'no-such-case' · 403 'not-yours' · 409 'not-publishable', 'requester-objects', 'publication-exists'
 */
export async function propose(
  deps: Needs,
  actor: Actor,
  { id, caseId, wording }: z.output<NonNullable<typeof createPublication.body>>,
): Promise<Given> {
  const known = await readableCase(deps, actor, caseId);
  const { state } = known;
  const unit = unitOf(state);
  if (!mayPropose(actor, unit)) throw new Problem(403, 'not-yours');
  const { categories } = await deps.reference.newest();
  if (unpublishableBecause(state, categories.get(state.categoryCode))) throw new Problem(409, 'not-publishable');
  if (await hasObjected(deps, caseId)) throw new Problem(409, 'requester-objects');
  const { cell } = await proposalOf(deps, known);
  const now = deps.clock();
  const { rows } = await deps.database.pool
    .query<{ id: string }>({
      name: 'propose-publication',
      text: `with p as (
          insert into publication (id, source_case, number, state, consent, unit, category, place, wording, proposed_by, written_by,
            objections_until, answered_month, changed_at)
          values ($1, $2, 1, 'proposed', 'open', $3, $4, $5, $6, $7, $7, $8, $9, $10) on conflict (id) do nothing returning id),
        s as (insert into publication_step (publication, number, type, note, actor, at) select id, 1, 'Propose', '', $7, $10 from p)
        select id from p`,
      values: [
        id,
        caseId,
        unit,
        cell.category,
        cell.place,
        JSON.stringify(wording),
        actor.id,
        objectionsEnd(now),
        `${monthOf(state.resolvedAt ?? state.submittedAt)}-01`,
        now,
      ],
    })
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'publication_lives_once') throw new Problem(409, 'publication-exists');
      throw error;
    });
  // Sent again: the same proposal is the answer, of somebody else's there is none.
  if (rows.length === 0) {
    const row = await readRow(deps, id);
    if (row.proposedBy !== actor.id || row.sourceCase !== caseId) throw new Problem(409, 'case-id-taken');
  }
  await tellRequester(deps, {
    key: `publication ${id}`,
    kind: 'PublicationProposed',
    caseId,
    person: state.requester,
    number: state.number,
  });
  await tellStaff(deps, {
    key: `publication to confirm ${id}`,
    kind: 'PublicationToConfirm',
    about: wording.title,
    link: `/publications/${id}`,
    roles: ['dispatcher', 'supervisor'],
  });
  await tellStaff(deps, {
    key: `publication to confirm ${id}`,
    kind: 'PublicationToConfirm',
    about: wording.title,
    link: `/publications/${id}`,
    roles: ['head'],
    units: unitAndAbove(unit, (await deps.reference.recent()).units),
  });
  return { id, number: 1 };
}

/** A unit and those above it. */
function unitAndAbove(unit: string, units: ReadonlyMap<string, { readonly parent: string | null }>): string[] {
  const parent = units.get(unit)?.parent ?? null;
  return parent === null ? [unit] : [unit, ...unitAndAbove(parent, units)];
}

/** @throws Problem 404 'not-found' · 403 'not-yours' · 412 'stale' · 409 with the rule that refuses */
export async function step(deps: Needs, actor: Actor, id: string, body: StepBody): Promise<Given> {
  const row = await readRow(deps, id);
  const decision = decideStep(body.type, row, { actor, now: deps.clock() });
  if ('refused' in decision) throw new Problem(decision.refused === 'not-yours' ? 403 : 409, decision.refused);
  if (body.number !== row.number) throw new Problem(412, 'stale');
  const wording = 'wording' in body ? body.wording : row.wording;
  if (body.type === 'Publish') await refuseIdentity(deps, actor, row, body.wording);
  const terms = decision.state === 'published' && wording ? termsOf(wording) : null;
  return record(deps, row, {
    type: body.type,
    actor: actor.id,
    note: 'note' in body ? body.note : '',
    state: decision.state,
    consent: decision.consent,
    wording,
    terms,
    writtenBy: 'wording' in body ? (actor.id ?? '') : row.writtenBy,
  });
}

/** What the requester says to it. Never refused to one who may open the case as requester. @throws Problem 404 · 409 · 412 */
export async function decideOwn(deps: Needs, actor: Actor, caseId: string, { number, consent }: OwnBody): Promise<void> {
  const row = await ownRow(deps, actor, caseId);
  if (!row) throw new Problem(404, 'not-found');
  const type = consent ? 'Consent' : 'Object';
  const decision = decideByRequester(type, row);
  if ('refused' in decision) throw new Problem(409, 'publication-wrong-state');
  if (number !== row.number) throw new Problem(412, 'stale');
  const { state } = decision;
  await record(deps, row, {
    type,
    // The requester is named nowhere here: of an anonymous case nobody knows who it is.
    actor: null,
    note: '',
    state,
    consent: decision.consent,
    wording: state === 'proposed' ? row.wording : null,
    terms: null,
    writtenBy: row.writtenBy,
  });
}

/** The newest publication of a case, for its requester. @throws Problem 404 'no-such-case' for everybody else */
export async function ownRow(deps: Needs, actor: Actor, caseId: string): Promise<PublicationRow | null> {
  const state = await stateOfCase(deps.database, caseId);
  const isRequester = (state.requester !== null && state.requester === actor.id) || actor.followed === caseId;
  if (state.phase === null || !isRequester) throw new Problem(404, 'no-such-case');
  const { rows } = await deps.database.pool.query<PublicationRow>(
    `select ${publicationColumns} from publication p where p.source_case = $1 order by p.changed_at desc limit 1`,
    [caseId],
  );
  return rows[0] ?? null;
}

/** @throws Problem 404 'not-found' */
export async function readRow({ database }: Pick<Deps, 'database'>, id: string): Promise<PublicationRow> {
  const { rows } = await database.pool.query<PublicationRow>({
    name: 'read-publication',
    text: `select ${publicationColumns} from publication p where p.id = $1`,
    values: [id],
  });
  const row = rows[0];
  if (!row) throw new Problem(404, 'not-found');
  return row;
}

/** Whether the requester has refused before; then the case is never proposed again. */
export async function hasObjected({ database }: Pick<Deps, 'database'>, caseId: string): Promise<boolean> {
  const { rows } = await database.pool.query("select from publication where source_case = $1 and consent = 'refused' limit 1", [
    caseId,
  ]);
  return rows.length > 0;
}

/** A second look at what was confirmed: the case may have become confidential, and corrections may have brought a name back. */
async function refuseIdentity(deps: Needs, actor: Actor, row: PublicationRow, wording: Wording): Promise<void> {
  const known: { history: CaseEvent[]; state: CaseState } = await readableCase(deps, actor, row.sourceCase);
  const { categories } = await deps.reference.newest();
  if (unpublishableBecause(known.state, categories.get(known.state.categoryCode))) throw new Problem(409, 'not-publishable');
  const fields = Object.entries(wording);
  const left = await Promise.all(fields.map(async ([field, text]) => ({ field, ...(await identityLeft(deps, known, [text])) })));
  const wrong = left.filter(({ certain }) => certain.length > 0);
  if (wrong.length > 0)
    throw new Problem(
      409,
      'identity-left',
      wrong.map(({ field }) => ({ field: `wording.${field}`, code: 'invalid' })),
    );
}

export const termsOf = (wording: Wording): string[] => [...searchTerms(Object.values(wording).join('\n'))];

type Recording = {
  readonly type: PublicationStep;
  readonly actor: string | null;
  readonly note: string;
  readonly state: PublicationState;
  readonly consent: Consent;
  readonly wording: Wording | null;
  readonly terms: readonly string[] | null;
  readonly writtenBy: string;
};

/** Step and picture in one statement; of two writers the primary key picks one. @throws Problem 412 'stale' for the other */
async function record({ database, clock }: Needs, row: PublicationRow, r: Recording): Promise<Given> {
  const number = row.number + 1;
  const wording = r.wording === null ? null : JSON.stringify(r.wording);
  await database.pool
    .query({
      name: 'step-publication',
      text: `with s as (
          insert into publication_step (publication, number, type, data, note, actor, at) values ($1, $2, $3, $4, $5, $6, $7))
        update publication set number = $2, changed_at = $7, state = $8, consent = $9, wording = $10, terms = array_to_tsvector($11::text[]),
          written_by = $12, published_at = case when $3 = 'Publish' then $7 else published_at end
        where id = $1`,
      values: [
        row.id,
        number,
        r.type,
        r.type === 'Publish' ? wording : null,
        r.note,
        r.actor,
        clock(),
        r.state,
        r.consent,
        wording,
        r.terms,
        r.writtenBy,
      ],
    })
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'publication_step_once') throw new Problem(412, 'stale');
      throw error;
    });
  return { id: row.id, number };
}
