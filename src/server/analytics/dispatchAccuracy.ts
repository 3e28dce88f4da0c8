import type { z } from 'zod';
import type { dispatchAccuracy, Tracked } from '../../contract/autoDispatch.ts';
import type { Database } from '../platform/db.ts';

type Answer = z.input<typeof dispatchAccuracy.response>;
type Row = Tracked & { readonly origin: 'live' | 'replay'; readonly month: string | null };

const none: Tracked = {
  cases: 0,
  firstRight: 0,
  suggestedRight: 0,
  agreed: 0,
  suggestionWouldHaveHelped: 0,
  suggestionWouldHaveHarmed: 0,
};
const mostMoved = 20;

/**
 * Ended cases received in [from, to) with a suggestion made before their dispatch (or by the replay): how often the suggested and the
 * first unit were the one that a case ended with. Cases without any unit (answered directly, merged) say nothing about dispatch.
 */
export async function dispatchAccuracyOf({ pool }: Database, from: string, to: string): Promise<Omit<Answer, 'asOf'>> {
  const ended = `f.submitted_at >= $1 and f.submitted_at < $2 and f.ended_at is not null and f.unit is not null and f.first_unit is not null`;
  const { rows } = await pool.query<Row>({
    name: 'dispatch-accuracy',
    text: `select s.origin, to_char(f.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as cases,
        (count(*) filter (where f.first_unit = f.unit))::int as "firstRight",
        (count(*) filter (where s.unit = f.unit))::int as "suggestedRight",
        (count(*) filter (where s.unit = f.first_unit))::int as agreed,
        (count(*) filter (where s.unit = f.unit and f.first_unit <> f.unit))::int as "suggestionWouldHaveHelped",
        (count(*) filter (where s.unit <> f.unit and f.first_unit = f.unit))::int as "suggestionWouldHaveHarmed"
      from analytics.case_fact f join analytics.dispatch_suggestion s on s.case_id = f.case_id
      where ${ended}
      group by grouping sets ((s.origin, 2), (s.origin)) order by 2, 1`,
    values: [from, to],
  });
  const { rows: moved } = await pool.query<Answer['moved'][number]>({
    name: 'moved-cases',
    text: `select f.first_unit as first, f.unit as final, count(*)::int as cases from analytics.case_fact f
      where ${ended} and f.first_unit <> f.unit group by 1, 2 order by 3 desc, 1, 2 limit ${mostMoved}`,
    values: [from, to],
  });
  const total = (origin: Row['origin']) => rows.find((row) => row.origin === origin && row.month === null) ?? none;
  return {
    live: total('live'),
    replay: total('replay'),
    months: rows.flatMap((row) => (row.month === null ? [] : [{ ...row, month: row.month }])),
    moved,
  };
}
