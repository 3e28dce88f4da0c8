import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { CaseLine } from '../../contract/cases.ts';
import type { SearchFilter, searchCases } from '../../contract/understanding.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { highlight, snippet } from '../../text/highlight.ts';
import { type Condition, type SearchQuery, searchQuery, tsqueryText } from '../../text/searchQuery.ts';
import { relevance } from '../../text/searchRank.ts';
import {
  type Asked as AskedLines,
  covered,
  facetTerm,
  requestersOf,
  scopeTerms,
  seenLines,
  worksForFirm,
  writtenTexts,
  writtenTitles,
} from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { startOfDay } from '../platform/instant.ts';
import { requestersNamed } from './requesters.ts';
import { type Bounds, readSearchCursor, type SearchCursor, writeSearchCursor } from './searchCursor.ts';
import { type Window, windowsFrom } from './windows.ts';

type Filter = z.output<typeof SearchFilter>;
type Answer = z.input<typeof searchCases.response>;
type Needs = Pick<Deps, 'database' | 'config' | 'contacts' | 'reference' | 'clock' | 'understanding'>;

/** As many of the newest finds are ranked together: more would cost time and bring up what is years old. */
const ranked = 200;
const snippetLength = 90;
const mostFacets = 40;
/** With fewer finds in the newest months, everything before is asked for at once: each look into the index costs the same again. */
const fewFinds = 5;
const dayMilliseconds = 86_400_000;
/** No case is received then. */
const afterAll = '9999-01-01T00:00:00.000Z';

/**
 * A page of what the actor may see and the words find. The newest 200 finds are ranked by wording and freshness; when they are shown, the
 * next older 200 follow. Scope and confidentiality stand in the same condition, so that nothing else is even counted.
 */
export async function search(deps: Needs, actor: Actor, filter: Filter): Promise<Answer> {
  const vocabulary = await deps.understanding.vocabulary();
  const cursor = readSearchCursor(filter.after) ?? { asOf: deps.clock(), batch: null, last: null };
  const typed = searchQuery(filter.text, vocabulary);
  const reference = await deps.reference.recent();
  const requesters = filter.person === undefined ? null : await requestersNamed(deps, actor, filter.person);
  const found = await newest(deps, actor, { filter, reference, requesters, query: typed, cursor });
  const [repaired] = typed.corrected;
  if (found.length > 0 || repaired === undefined || typed.condition === null) {
    return { ...(await page(deps, actor, found, { filter, query: typed, cursor })), corrected: null };
  }
  const query = searchQuery(repaired, vocabulary);
  const instead = await newest(deps, actor, { filter, reference, requesters, query, cursor });
  const corrected = instead.length > 0 ? repaired : null;
  return { ...(await page(deps, actor, instead, { filter, query, cursor })), corrected };
}

type Asked = {
  readonly filter: Filter;
  readonly reference: Reference;
  /** Whose cases; null: anybody's. */
  readonly requesters: readonly string[] | null;
  readonly query: SearchQuery;
  readonly cursor: SearchCursor;
};

async function newest(deps: Needs, actor: Actor, asked: Asked): Promise<readonly CaseLine[]> {
  const { condition } = asked.query;
  const { filter, cursor, requesters } = asked;
  if (requesters?.length === 0) return [];
  // Without words the person alone is asked for, and that has an index of its own.
  if (condition === null) {
    if (requesters === null || filter.text !== '') return [];
    return seenLines(deps, actor, { where: conditions(asked, { months: null, before: afterAll }), limit: ranked });
  }
  const from = filter.from === undefined ? '' : startOfDay(filter.from);
  const to = filter.to === undefined ? cursor.asOf : startOfDay(filter.to);
  const upTo = [cursor.asOf, to, cursor.batch?.at ?? cursor.asOf].sort()[0]!;
  const look = (window: Window, limit: number) =>
    window.before <= from ? [] : seenLines(deps, actor, askedIn(window, { ...asked, actor, condition, limit }));
  const { first, later } = windowsFrom(upTo);
  const found = [...(await look(first, ranked))];
  for (const window of found.length < fewFinds ? [{ months: null, before: later[0]!.before }] : later) {
    if (found.length >= ranked) break;
    found.push(...(await look(window, ranked - found.length)));
  }
  return found;
}

/** Found by the index first, and only then judged by everything else. */
export function askedIn(
  window: Window,
  asked: Omit<Asked, 'query'> & { readonly actor: Actor; readonly condition: Condition; readonly limit: number },
): AskedLines {
  const { condition, limit } = asked;
  const text = [tsqueryText(condition), ...facetsAsked(window, asked).map(anyTerm)].join(' & ');
  const hits = sql`with hit as materialized (select case_id from case_terms where terms @@ ${text}::tsquery) select case_id from hit`;
  return { join: sql`join (${hits}) hit on hit.case_id = id`, where: conditions(asked, window), limit };
}

/** What the index can leave out before anything is read; each list is one condition. */
function facetsAsked(
  { months }: Window,
  { filter, reference, requesters, actor }: Pick<Asked, 'filter' | 'reference' | 'requesters'> & { readonly actor: Actor },
): readonly (readonly string[])[] {
  const lists = [
    months?.map(facetTerm.month),
    scopeTerms(actor) ?? undefined,
    requesters?.map(facetTerm.requester),
    filter.place === undefined ? undefined : [facetTerm.place(filter.place)],
    filter.unit === undefined ? undefined : reference.unitsBelow(filter.unit).map(facetTerm.unit),
    filter.category === undefined ? undefined : [facetTerm.category(filter.category)],
  ];
  // More units than this are nearly the whole school.
  return lists.filter((list) => list !== undefined).filter((list) => list.length > 0 && list.length <= mostFacets);
}

function anyTerm(terms: readonly string[]): string {
  return `(${terms.map((term) => `'${term.replaceAll(/['\\]/g, '$&$&')}'`).join(' | ')})`;
}

function conditions({ filter, reference, requesters, cursor }: Omit<Asked, 'query'>, window: Window): RawBuilder<unknown> {
  const all = [sql`submitted_at <= ${cursor.asOf}::timestamptz`];
  if (window.months === null) all.push(sql`submitted_at < ${window.before}::timestamptz`);
  if (cursor.batch) all.push(sql`(submitted_at, id) < (${cursor.batch.at}::timestamptz, ${cursor.batch.id}::uuid)`);
  if (filter.from) all.push(sql`submitted_at >= ${startOfDay(filter.from)}::timestamptz`);
  if (filter.to) all.push(sql`submitted_at < ${startOfDay(filter.to)}::timestamptz`);
  if (filter.phase) all.push(sql`phase = ${filter.phase}`);
  if (requesters) all.push(sql`requester = any(${[...requesters]})`);
  if (filter.unit) all.push(sql`unit = any(${reference.unitsBelow(filter.unit)})`);
  if (filter.place) all.push(sql`place_id = any(${reference.placesWithin(filter.place)})`);
  if (filter.category?.length === 4) all.push(sql`category_code = ${filter.category}`);
  else if (filter.category) all.push(sql`category_code like ${`${filter.category}%`}`);
  return sql.join(all, sql` and `);
}

async function page(
  deps: Needs,
  actor: Actor,
  batch: readonly CaseLine[],
  { filter, query, cursor }: Omit<Asked, 'reference' | 'requesters'>,
): Promise<Omit<Answer, 'corrected'>> {
  const texts = await writtenTexts(
    deps.database,
    batch.map(({ id }) => id),
  );
  const covers = worksForFirm(actor) ? await coversFor(deps, batch, texts, query.phrases) : null;
  const now = Date.parse(cursor.asOf);
  const scored = batch
    .map((line) => {
      const text = texts.get(line.id) ?? '';
      const ageDays = (now - Date.parse(line.submittedAt)) / dayMilliseconds;
      // Rounded, so that the score can be part of a key.
      const score = Math.round(relevance({ title: line.title, text, ageDays }, query.phrases) * 1e6);
      return { line, text, score };
    })
    .sort((a, b) => b.score - a.score || (a.line.id < b.line.id ? 1 : -1));
  const { last } = cursor;
  const left = last === null ? scored : scored.filter((each) => isAfter(last, { score: each.score, id: each.line.id }));
  const shown = left.slice(0, filter.limit);
  return {
    found: shown.flatMap(({ line, text }) => {
      // Found by words that this reader may not see: the find alone would tell them.
      const told = covers === null ? text : (covers.get(line.id) ?? null);
      if (told === null) return [];
      const cut = snippet(told, query.phrases, snippetLength);
      return [
        { case: line, title: [...highlight(line.title, query.phrases)], snippet: { text: cut.text, spans: [...cut.spans] } },
      ];
    }),
    next: nextCursor(batch, { cursor, shown: shown.at(-1), exhausted: left.length <= filter.limit }),
  };
}

/** The texts as an external firm may see them; null where the words were found in what is covered. */
async function coversFor(
  deps: Needs,
  batch: readonly CaseLine[],
  texts: ReadonlyMap<string, string>,
  phrases: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const ids = batch.map(({ id }) => id);
  const names = await requestersOf(deps.database, ids);
  const titles = await writtenTitles(deps.database, ids);
  const finds = (words: string) => JSON.stringify(highlight(words, phrases));
  return new Map(
    ids.map((id) => {
      const [title, text] = [titles.get(id) ?? '', texts.get(id) ?? ''];
      const told = covered(text, names.get(id) ?? []);
      const same = finds(text) === finds(told) && finds(title) === finds(covered(title, names.get(id) ?? []));
      return [id, same ? told : null];
    }),
  );
}

function isAfter(last: NonNullable<SearchCursor['last']>, each: { readonly score: number; readonly id: string }): boolean {
  return each.score < last.score || (each.score === last.score && each.id < last.id);
}

function nextCursor(
  batch: readonly CaseLine[],
  at: {
    readonly cursor: SearchCursor;
    readonly shown: { line: CaseLine; score: number } | undefined;
    readonly exhausted: boolean;
  },
): string | null {
  const { asOf } = at.cursor;
  if (!at.exhausted && at.shown) {
    return writeSearchCursor({ ...at.cursor, last: { score: at.shown.score, id: at.shown.line.id } });
  }
  const oldest = batch.at(-1);
  if (batch.length < ranked || !oldest) return null;
  const bounds: Bounds = { at: oldest.submittedAt, id: oldest.id };
  return writeSearchCursor({ asOf, batch: bounds, last: null });
}
