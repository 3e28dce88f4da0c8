import { type DwellStep, dwellSteps } from '../../domain/foresight/vocabulary.ts';
import { benjaminiHochberg } from '../../sentinel/benjaminiHochberg.ts';
import { kruskalWallis } from '../../sentinel/kruskalWallis.ts';
import type { Database } from '../platform/db.ts';
import { startOfDay } from '../platform/instant.ts';
import type { Draft } from './engine/drafts.ts';

/** How long a step takes at a unit: the last four weeks against the half year before. Hours of the clock, nights and weekends included. */
export type Dwell = {
  readonly unit: string;
  readonly step: DwellStep;
  readonly cases: number;
  readonly medianHours: number;
  readonly p90Hours: number;
  readonly usualHours: number;
  readonly usualCases: number;
};
/** Cases that were sent to one unit and done by another. */
export type Loop = { readonly from: string; readonly to: string; readonly cases: number; readonly returns: number };
export type Bottlenecks = { readonly dwells: readonly Dwell[]; readonly loops: readonly Loop[] };

const recentDays = 28;
const beforeDays = 182;
const casesFrom = 10;
const timesFrom = 1.8;

// The centre's own steps belong to nobody else; from the dispatch on the clock is the unit's.
const spans: Record<DwellStep, { readonly from: string; readonly to: string; readonly unit: string }> = {
  accept: { from: 'submitted_at', to: 'accepted_at', unit: "'intake'" },
  dispatch: { from: 'accepted_at', to: 'dispatched_at', unit: "'intake'" },
  contact: { from: 'dispatched_at', to: 'responded_at', unit: 'unit' },
  resolve: { from: 'dispatched_at', to: 'resolved_at', unit: 'unit' },
  'follow-up': { from: 'resolved_at', to: 'followed_up_at', unit: "'intake'" },
};

/** 卡壳堵点: dwell by step × unit, and where cases go round; from the facts only. */
export async function findBottlenecks(
  analytics: Database,
  day: string,
): Promise<Bottlenecks & { readonly drafts: readonly Draft[] }> {
  type Row = Omit<Dwell, 'step'> & { readonly recent: number[]; readonly before: number[] };
  const dwells: (Dwell & Pick<Row, 'recent' | 'before'>)[] = [];
  for (const step of dwellSteps) {
    const { from, to, unit } = spans[step];
    const { rows } = await analytics.pool.query<Row>(
      `with spans as (
         select ${unit} as unit, extract(epoch from ${to} - ${from})::float8 / 3600 as hours, ${to} >= $2 as is_recent
         from analytics.case_fact
         where ${to} >= $1 and ${to} < $3 and ${from} is not null and ${to} >= ${from} and merged_into is null
           and coalesce(close_reason, '') <> 'archived-elsewhere')
       select unit, (count(*) filter (where is_recent))::int as cases, (count(*) filter (where not is_recent))::int as "usualCases",
         coalesce(percentile_cont(0.5) within group (order by hours) filter (where is_recent), 0)::float8 as "medianHours",
         coalesce(percentile_cont(0.9) within group (order by hours) filter (where is_recent), 0)::float8 as "p90Hours",
         coalesce(percentile_cont(0.5) within group (order by hours) filter (where not is_recent), 0)::float8 as "usualHours",
         coalesce((array_agg(hours) filter (where is_recent))[1:400], '{}') as recent,
         coalesce((array_agg(hours) filter (where not is_recent))[1:400], '{}') as before
       from spans where unit is not null group by unit having count(*) filter (where is_recent) > 0`,
      [startOfDay(minus(day, recentDays + beforeDays)), startOfDay(minus(day, recentDays)), startOfDay(day)],
    );
    dwells.push(...rows.map((row) => ({ ...row, step })));
  }
  const { rows: loops } = await analytics.pool.query<Loop>(
    `select first_unit as from, unit as to, count(*)::int as cases, coalesce(sum(returns), 0)::int as returns from analytics.case_fact
     where submitted_at >= $1 and submitted_at < $2 and first_unit is not null and unit is not null and first_unit <> unit
     group by 1, 2 order by cases desc, 1, 2 limit 40`,
    [startOfDay(minus(day, beforeDays)), startOfDay(day)],
  );
  return {
    dwells: dwells.map(({ recent: _, before: __, ...dwell }) => dwell).sort((a, b) => b.medianHours - a.medianHours),
    loops,
    drafts: draftsOf(dwells, day),
  };
}

function draftsOf(
  dwells: readonly (Dwell & { readonly recent: readonly number[]; readonly before: readonly number[] })[],
  day: string,
): Draft[] {
  const judged = dwells.filter(({ recent, before }) => recent.length >= casesFrom && before.length >= casesFrom);
  const chances = judged.map(
    ({ recent, before }) => kruskalWallis([...recent, ...before], [...recent.map(() => 1), ...before.map(() => 0)]).p,
  );
  const adjusted = benjaminiHochberg(chances);
  return judged.flatMap(({ unit, step, cases, medianHours, usualHours }, i): Draft[] => {
    const times = medianHours / Math.max(0.5, usualHours);
    if (!(adjusted[i]! <= 0.05) || times < timesFrom || medianHours - usualHours < 4) return [];
    return [
      {
        kind: 'bottleneck',
        family: 'cells',
        scope: { category: null, klass: null, places: [] },
        from: minus(day, recentDays),
        to: day,
        numbers: { kind: 'bottleneck', unit, step, cases, medianHours, usualHours, times, chance: chances[i]! },
        series: null,
        confidence: cases >= 30 ? 'high' : 'middle',
        caveats: cases < 15 ? ['few-cases'] : [],
        safety: false,
        score: Math.min(10, cases * (1 - 1 / times) * 0.2),
        rows: [],
      },
    ];
  });
}

const minus = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();
