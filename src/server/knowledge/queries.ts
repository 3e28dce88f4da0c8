import type { z } from 'zod';
import type { ArticleDraft, ArticleLine, ArticleRecord, listArticles } from '../../contract/knowledge.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { allowedSteps } from '../../domain/knowledge/decide.ts';
import { readableCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { blocksOf } from './blocksOf.ts';
import { readArticleRow } from './execute.ts';
import { type ArticleRow, articleColumns, lineOf } from './rows.ts';
import { openShelf, type Shelf } from './shelf.ts';

export type { Shelf };
export { blocksOf, openShelf };

type Filter = z.output<NonNullable<typeof listArticles.query>>;
type Needs = Pick<Deps, 'database' | 'clock'>;

const pageSize = 50;
const dueWithinDays = 30;

/** A page of all articles in every state, newest change first. Words are looked for in the newest title. */
export async function articlePage(deps: Needs, filter: Filter): Promise<{ articles: ArticleLine[]; next: string | null }> {
  const today = dayOf(deps.clock());
  const due = Temporal.PlainDate.from(today).add({ days: dueWithinDays }).toString();
  const cursor = readCursor(filter.after);
  const { rows } = await deps.database.pool.query<ArticleRow>({
    name: 'article-page',
    text: `select ${articleColumns} from knowledge_article
      where ($1::text is null or data->>'title' ilike $1 or data->>'titleEn' ilike $1 or data->>'questions' ilike $1)
        and ($2::text is null or kind = $2) and ($3::text is null or state = $3) and ($4::text is null or unit = $4)
        and ($5::text is null or data->'categories' ? $5)
        and ($6::date is null or (shown is not null and review_on <= $6))
        and ($7::timestamptz is null or (changed_at, id) < ($7, $8::uuid))
      order by changed_at desc, id desc limit ${pageSize + 1}`,
    values: [
      filter.text ? `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%` : null,
      filter.kind ?? null,
      filter.state ?? null,
      filter.unit ?? null,
      filter.category ?? null,
      filter.due ? due : null,
      cursor?.at ?? null,
      cursor?.id ?? null,
    ],
  });
  const last = rows[pageSize - 1];
  return {
    articles: rows.slice(0, pageSize).map((row) => lineOf(row, today)),
    next: rows.length > pageSize && last ? `${last.changedAt}_${last.id}` : null,
  };
}

/** @throws Problem 404 'not-found' */
export async function articleRecord(deps: Needs, actor: Actor, id: string): Promise<ArticleRecord> {
  const row = await readArticleRow(deps, id);
  const { rows: steps } = await deps.database.pool.query<ArticleRecord['steps'][number]>({
    name: 'article-steps',
    text: `select s.number, s.type, s.note, s.at, coalesce(p.name, s.actor) as by from knowledge_step s left join person p on p.id = s.actor
      where s.article = $1 order by s.number desc limit 200`,
    values: [id],
  });
  const facts = { state: row.state, unit: row.unit, writtenBy: row.writtenBy, shown: row.shown !== null };
  return {
    ...lineOf(row, dayOf(deps.clock())),
    number: row.number,
    draft: row.data,
    blocks: blocksOf(row.data.text),
    blocksEn: blocksOf(row.data.textEn),
    shownDraft: row.shown !== null && row.state !== 'published' ? row.shown : null,
    checkedAt: row.checkedAt,
    sourceCase: row.sourceCase !== null && (await maySee(deps, actor, row.sourceCase)) ? row.sourceCase : null,
    steps,
    allowed: allowedSteps(facts, actor),
  };
}

/** The wording that a step saved. @throws Problem 404 'not-found' */
export async function articleVersion(
  { database }: Needs,
  id: string,
  number: number,
): Promise<Pick<ArticleRecord, 'draft' | 'blocks'>> {
  const { rows } = await database.pool.query<{ data: ArticleDraft }>(
    'select data from knowledge_step where article = $1 and number <= $2 and data is not null order by number desc limit 1',
    [id, number],
  );
  const row = rows[0];
  if (!row) throw new Problem(404, 'not-found');
  return { draft: row.data, blocks: blocksOf(row.data.text) };
}

async function maySee(deps: Needs, actor: Actor, id: string): Promise<boolean> {
  try {
    await readableCase(deps, actor, id);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return false;
    throw error;
  }
}

/** @throws Problem 400 for what no page ended with. */
function readCursor(after: string | undefined): { at: string; id: string } | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!at || !id) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  return { at, id };
}
