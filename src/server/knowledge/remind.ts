import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { tellStaff } from '../notifications/execute.ts';
import { dayOf } from '../platform/instant.ts';

/** So many days before its day of review an article's unit hears of it, and once more on the day. */
const daysBefore = 14;

/** Tells officers and heads of the unit in charge, or of one above it, which articles are to be looked through. @returns articles told of */
export async function remindOfReviews(deps: Pick<Deps, 'database' | 'clock' | 'reference'>): Promise<number> {
  const today = dayOf(deps.clock());
  const soon = Temporal.PlainDate.from(today).add({ days: daysBefore }).toString();
  type Row = { readonly id: string; readonly title: string; readonly unit: string; readonly reviewOn: string };
  const { rows } = await deps.database.pool.query<Row>(
    `select id, shown->>'title' as title, unit, review_on as "reviewOn" from knowledge_article
    where shown is not null and review_on <= $1 order by review_on, id`,
    [soon],
  );
  const reference = await deps.reference.recent();
  for (const { id, title, unit, reviewOn } of rows) {
    const stage = reviewOn <= today ? 'due' : 'soon';
    await tellStaff(deps, {
      key: `review ${id} ${reviewOn} ${stage}`,
      kind: 'ArticleReviewDue',
      about: title,
      link: `/knowledge/${id}`,
      roles: ['officer', 'head', 'operator'],
      units: ['', ...unitsAbove(unit, reference)],
    });
  }
  return rows.length;
}

function unitsAbove(unit: string, reference: Reference): string[] {
  const parent = reference.units.get(unit)?.parent ?? null;
  return parent === null ? [unit] : [unit, ...unitsAbove(parent, reference)];
}

export async function knowledgeWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('remind-of-reviews', '10 8 * * *', async () => {
    await remindOfReviews(deps);
  });
}
