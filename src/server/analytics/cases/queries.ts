import type { Instant } from '../../../domain/calendar.ts';
import type { Span } from '../../../domain/measures/period.ts';
import type { Deps } from '../../deps.ts';

type Needs = Pick<Deps, 'analytics'>;

/** A case by its codes; never a confidential one where a list is asked for. */
export type ListedCase = {
  readonly number: string;
  readonly category: string;
  readonly place: string | null;
  readonly unit: string | null;
  readonly grade: string;
  readonly acceptedAt: Instant;
  readonly dueAt: Instant | null;
  readonly resolvedAt: Instant | null;
};

const columns = `number, category_code as category, place_id as place, unit, grade, accepted_at as "acceptedAt",
  resolve_by as "dueAt", resolved_at as "resolvedAt"`;
/** Taken on and counted, not resolved in its present round, and not on the ledger. */
const open =
  'first_day is not null and accepted_at is not null and resolved_at is null and ended_at is null and not on_ledger and merged_into is null';
/** `$1`: codes of classes or items; all when there are none. */
const among = '(cardinality($1::text[]) = 0 or left(category_code, 2) = any($1) or category_code = any($1))';

/** Cases that are open now, by their number and the longest overdue of them. @param classes codes of classes or items; []: all */
export async function openCases(
  deps: Needs,
  ask: { readonly classes: readonly string[]; readonly now: Instant; readonly most: number },
): Promise<{ readonly open: number; readonly overdue: number; readonly lines: readonly ListedCase[] }> {
  const [counted, listed] = await Promise.all([
    deps.analytics.pool.query<{ open: number; overdue: number }>(
      `select count(*)::int as open, (count(*) filter (where coalesce(resolve_by < $2, false)))::int as overdue
       from analytics.case_fact where ${open} and ${among}`,
      [ask.classes, ask.now],
    ),
    deps.analytics.pool.query<ListedCase>(
      `select ${columns} from analytics.case_fact where ${open} and ${among} and confidentiality = 'normal'
       order by resolve_by nulls last, number limit $2`,
      [ask.classes, ask.most],
    ),
  ]);
  return { open: counted.rows[0]?.open ?? 0, overdue: counted.rows[0]?.overdue ?? 0, lines: listed.rows };
}

/** Critical and urgent cases (特急、紧急) taken on in a period. */
export async function urgentCases(
  deps: Needs,
  ask: { readonly classes: readonly string[]; readonly period: Span; readonly most: number },
): Promise<{ readonly received: number; readonly resolved: number; readonly lines: readonly ListedCase[] }> {
  const urgent = `first_day is not null and grade in ('T', 'J') and accepted_at >= $2 and accepted_at < $3 and ${among}`;
  const values = [ask.classes, ask.period.from, ask.period.to];
  const [counted, listed] = await Promise.all([
    deps.analytics.pool.query<{ received: number; resolved: number }>(
      `select count(*)::int as received, count(resolved_at)::int as resolved from analytics.case_fact where ${urgent}`,
      values,
    ),
    deps.analytics.pool.query<ListedCase>(
      `select ${columns} from analytics.case_fact where ${urgent} and confidentiality = 'normal'
       order by grade = 'T' desc, accepted_at, number limit $4`,
      [...values, ask.most],
    ),
  ]);
  return { received: counted.rows[0]?.received ?? 0, resolved: counted.rows[0]?.resolved ?? 0, lines: listed.rows };
}

/** When the records begin; null while there are none. */
export async function firstAcceptance(deps: Needs): Promise<Instant | null> {
  const { rows } = await deps.analytics.pool.query<{ at: Instant | null }>(
    'select min(accepted_at) as at from analytics.case_fact where first_day is not null',
  );
  return rows[0]?.at ?? null;
}
