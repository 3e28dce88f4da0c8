import type { z } from 'zod';
import type { PublicTable, readPerformance } from '../../contract/openData.ts';
import { pooled } from '../../domain/measures/count.ts';
import { exactText, type Fraction } from '../../domain/measures/fraction.ts';
import { rateLine } from '../../domain/measures/measure.ts';
import { fewest, openness } from '../../domain/measures/publicLines.ts';
import type { UnitCounts } from '../../domain/measures/ranking.ts';
import { weightingOf } from '../../domain/measures/scheme.ts';
import type { SnapshotInput } from '../../domain/measures/snapshot.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { type SnapshotRow, snapshotRows } from './snapshots.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock'>;
type Table = z.input<typeof PublicTable>;
type Line = Table['total'];
type Counted = {
  readonly received: number;
  readonly items: readonly { readonly of: number; readonly line: ReturnType<typeof rateLine> }[];
};

/** 三率 and what stands behind them; of whatever scheme the table was made with. */
const measures = ['responded', 'resolved', 'satisfied', 'resolvedInTime', 'solved'] as const satisfies Table['measures'];
type Wait = { readonly group: string; readonly unit: string; readonly n: number; readonly median: number; readonly p90: number };

/** The published tables of the school's own assessment, newest first, and one of them as everybody may read it. @throws Problem 404 'not-found' */
export async function performanceFor(deps: Needs, id?: string): Promise<z.input<typeof readPerformance.response>> {
  const rows = await publishedRows(deps);
  const row = id === undefined ? rows[0] : rows.find((each) => each.id === id);
  if (id !== undefined && !row) throw new Problem(404, 'not-found');
  return {
    tables: rows.map((each) => ({ id: each.id, period: periodOf(each), asOf: each.as_of, publishedAt: each.published_at! })),
    shown: row ? await publicTable(deps, row) : null,
  };
}

/** All published tables as everybody may read them, newest first. */
export async function publicTables(deps: Needs): Promise<Table[]> {
  const rows = await publishedRows(deps);
  const tables: Table[] = [];
  for (const row of rows) tables.push(await publicTable(deps, row));
  return tables;
}

async function publishedRows(deps: Needs): Promise<SnapshotRow[]> {
  const rows = await snapshotRows(deps.analytics, "s.state = 'published' and s.assessment = 'school'");
  return rows.sort((a, b) => (a.period.to < b.period.to ? 1 : a.period.to > b.period.to ? -1 : a.as_of < b.as_of ? 1 : -1));
}

const periodOf = ({ basis: { period } }: SnapshotRow) => ({
  kind: period.kind,
  key: period.key,
  from: period.from,
  to: period.to,
});

async function publicTable(deps: Needs, row: SnapshotRow): Promise<Table> {
  // Written by snapshotText and guarded by its digest.
  const { input }: { readonly input: SnapshotInput } = JSON.parse(row.text);
  const waits = await frozenWaits(deps, row, input);
  const waited = (group: string, unit: string) => {
    const found = waits.find((wait) => wait.group === group && wait.unit === unit);
    return found && found.n >= fewest ? { n: found.n, median: found.median, p90: found.p90 } : null;
  };
  const total = countedOf(input, input.units);
  const groups = input.assessment.grouping.groups.map(({ code }) => {
    const units = input.units.filter(({ group }) => group === code);
    const lines = units
      .map((unit) => ({ unit: unit.unit, ...countedOf(input, [unit]) }))
      .sort((a, b) => b.received - a.received || (a.unit < b.unit ? -1 : 1));
    return { code, lines, total: countedOf(input, units) };
  });
  const groupsOpen = openness(groups.map((group) => group.total));
  const { basis } = row;
  return {
    id: row.id,
    period: periodOf(row),
    assessment: basis.assessment,
    basis: basis.basis,
    scope: basis.scope,
    asOf: row.as_of,
    publishedAt: row.published_at!,
    fingerprint: row.digest.toString('hex').slice(0, 8),
    minimum: basis.scheme.minimum,
    measures: [...measures],
    total: lineOf(total, openness([total])[0]!, waited('', '')),
    groups: groups.map(({ code, lines, total: ofGroup }, at) => {
      const open = openness(lines);
      const names = basis.groups.find((group) => group.code === code);
      return {
        group: code,
        name: names?.name ?? code,
        nameEn: names?.nameEn ?? code,
        total: lineOf(ofGroup, groupsOpen[at]!, waited(code, '')),
        units: lines.map((line, place) => ({
          unit: line.unit,
          name: row.names[line.unit]?.name ?? line.unit,
          nameEn: row.names[line.unit]?.nameEn ?? '',
          ...lineOf(line, open[place]!, waited(code, line.unit)),
        })),
      };
    }),
  };
}

/** The frozen counts of some units by the formulas in force; the auditor's check says when a formula has changed since. */
function countedOf({ assessment }: SnapshotInput, units: readonly UnitCounts[]): Counted {
  const { scope, basis, scheme } = assessment;
  const counts = {
    full: pooled(units.map((unit) => unit.counts.full)),
    assessed: pooled(units.map((unit) => unit.counts.assessed)),
  };
  return {
    received: counts[scope].created.received ?? 0,
    items: measures.map((measure) => {
      const line = rateLine(measure, counts, { scope, basis, weighting: weightingOf(scheme) });
      return { of: line.rate.of, line };
    }),
  };
}

function lineOf(counted: Counted, open: ReturnType<typeof openness>[number], waited: Line['waited']): Line {
  return {
    received: open.received ? counted.received : null,
    rates: Object.fromEntries(
      counted.items.map(({ line: { measure, rate, interval, excluded } }, at) => [
        measure,
        open.items[at]
          ? {
              part: exactText(rate.part),
              of: rate.of,
              value: rate.of === 0 ? null : near(rate.part) / rate.of,
              low: interval && near(interval.low),
              high: interval && near(interval.high),
              excluded,
            }
          : null,
      ]),
    ),
    waited: open.received ? waited : null,
  };
}

/** Near enough to be shown; the exact number travels beside it. */
const near = ({ num, den }: Fraction): number => Number(num) / Number(den);

/** Counted at the first time of asking after the publication, from answers given before the table's moment, and kept for good. */
async function frozenWaits(deps: Needs, row: SnapshotRow, input: SnapshotInput): Promise<readonly Wait[]> {
  const kept = async () => {
    const { rows } = await deps.analytics.pool.query<{ data: readonly Wait[] }>(
      'select data from analytics.snapshot_wait where snapshot = $1',
      [row.id],
    );
    return rows[0]?.data;
  };
  const known = await kept();
  if (known) return known;
  const members = input.units.flatMap(({ unit, group }) => (group === null ? [] : [{ unit, group }]));
  const { rows } = await deps.analytics.pool.query<Wait>(
    `with member as (select * from jsonb_to_recordset($4::jsonb) as m(unit text, "group" text)),
      wait as (
        select m."group", m.unit, extract(epoch from f.first_contact_at - f.submitted_at)::float8 / 3600 as hours
        from analytics.case_fact f join member m on m.unit = f.unit
        where f.first_day is not null and f.first_contact_at >= $1 and f.first_contact_at < $2 and f.first_contact_at <= $3)
    select coalesce("group", '') as "group", coalesce(unit, '') as unit, count(*)::int as n,
      round(percentile_cont(0.5) within group (order by hours)::numeric, 1)::float8 as median,
      round(percentile_cont(0.9) within group (order by hours)::numeric, 1)::float8 as p90
    from wait group by grouping sets (("group", unit), ("group"), ())`,
    [row.period.from, row.period.to, row.as_of, JSON.stringify(members)],
  );
  await deps.database.pool.query(
    'insert into analytics.snapshot_wait (snapshot, counted_at, data) values ($1, $2, $3) on conflict do nothing',
    [row.id, deps.clock(), JSON.stringify(rows.filter(({ n }) => n >= fewest))],
  );
  // Two who ask at once get the same numbers.
  return (await kept()) ?? rows;
}
