import type { ArticleDraft } from '../../contract/knowledge.ts';
import type { Audience } from '../../domain/knowledge/vocabulary.ts';
import { type AnswerIndex, openAnswerIndex } from '../../text/answerIndex.ts';
import { openSearchIndex, type SearchIndex } from '../../text/searchIndex.ts';
import type { Deps } from '../deps.ts';
import { wordsOf } from './blocksOf.ts';
import { type ArticleRow, articleColumns } from './rows.ts';

/** An article as its readers see it. */
export type ShelfArticle = Pick<ArticleRow, 'id' | 'kind' | 'unit'> & {
  readonly shown: ArticleDraft;
  readonly publishedAt: string;
  readonly checkedAt: string;
  /** The words of both texts without marks. */
  readonly plain: string;
  readonly plainEn: string;
};

/** All published articles, with one index for each circle of readers: what somebody may not read has no part in the ranking either. */
export type Shelf = {
  readonly articles: ReadonlyMap<string, ShelfArticle>;
  readonly search: SearchIndex;
  readonly answers: (audiences: readonly Audience[]) => AnswerIndex;
};

/** The articles as this process holds them; one small statement says whether any has changed. */
export function openShelf(deps: Pick<Deps, 'database'>): () => Promise<Shelf> {
  let held: { readonly version: number; readonly shelf: Promise<Shelf> } | null = null;
  return async () => {
    const { version } = await deps.database.db.selectFrom('knowledge_version').select('version').executeTakeFirstOrThrow();
    if (held === null || held.version < version) {
      const shelf = readShelf(deps);
      const reading = { version, shelf };
      held = reading;
      // What could not be read is read again by the next one who asks.
      shelf.catch(() => {
        if (held === reading) held = null;
      });
    }
    return held.shelf;
  };
}

async function readShelf({ database }: Pick<Deps, 'database'>): Promise<Shelf> {
  const { rows } = await database.pool.query<ArticleRow>(
    `select ${articleColumns} from knowledge_article where shown is not null order by published_at desc, id`,
  );
  const articles = rows.map(onShelf);
  const search = openSearchIndex();
  for (const article of articles) search.add(article.id, searchedText(article));
  const indexes = new Map<string, AnswerIndex>();
  return {
    articles: new Map(articles.map((article) => [article.id, article])),
    search,
    answers: (audiences) =>
      indexes.getOrInsertComputed(audiences.join(), () =>
        openAnswerIndex(
          articles
            .filter(({ kind, shown }) => kind === 'article' && audiences.includes(shown.audience))
            .map(({ id, shown, plain, plainEn }) => ({
              id,
              title: `${shown.title}\n${shown.titleEn}`,
              questions: shown.questions,
              text: `${plain}\n${plainEn}`,
            })),
        ),
      ),
  };
}

function onShelf({ id, kind, shown, publishedAt, checkedAt }: ArticleRow): ShelfArticle {
  // The statement asks for shown ones, and constraints keep the times of what has been published.
  const wording = shown!;
  return {
    id,
    kind,
    unit: wording.unit,
    shown: wording,
    publishedAt: publishedAt!,
    checkedAt: checkedAt!,
    plain: wordsOf(wording.text),
    plainEn: wordsOf(wording.textEn),
  };
}

export function searchedText({ shown, plain, plainEn }: ShelfArticle): string {
  return [shown.title, shown.titleEn, ...shown.questions, plain, plainEn].join('\n');
}
