import type { z } from 'zod';
import type { recordReading } from '../../contract/knowledge.ts';
import type { Deps } from '../deps.ts';

type Reading = z.output<NonNullable<typeof recordReading.body>>;

/** Counts what became of offered articles. Articles that do not exist are ignored; the same told twice counts once. */
export async function keepReading({ database, clock }: Pick<Deps, 'database' | 'clock'>, reading: Reading): Promise<void> {
  await database.pool.query({
    name: 'keep-reading',
    text: `insert into analytics.knowledge_reading (visit, article, step, face, at)
      select $1, id, $2, $3, $4 from knowledge_article where id = any($5::uuid[]) on conflict do nothing`,
    values: [reading.visit, reading.step, reading.face, clock(), reading.articles],
  });
}
