import type { z } from 'zod';
import type { ArticleHit, findAnswers, readArticle, readArticles } from '../../contract/knowledge.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { audiences } from '../../domain/knowledge/vocabulary.ts';
import type { Message } from '../../text/features.ts';
import { highlight, snippet } from '../../text/highlight.ts';
import { type Condition, searchQuery } from '../../text/searchQuery.ts';
import { relevance } from '../../text/searchRank.ts';
import type { Deps } from '../deps.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { blocksOf } from './blocksOf.ts';
import { isShown, mayReadArticle } from './rows.ts';
import type { Shelf, ShelfArticle } from './shelf.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'knowledge' | 'understanding'>;
type Filter = z.output<NonNullable<typeof readArticles.query>>;
type Page = z.input<typeof readArticles.response>;
type Reading = z.input<typeof readArticle.response>;
type Answers = z.input<typeof findAnswers.response>['articles'];
type Hit = z.input<typeof ArticleHit>;

const pageSize = 20;
const excerptLength = 90;
const mostRelated = 4;

/** A page of what somebody may read today: what the words find, best first, or everything, newest first. */
export async function articlesFor(deps: Needs, actor: Actor, filter: Filter): Promise<Page> {
  const shelf = await deps.knowledge();
  const fits = readableOf(deps, actor);
  const wanted = (article: ShelfArticle) =>
    article.kind === filter.kind &&
    (filter.category === undefined || article.shown.categories.some((code) => code.startsWith(filter.category!))) &&
    fits(article);
  if (!filter.text) {
    const all = [...shelf.articles.values()].filter(wanted);
    return { ...pageOf(all, filter.skip, []), corrected: null };
  }
  const vocabulary = await deps.understanding.vocabulary();
  const typed = searchQuery(filter.text, vocabulary);
  const first = found(shelf, typed.condition).filter(wanted);
  const [repaired] = typed.corrected;
  if (first.length > 0 || repaired === undefined)
    return { ...pageOf(ranked(first, typed.phrases), filter.skip, typed.phrases), corrected: null };
  const query = searchQuery(repaired, vocabulary);
  const instead = found(shelf, query.condition).filter(wanted);
  const page = pageOf(ranked(instead, query.phrases), filter.skip, query.phrases);
  return { ...page, corrected: instead.length > 0 ? repaired : null };
}

/** @throws Problem 404 'not-found', whether there is none or none for this reader. */
export async function articleFor(deps: Needs, actor: Actor, id: string): Promise<Reading> {
  const shelf = await deps.knowledge();
  const fits = readableOf(deps, actor);
  const article = shelf.articles.get(id);
  if (!article || !fits(article)) throw new Problem(404, 'not-found');
  const { shown } = article;
  const related = [...shelf.articles.values()].filter(
    (other) =>
      other.id !== id &&
      other.kind === article.kind &&
      other.shown.categories.some((code) => shown.categories.includes(code)) &&
      fits(other),
  );
  return {
    ...hitOf(article, []),
    blocks: blocksOf(shown.text),
    blocksEn: blocksOf(shown.textEn),
    audience: shown.audience,
    publishedAt: article.publishedAt,
    validTo: shown.validTo,
    related: related.slice(0, mostRelated).map((other) => ({
      id: other.id,
      title: other.shown.title,
      titleEn: other.shown.titleEn,
    })),
  };
}

const mostAnswers = 3;
/** Below this an offer would be noise: answerIndex.test.ts and demoArticles.test.ts say what passes. */
const leastFit = 0.45;
const sameCategory = 0.15;
const candidates = 12;

/** What answers a message that is being typed. Nothing of it is stored. */
export async function answersFor(
  deps: Needs,
  actor: Actor,
  message: Message & { readonly categoryCode?: string | undefined },
): Promise<Answers> {
  const shelf = await deps.knowledge();
  const fits = readableOf(deps, actor);
  const own = audiences.filter((audience) => mayReadArticle(actor, audience));
  return shelf
    .answers(own)
    .find(message, candidates)
    .map(({ id, fit }) => ({ article: shelf.articles.get(id)!, fit }))
    .filter(({ article, fit }) => fit >= leastFit && fits(article))
    .map(({ article, fit }) => {
      const expected = message.categoryCode !== undefined && article.shown.categories.includes(message.categoryCode);
      return { article, fit: expected ? Math.min(1, fit + sameCategory) : fit };
    })
    .sort((a, b) => b.fit - a.fit)
    .slice(0, mostAnswers)
    .map(({ article, fit }) => ({ ...hitOf(article, []), fit }));
}

function readableOf(deps: Pick<Deps, 'clock'>, actor: Actor): (article: ShelfArticle) => boolean {
  const today = dayOf(deps.clock());
  return (article) => mayReadArticle(actor, article.shown.audience) && isShown(article, today);
}

function found({ search, articles }: Shelf, condition: Condition | null): ShelfArticle[] {
  return search.find(condition).map((id) => articles.get(id)!);
}

function ranked(articles: readonly ShelfArticle[], phrases: readonly string[]): ShelfArticle[] {
  const scoreOf = ({ shown, plain, plainEn }: ShelfArticle) =>
    // A true article does not age.
    relevance(
      { title: [shown.title, shown.titleEn, ...shown.questions].join('\n'), text: `${plain}\n${plainEn}`, ageDays: 0 },
      phrases,
    );
  return articles
    .map((article) => ({ article, score: scoreOf(article) }))
    .sort((a, b) => b.score - a.score)
    .map(({ article }) => article);
}

function pageOf(articles: readonly ShelfArticle[], skip: number, phrases: readonly string[]): Pick<Page, 'articles' | 'next'> {
  const shown = articles.slice(skip, skip + pageSize);
  return {
    articles: shown.map((article) => hitOf(article, phrases)),
    next: skip + pageSize < articles.length ? skip + pageSize : null,
  };
}

function hitOf(article: ShelfArticle, phrases: readonly string[]): Hit {
  const { id, kind, unit, shown, plain, plainEn, checkedAt } = article;
  const cut = snippet(plain.replaceAll('\n', ' '), phrases, excerptLength);
  return {
    id,
    kind,
    unit,
    title: shown.title,
    titleEn: shown.titleEn,
    spans: [...highlight(shown.title, phrases)],
    excerpt: { text: cut.text, spans: [...cut.spans] },
    excerptEn: plainEn.replaceAll('\n', ' ').slice(0, 2 * excerptLength),
    categories: shown.categories,
    checkedAt,
  };
}
