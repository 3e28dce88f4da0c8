import type { z } from 'zod';
import type { PublicTable, readPerformance } from '../../contract/openData.ts';
import { fewest, openness } from '../../domain/measures/publicLines.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { type SnapshotRow, snapshotRows, tableIn } from './snapshots.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock'>;
type Table = z.input<typeof PublicTable>;
type Line = Table['total'];
type Ranking = ReturnType<typeof tableIn>;
type Counted = Ranking['total'];
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
  const ranking = tableIn(row.text);
  const waits = await frozenWaits(deps, row, ranking);
  const waited = (group: string, unit: string) => {
    const found = waits.find((wait) => wait.group === group && wait.unit === unit);
    return found && found.n >= fewest ? { n: found.n, median: found.median, p90: found.p90 } : null;
  };
  const groupsOpen = openness(ranking.groups.map(({ total }) => total));
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
    measures: ranking.total.items.map(({ measure }) => measure),
    total: lineOf(ranking.total, openness([ranking.total])[0]!, waited('', '')),
    groups: ranking.groups.map((group, at) => {
      const open = openness(group.lines);
      const names = basis.groups.find(({ code }) => code === group.group);
      return {
        group: group.group,
        name: names?.name ?? group.group,
        nameEn: names?.nameEn ?? group.group,
        total: lineOf(group.total, groupsOpen[at]!, waited(group.group, '')),
        units: group.lines.map((line, place) => ({
          unit: line.unit,
          name: row.names[line.unit]?.name ?? line.unit,
          nameEn: row.names[line.unit]?.nameEn ?? '',
          ...lineOf(line, open[place]!, waited(group.group, line.unit)),
        })),
      };
    }),
  };
}

function lineOf(counted: Counted, open: ReturnType<typeof openness>[number], waited: Line['waited']): Line {
  return {
    received: open.received ? counted.received : null,
    rates: Object.fromEntries(
      counted.items.map(({ measure, part, of, excluded, low, high }, at) => [
        measure,
        open.items[at]
          ? { part, of, value: of === 0 ? null : near(part) / of, low: low && near(low), high: high && near(high), excluded }
          : null,
      ]),
    ),
    waited: open.received ? waited : null,
  };
}

/** '2683/30' as a number; exact ones travel beside it. */
function near(exact: string): number {
  const [num = '0', den = '1'] = exact.split('/');
  return Number(num) / Number(den);
}

/** Counted at the first time of asking after the publication, from answers given before the table's moment, and kept for good. */
async function frozenWaits(deps: Needs, row: SnapshotRow, ranking: Ranking): Promise<readonly Wait[]> {
  const kept = async () => {
    const { rows } = await deps.analytics.pool.query<{ data: readonly Wait[] }>(
      'select data from analytics.snapshot_wait where snapshot = $1',
      [row.id],
    );
    return rows[0]?.data;
  };
  const known = await kept();
  if (known) return known;
  const members = ranking.groups.flatMap(({ group, lines }) => lines.map(({ unit }) => ({ unit, group })));
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
