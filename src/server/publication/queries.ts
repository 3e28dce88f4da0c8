import type { z } from 'zod';
import type {
  getOwnPublication,
  listPublications,
  PublicationLine,
  PublicationRecord,
  proposePublication,
} from '../../contract/publication.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { allowedSteps, mayPropose } from '../../domain/publication/decide.ts';
import { unpublishableBecause } from '../../domain/publication/publishable.ts';
import { readableCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { hasObjected, ownRow, readRow, unitOf } from './execute.ts';
import { identityLeft, originalOf, proposalOf } from './proposal.ts';
import { helpfulColumn, type PublicationRow, publicationColumns } from './rows.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;
type Filter = z.output<NonNullable<typeof listPublications.query>>;
type ListedRow = PublicationRow & { readonly helpful: number; readonly title: string | null };

const pageSize = 50;
/** Offices see the publications of every unit. */
const offices = ['operator', 'dispatcher', 'supervisor'];

/** What of a case could be shown to everybody. @throws Problem 404 'no-such-case', whether there is none or none for the actor */
export async function proposalFor(
  deps: Needs,
  actor: Actor,
  caseId: string,
): Promise<z.input<typeof proposePublication.response>> {
  const known = await readableCase(deps, actor, caseId);
  const { categories } = await deps.reference.newest();
  const { rows } = await deps.database.pool.query<{ id: string }>(
    "select id from publication where source_case = $1 and state in ('proposed', 'published')",
    [caseId],
  );
  const existing = rows[0]?.id ?? null;
  const because = await becauseOf();
  if (because !== null) {
    const nothing = { title: '', question: '', answer: '' };
    return {
      because,
      existing,
      original: nothing,
      wording: nothing,
      cell: { category: '', place: null },
      cellCases: 0,
      replaced: [],
    };
  }
  return { because, existing, ...mutable(await proposalOf(deps, known)) };

  async function becauseOf() {
    if (!mayPropose(actor, unitOf(known.state))) return 'not-yours' as const;
    if (await hasObjected(deps, caseId)) return 'requester-objects' as const;
    return unpublishableBecause(known.state, categories.get(known.state.categoryCode));
  }
}

const mutable = (proposal: Awaited<ReturnType<typeof proposalOf>>) => ({
  ...proposal,
  replaced: [...proposal.replaced],
});

/** A page of the publications that concern the actor's units, newest change first. */
export async function publicationPage(
  deps: Needs,
  actor: Actor,
  filter: Filter,
): Promise<{ publications: PublicationLine[]; next: string | null }> {
  const cursor = readCursor(filter.after);
  const { rows } = await deps.database.pool.query<ListedRow>({
    name: 'publication-page',
    text: `select ${publicationColumns}, p.wording->>'title' as title, ${helpfulColumn} from publication p
      where ($1::text is null or p.state = $1) and ($2::text[] is null or p.unit = any($2))
        and ($3::timestamptz is null or (p.changed_at, p.id) < ($3, $4::uuid))
      order by p.changed_at desc, p.id desc limit ${pageSize + 1}`,
    values: [filter.state ?? null, unitsOf(actor), cursor?.at ?? null, cursor?.id ?? null],
  });
  const last = rows[pageSize - 1];
  return {
    publications: rows.slice(0, pageSize).map((row) => lineOf(deps, actor, row)),
    next: rows.length > pageSize && last ? `${last.changedAt}_${last.id}` : null,
  };
}

/** @throws Problem 404 'not-found', whether there is none or none for the actor */
export async function publicationRecord(deps: Needs, actor: Actor, id: string): Promise<PublicationRecord> {
  const row = await readRow(deps, id);
  const units = unitsOf(actor);
  if (units !== null && !units.includes(row.unit)) throw new Problem(404, 'not-found');
  const [{ rows: steps }, { rows: counted }, source] = await Promise.all([
    deps.database.pool.query<PublicationRecord['steps'][number]>(
      `select s.number, s.type, s.note, s.at, case when s.actor is null then null else coalesce(p.name, s.actor) end as by
       from publication_step s left join person p on p.id = s.actor where s.publication = $1 order by s.number desc`,
      [id],
    ),
    deps.database.pool.query<{ helpful: number }>(`select ${helpfulColumn} from publication p where p.id = $1`, [id]),
    readableOrNull(deps, actor, row.sourceCase),
  ]);
  const words = row.wording === null ? [] : Object.values(row.wording);
  const left = source === null ? { certain: [], possible: [] } : await identityLeft(deps, source, words);
  return {
    ...lineOf(deps, actor, { ...row, helpful: counted[0]?.helpful ?? 0, title: row.wording?.title ?? null }),
    number: row.number,
    wording: row.wording,
    source: source && { id: row.sourceCase, number: source.state.number, original: originalOf(source.state) },
    answeredMonth: row.answeredMonth,
    steps,
    // Whoever cannot lay the original beside it confirms nothing.
    allowed: allowedSteps(row, { actor, now: deps.clock() }).filter((step) => source !== null || step !== 'Publish'),
    suspicious: [...left.certain, ...left.possible],
  };
}

/** What of the requester's own case is, or is to be, read by everybody. */
export async function ownPublication(
  deps: Needs,
  actor: Actor,
  caseId: string,
): Promise<z.input<typeof getOwnPublication.response>> {
  const row = await ownRow(deps, actor, caseId);
  if (row === null) return { publication: null };
  const { id, number, state, consent, objectionsUntil, wording } = row;
  const { title = '', question = '', answer = '' } = wording ?? {};
  return { publication: { id, number, state, consent, objectionsUntil, title, question, answer } };
}

function lineOf(deps: Pick<Deps, 'clock'>, actor: Actor, row: ListedRow): PublicationLine {
  const { id, state, consent, unit, category, place, objectionsUntil, publishedAt, changedAt, helpful } = row;
  const mine = allowedSteps(row, { actor, now: deps.clock() }).includes('Publish');
  const title = row.title ?? '';
  return { id, state, consent, title, unit, category, place, objectionsUntil, publishedAt, changedAt, helpful, mine };
}

/** null: of every unit. */
function unitsOf({ grants }: Actor): readonly string[] | null {
  if (grants.some(({ role }) => offices.includes(role))) return null;
  return grants.filter(({ role }) => role === 'officer' || role === 'head').flatMap(({ units }) => units ?? []);
}

async function readableOrNull(deps: Needs, actor: Actor, id: string) {
  try {
    return await readableCase(deps, actor, id);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** @throws Problem 400 for what no page ended with. */
export function readCursor(after: string | undefined): { at: string; id: string } | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at))) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  return { at, id };
}
