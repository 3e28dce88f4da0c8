import { createHash } from 'node:crypto';
import { type DemoArticle, demoArticles } from '../../../seed/demo/articles.ts';
import { ArticleDraft } from '../../contract/knowledge.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Deps } from '../deps.ts';
import { createArticle, stepArticle } from '../knowledge/execute.ts';
import { Problem } from '../platform/problem.ts';

/** Written this long before the present, so that some are due for review soon. */
const writtenDaysAgo = 160;
const reviewedAfterDays = 180;
const publishedDaysLater = 2;

/** Writes and publishes the articles of the demonstration, each by two people, through the steps that people take. Repeated, it does nothing. */
export async function publishDemoArticles(deps: Pick<Deps, 'database' | 'reference'>, now: string): Promise<void> {
  const writer: Actor = { id: 'operator1', grants: [{ role: 'operator', units: null }], followed: null };
  const reviewer: Actor = { id: 'dispatcher1', grants: [{ role: 'dispatcher', units: null }], followed: null };
  for (const [number, article] of demoArticles.entries()) {
    const daysAgo = writtenDaysAgo - 4 * number;
    const then = { ...deps, clock: () => instantAgo(now, daysAgo) };
    const later = { ...deps, clock: () => instantAgo(now, daysAgo - publishedDaysLater) };
    const id = idOf(article);
    try {
      await createArticle(then, writer, { id, kind: 'article', sourceCase: null, draft: draftOf(article, now, daysAgo) });
      await stepArticle(then, writer, id, { type: 'Submit', number: 1, note: '' });
      await stepArticle(later, reviewer, id, { type: 'Publish', number: 2, note: '' });
    } catch (error) {
      // It is there already, or a unit or category of it has been taken away.
      if (!(error instanceof Problem)) throw error;
    }
  }
}

function draftOf({ audience = 'everybody', ...article }: DemoArticle, now: string, daysAgo: number): ArticleDraft {
  const reviewOn = Temporal.Instant.from(now)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .add({ days: reviewedAfterDays - daysAgo });
  return ArticleDraft.parse({ ...article, audience, reviewOn: reviewOn.toString() });
}

/** The same in every demonstration: a link to an article can be written down. */
function idOf({ title }: DemoArticle): string {
  const hex = createHash('sha256').update(title).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function instantAgo(now: string, days: number): string {
  return Temporal.Instant.from(now)
    .subtract({ hours: 24 * days })
    .toString({ smallestUnit: 'millisecond' });
}
