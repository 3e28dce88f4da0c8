import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Draft, DraftFailure, DraftKind, draftOutcomes } from '../../contract/drafting.ts';
import type { CaseEvent, CaseState } from '../../domain/case/case.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { readableCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { openAsk } from '../platform/ask.ts';
import { Problem } from '../platform/problem.ts';
import { askModel } from './askModel.ts';
import { type Material, promptOf, readable, withoutIdentity } from './prompts.ts';
import { type OpenSlot, readSlot } from './slot.ts';

type Needs = Pick<Deps, 'database' | 'config' | 'clock' | 'reference' | 'contacts'>;
type Given = z.input<typeof Draft>;

/**
 * Asks the machine for words about a case and keeps them with who asked. Never for a confidential case, whoever asks.
 * @throws Problem 404 'no-such-case' · 409 'drafting-off' · 424 'drafting-failed' when nothing usable came
 */
export async function draft(deps: Needs, actor: Actor, id: string, kind: DraftKind): Promise<Given> {
  const { history, state } = await readableCase(deps, actor, id);
  const slot = await readSlot(deps);
  if (!mayDraft(slot, state).includes(kind)) throw new Problem(409, 'drafting-off');
  const names = await identitiesAround(deps, history, state);
  const material = withoutIdentity(materialOf(history, state, await deps.reference.recent()), names);
  const from = performance.now();
  const result = await words(deps, slot, kind, material);
  const kept = {
    id: randomUUID(),
    kind,
    caseId: id,
    model: slot.model,
    askedBy: actor.id ?? '',
    milliseconds: Math.round(performance.now() - from),
    ...result,
  };
  await keep(deps, kept);
  if (kept.text === null) throw new Problem(424, 'drafting-failed');
  return readDraft(deps, kept.id);
}

/** What may be asked for a case now. */
export function mayDraft(
  { enabled, kinds }: OpenSlot,
  { confidentiality }: Pick<CaseState, 'confidentiality'>,
): readonly DraftKind[] {
  return enabled && confidentiality === 'normal' ? kinds : [];
}

type Words = { readonly text: string; readonly failed: null } | { readonly text: null; readonly failed: DraftFailure };

/** Readable words of the model, or why there are none. */
export async function words(deps: Pick<Deps, 'config'>, slot: OpenSlot, kind: DraftKind, material: Material): Promise<Words> {
  const ask = openAsk({ toLoopback: deps.config.messagesToLoopback, timeoutMilliseconds: slot.timeoutSeconds * 1000 });
  const said = await askModel(ask, slot, promptOf(kind, material));
  if ('failed' in said) return { text: null, failed: said.failed };
  const text = readable(kind, said.text, material);
  return text === null ? { text: null, failed: 'nonsense' } : { text, failed: null };
}

function materialOf(history: readonly CaseEvent[], state: CaseState, { categories, places }: Reference): Material {
  const steps = history.flatMap((event) => {
    if (event.type === 'RequesterContacted') return [event.evidence];
    if (event.type === 'ProgressReported') return [event.text];
    return [];
  });
  const place = state.placeId === null ? undefined : places.get(state.placeId);
  const building = place?.kind === 'room' || place?.kind === 'floor' ? places.get(place.parent ?? '') : place;
  return {
    title: state.title,
    text: state.text,
    category: categories.get(state.categoryCode)?.name ?? '',
    place: building && building.kind !== 'floor' && building.kind !== 'room' ? building.name : '',
    steps,
    result: state.result ?? '',
  };
}

/** Names, logins and phones of whoever had to do with the case: the rules cannot guess them. */
async function identitiesAround(
  { database, contacts }: Pick<Deps, 'database' | 'contacts'>,
  history: readonly CaseEvent[],
  state: CaseState,
): Promise<string[]> {
  const ids = [...new Set([state.requester, ...history.map(({ by }) => by)].filter((each) => each !== null))];
  const { rows } = await database.pool.query<{ id: string; name: string; login: string; phone: string }>(
    'select id, name, login, phone from person where id = any($1)',
    [ids],
  );
  return [...new Set([...rows.flatMap(({ id, name, login, phone }) => [name, login, contacts.open(id, phone)]), ...ids])].filter(
    (each) => !nobodys.has(each),
  );
}

const nobodys: ReadonlySet<string> = new Set(['', 'system', 'anonymous']);

type Kept = Words & {
  readonly id: string;
  readonly caseId: string;
  readonly kind: DraftKind;
  readonly model: string;
  readonly askedBy: string;
  readonly milliseconds: number;
};

async function keep({ database, clock }: Needs, kept: Kept): Promise<void> {
  await database.pool.query({
    name: 'keep-draft',
    text: `insert into model_draft (id, case_id, kind, model, asked_by, asked_at, milliseconds, text, failed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [kept.id, kept.caseId, kept.kind, kept.model, kept.askedBy, clock(), kept.milliseconds, kept.text, kept.failed],
  });
}

/** Records what a person made of a draft. @throws Problem 404 'not-found', also when the case is none of the actor's */
export async function decideOnDraft(
  deps: Needs,
  actor: Actor,
  id: string,
  outcome: (typeof draftOutcomes)[number],
): Promise<Given> {
  const { rows } = await deps.database.pool.query<{ case_id: string }>('select case_id from model_draft where id = $1', [id]);
  if (!rows[0]) throw new Problem(404, 'not-found');
  await readableCase(deps, actor, rows[0].case_id);
  await deps.database.pool.query({
    name: 'decide-draft',
    text: 'update model_draft set outcome = $2, decided_by = $3, decided_at = $4 where id = $1 and outcome is null',
    values: [id, outcome, actor.id, deps.clock()],
  });
  return readDraft(deps, id);
}

const columns = `d.id, d.kind, d.text, d.model, d.asked_at as "askedAt", coalesce(a.name, d.asked_by) as "askedBy", d.outcome,
  coalesce(p.name, d.decided_by) as "decidedBy", d.decided_at as "decidedAt"
  from model_draft d left join person a on a.id = d.asked_by left join person p on p.id = d.decided_by`;

async function readDraft({ database }: Pick<Deps, 'database'>, id: string): Promise<Given> {
  const { rows } = await database.pool.query<Given>(`select ${columns} where d.id = $1`, [id]);
  return rows[0]!;
}

const mostDrafts = 30;

/** Drafts of a case that held words, newest first, and what may be asked for now. @throws Problem 404 'no-such-case' */
export async function draftsOf(deps: Needs, actor: Actor, id: string): Promise<{ kinds: DraftKind[]; drafts: Given[] }> {
  const { state } = await readableCase(deps, actor, id);
  const { rows } = await deps.database.pool.query<Given>(
    `select ${columns} where d.case_id = $1 and d.text is not null order by d.asked_at desc, d.id limit ${mostDrafts}`,
    [id],
  );
  return { kinds: [...mayDraft(await readSlot(deps), state)], drafts: rows };
}
