import type { z } from 'zod';
import type { knowledgeFigures } from '../../contract/knowledge.ts';
import type { Database } from '../platform/db.ts';

type Figures = z.input<typeof knowledgeFigures.response>;

/** What became of offered articles between two instants [from, to); each draft counts once a figure. */
export async function knowledgeDeflection(
  { pool }: Database,
  from: string,
  to: string,
): Promise<Pick<Figures, 'total' | 'articles'>> {
  type Row = Figures['total'] & { readonly id: string | null; readonly title: string | null };
  const { rows } = await pool.query<Row>({
    name: 'knowledge-deflection',
    text: `with reading as (select visit, article, step from analytics.knowledge_reading where at >= $1 and at < $2),
        sent as (select distinct visit from reading where step = 'sent')
      select r.article as id, max(a.data->>'title') as title,
        count(distinct r.visit) filter (where r.step = 'shown')::int as shown,
        count(distinct r.visit) filter (where r.step = 'opened')::int as opened,
        count(distinct r.visit) filter (where r.step = 'solved')::int as solved,
        count(distinct r.visit) filter (where r.step = 'solved' and sent.visit is not null)::int as "solvedButSent"
      from reading r join knowledge_article a on a.id = r.article left join sent on sent.visit = r.visit
      group by grouping sets ((r.article), ())`,
    values: [from, to],
  });
  const none = { shown: 0, opened: 0, solved: 0, solvedButSent: 0 };
  const total = rows.find(({ id }) => id === null);
  return {
    total: total ?? none,
    articles: rows
      .flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id, title: row.title ?? '' }]))
      .sort((a, b) => b.shown - a.shown || (a.id < b.id ? -1 : 1)),
  };
}
