import type { z } from 'zod';
import type { PublishedHit, readPublished, readPublishedOne, Wording } from '../../contract/publication.ts';
import { highlight, snippet } from '../../text/highlight.ts';
import { type Condition, searchQuery, tsqueryText } from '../../text/searchQuery.ts';
import { relevance } from '../../text/searchRank.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { readCursor } from './queries.ts';
import { helpfulColumn } from './rows.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'understanding'>;
type Filter = z.output<NonNullable<typeof readPublished.query>>;
type Page = z.input<typeof readPublished.response>;
type Hit = z.input<typeof PublishedHit>;

export type PublishedRow = {
  readonly id: string;
  readonly wording: Wording;
  readonly unit: string;
  readonly category: string;
  readonly place: string | null;
  readonly month: string;
  readonly publishedAt: string;
  readonly helpful: number;
};

const pageSize = 20;
/** As many of the newest finds are ranked together. */
const ranked = 200;
const excerptLength = 90;
const mostRelated = 4;
const dayMilliseconds = 86_400_000;

const columns = `p.id, p.wording, p.unit, p.category, p.place, p.answered_month as month, p.published_at as "publishedAt", ${helpfulColumn}`;
/** Shown, and still of a case that everybody may hear of: one that has become confidential is gone at once. `$1`: public categories. */
const shown = `from publication p join case_view v on v.id = p.source_case
  where p.state = 'published' and v.confidentiality = 'normal' and v.category_code = any($1::text[])`;

/** A page of what everybody may read: what the words find, best first, or everything, newest first. */
export async function publishedPage(deps: Needs, filter: Filter): Promise<Page> {
  const classes = await publishedClasses(deps);
  if (!filter.text) return { ...(await newest(deps, filter)), corrected: null, classes };
  const vocabulary = await deps.understanding.vocabulary();
  const typed = searchQuery(filter.text, vocabulary);
  const first = await found(deps, filter, typed);
  const [repaired] = typed.corrected;
  if (first.length > 0 || repaired === undefined) return { answers: first, corrected: null, next: null, classes };
  const instead = await found(deps, filter, searchQuery(repaired, vocabulary));
  return { answers: instead, corrected: instead.length > 0 ? repaired : null, next: null, classes };
}

async function newest(deps: Needs, { category, after }: Filter): Promise<{ answers: Hit[]; next: string | null }> {
  const cursor = readCursor(after);
  const { rows } = await deps.database.pool.query<PublishedRow>({
    name: 'published-newest',
    text: `select ${columns} ${shown} and ($2::text is null or p.category like $2 || '%')
        and ($3::timestamptz is null or (p.published_at, p.id) < ($3, $4::uuid))
      order by p.published_at desc, p.id desc limit ${pageSize + 1}`,
    values: [await publicCategories(deps), category ?? null, cursor?.at ?? null, cursor?.id ?? null],
  });
  const last = rows[pageSize - 1];
  return {
    answers: rows.slice(0, pageSize).map((row) => hitOf(row, [])),
    next: rows.length > pageSize && last ? `${last.publishedAt}_${last.id}` : null,
  };
}

/** The newest answers, for a feed. */
export async function newestPublished(deps: Needs, most: number): Promise<PublishedRow[]> {
  const { rows } = await deps.database.pool.query<PublishedRow>(
    `select ${columns} ${shown} order by p.published_at desc, p.id desc limit $2`,
    [await publicCategories(deps), most],
  );
  return rows;
}

async function found(
  deps: Needs,
  { category }: Filter,
  { condition, phrases }: { readonly condition: Condition | null; readonly phrases: readonly string[] },
): Promise<Hit[]> {
  if (condition === null) return [];
  const { rows } = await deps.database.pool.query<PublishedRow>({
    name: 'published-found',
    text: `select ${columns} ${shown} and p.terms @@ $2::tsquery and ($3::text is null or p.category like $3 || '%')
      order by p.published_at desc, p.id desc limit ${ranked}`,
    values: [await publicCategories(deps), tsqueryText(condition), category ?? null],
  });
  const now = Date.parse(deps.clock());
  const scoreOf = ({ wording, publishedAt }: PublishedRow) =>
    relevance(
      {
        title: `${wording.title}\n${wording.titleEn}`,
        text: [wording.question, wording.answer, wording.questionEn, wording.answerEn].join('\n'),
        ageDays: (now - Date.parse(publishedAt)) / dayMilliseconds,
      },
      phrases,
    );
  return rows
    .map((row) => ({ row, score: scoreOf(row) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, pageSize)
    .map(({ row }) => hitOf(row, phrases));
}

async function publishedClasses(deps: Needs): Promise<Page['classes']> {
  const { rows } = await deps.database.pool.query<{ code: string; count: number }>(
    `select left(p.category, 2) as code, count(*)::int as count ${shown} and p.category <> '' group by 1 order by 1`,
    [await publicCategories(deps)],
  );
  return rows;
}

/** @throws Problem 404 'not-found', whether there never was one or it was withdrawn */
export async function publishedOne(deps: Needs, id: string): Promise<z.input<typeof readPublishedOne.response>> {
  const categories = await publicCategories(deps);
  const { rows } = await deps.database.pool.query<PublishedRow>({
    name: 'published-one',
    text: `select ${columns} ${shown} and p.id = $2`,
    values: [categories, id],
  });
  const row = rows[0];
  if (!row) throw new Problem(404, 'not-found');
  const { rows: related } = await deps.database.pool.query<Pick<PublishedRow, 'id' | 'wording'>>(
    `select p.id, p.wording ${shown} and p.category = $2 and p.category <> '' and p.id <> $3
     order by p.published_at desc, p.id desc limit ${mostRelated}`,
    [categories, row.category, id],
  );
  const { question, answer, questionEn, answerEn } = row.wording;
  return {
    ...hitOf(row, []),
    question,
    answer,
    questionEn,
    answerEn,
    publishedAt: row.publishedAt,
    related: related.map((other) => ({ id: other.id, title: other.wording.title, titleEn: other.wording.titleEn })),
  };
}

/** Counts that an answer helped, or no longer. @returns how many it has helped · @throws Problem 404 'not-found' */
export async function countHelpful(
  deps: Needs,
  id: string,
  by: { readonly voter: string; readonly helpful: boolean },
): Promise<number> {
  await publishedOne(deps, id);
  await deps.database.pool.query(
    by.helpful
      ? 'insert into publication_helpful (publication, voter, at) values ($1, requester_key($2), $3) on conflict do nothing'
      : 'delete from publication_helpful where publication = $1 and voter = requester_key($2) and $3::timestamptz is not null',
    [id, `${id} ${by.voter}`, deps.clock()],
  );
  const { rows } = await deps.database.pool.query<{ helpful: number }>(
    `select ${helpfulColumn} from publication p where p.id = $1`,
    [id],
  );
  return rows[0]?.helpful ?? 0;
}

async function publicCategories({ reference }: Pick<Deps, 'reference'>): Promise<string[]> {
  const { categories } = await reference.recent();
  return [...categories]
    .filter(([, { publishable, confidentiality }]) => publishable && confidentiality === 'normal')
    .map(([code]) => code);
}

function hitOf(row: PublishedRow, phrases: readonly string[]): Hit {
  const { id, wording, unit, category, place, month, helpful } = row;
  const { text, spans } = snippet(wording.answer, phrases, excerptLength);
  return {
    id,
    title: wording.title,
    titleEn: wording.titleEn,
    spans: [...highlight(wording.title, phrases)],
    excerpt: { text, spans: [...spans] },
    excerptEn: wording.answerEn.slice(0, excerptLength),
    unit,
    category,
    place,
    month,
    helpful,
  };
}
