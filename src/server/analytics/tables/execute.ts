import { createHash } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../platform/problem.ts';
import { askOf } from '../ask.ts';
import { counted } from '../snapshots.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;

/**
 * Counts and publishes the tables of the school for months that have ended, for the demonstration: as if nobody had objected in time. A month that has its
 * table is left alone.
 */
export async function freezePastMonths(
  deps: Needs,
  { months, drafter, publisher }: { readonly months: number; readonly drafter: string; readonly publisher: string },
): Promise<void> {
  const reference = await deps.reference.newest();
  const now = deps.clock();
  const month = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toPlainYearMonth();
  for (let back = months; back >= 1; back--) {
    const key = month.subtract({ months: back }).toString();
    const id = idOf(key);
    const { rows } = await deps.database.pool.query('select 1 from analytics.snapshot where id = $1', [id]);
    if (rows.length > 0) continue;
    try {
      const ask = askOf({ assessment: 'school', period: 'month', key, units: 'then' }, reference, now);
      const made = await counted(deps, ask, reference);
      await deps.database.pool.query(
        `insert into analytics.snapshot (id, state, assessment, period, as_of, text, digest, basis, names, drafted_by, drafted_at,
           opened_at, objections_until, published_by, published_at)
         values ($1, 'published', $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10, $11, $10) on conflict do nothing`,
        [
          id,
          ask.assessment.id,
          JSON.stringify(made.period),
          made.asOf,
          made.text,
          made.digest,
          JSON.stringify(made.basis),
          JSON.stringify(made.names),
          drafter,
          now,
          publisher,
        ],
      );
    } catch (error) {
      // Somebody has published a table of that time by hand.
      if (!(error instanceof Problem)) throw error;
    }
  }
}

/** The same in every start, so that a month is counted once. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`huying demo table ${key}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
