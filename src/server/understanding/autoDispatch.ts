import type { z } from 'zod';
import type { autoDispatchHistory, listAutoDispatch } from '../../contract/autoDispatch.ts';
import { wilsonBounds } from '../../text/marginGate.ts';
import type { Deps } from '../deps.ts';
import { tellStaff } from '../notifications/execute.ts';
import { Problem } from '../platform/problem.ts';
import { wantedAccuracy } from './dispatchGates.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'clock'>;
type Page = z.input<typeof listAutoDispatch.response>;
type Leaf = Page['leaves'][number];
type Changes = z.input<typeof autoDispatchHistory.response>['changes'];
type Measured = NonNullable<Leaf['measured']>;

type LeafRow = {
  readonly category: string;
  readonly enabled: boolean | null;
  readonly version: number | null;
  readonly note: string | null;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly measuredAt: string | null;
  readonly margin: number | null;
  readonly cases: number;
  readonly right: number;
  readonly allCases: number;
  readonly allRight: number;
  readonly dispatched: number;
  readonly decided: number;
  readonly stayed: number;
};

/** Every leaf category with what was measured, in the order of the catalogue. */
export async function autoDispatchPage(deps: Needs & Pick<Deps, 'understanding'>): Promise<Page> {
  const { categories } = await deps.reference.newest();
  const classifier = await deps.understanding.classifier('unit');
  const rows = new Map((await leafRows(deps)).map((row) => [row.category, row]));
  const active = [...categories].filter(([, { retired }]) => !retired).map(([code]) => code);
  return {
    by: classifier.kind,
    wanted: wantedAccuracy,
    leaves: active.sort().map((category) => leafOf(category, rows.get(category))),
  };
}

/**
 * Since a leaf was switched on: a case is decided when its unit has made contact or it has another unit now. Whoever asks for one leaf or
 * all of them asks the same question, so that the page and the watch never disagree.
 */
async function leafRows({ database }: Pick<Deps, 'database'>): Promise<LeafRow[]> {
  const { rows } = await database.pool.query<LeafRow>(
    `select coalesce(a.category, g.category) as category, a.enabled, a.version, a.note, a.changed_at as "changedAt",
        case when a.changed_by = 'system' then null else coalesce(p.name, a.changed_by) end as "changedBy",
        g.measured_at as "measuredAt", g.margin, coalesce(g.cases, 0) as cases, coalesce(g.right_cases, 0) as right,
        coalesce(g.all_cases, 0) as "allCases", coalesce(g.all_right, 0) as "allRight",
        coalesce(l.dispatched, 0)::int as dispatched, coalesce(l.decided, 0)::int as decided, coalesce(l.stayed, 0)::int as stayed
      from auto_dispatch a full join dispatch_gate g on g.category = a.category left join person p on p.id = a.changed_by
      left join lateral (
        select count(*) as dispatched, count(*) filter (where f.unit <> s.unit or f.responded_at is not null) as decided,
          count(*) filter (where f.unit = s.unit and f.responded_at is not null) as stayed
        from analytics.dispatch_suggestion s join analytics.case_fact f on f.case_id = s.case_id
        where s.automatic and s.category_code = a.category
          and s.at >= (select min(h.changed_at) from auto_dispatch_history h where h.category = a.category and h.enabled
            and h.version > coalesce((select max(o.version) from auto_dispatch_history o where o.category = a.category and not o.enabled
              and o.version < a.version), 0))) l on true`,
  );
  return rows;
}

function leafOf(category: string, row: LeafRow | undefined): Leaf {
  const measured = row === undefined ? null : measuredOf(row);
  return {
    category,
    enabled: row?.enabled ?? false,
    version: row?.version ?? 0,
    changedAt: row?.changedAt ?? null,
    changedBy: row?.changedBy ?? null,
    note: row?.note ?? '',
    measured,
    dispatched: row?.dispatched ?? 0,
    live: share(row?.stayed ?? 0, row?.decided ?? 0),
  };
}

function measuredOf(row: Pick<LeafRow, 'measuredAt' | 'margin' | 'cases' | 'right' | 'allCases' | 'allRight'>): Measured | null {
  if (row.measuredAt === null) return null;
  const { measuredAt, margin, cases, right, allCases, allRight } = row;
  return { measuredAt, margin, above: share(right, cases), all: share(allRight, allCases) };
}

function share(right: number, of: number): Measured['all'] {
  const bounds = wilsonBounds(right, of);
  return { right, of, low: bounds?.low ?? null, high: bounds?.high ?? null };
}

/**
 * Switches a leaf; the first of two wins.
 * @throws Problem 404 'not-found' · 409 'not-measured-well-enough' · 412 'stale'
 */
export async function switchLeaf(
  deps: Needs,
  given: { category: string; enabled: boolean; version: number; note: string; by: string },
): Promise<{ version: number }> {
  const { category, enabled, version, note, by } = given;
  const { categories } = await deps.reference.newest();
  if (categories.get(category)?.retired !== false) throw new Problem(404, 'not-found');
  const row = (await leafRows(deps)).find((each) => each.category === category);
  const measured = row === undefined ? null : measuredOf(row);
  if (enabled && measured?.margin == null) throw new Problem(409, 'not-measured-well-enough');
  if (version !== (row?.version ?? 0)) throw new Problem(412, 'stale');
  const { rowCount } = await deps.database.pool.query({
    name: 'switch-leaf',
    text: `insert into auto_dispatch (category, version, enabled, note, measured, changed_at, changed_by)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (category) do update set version = excluded.version, enabled = excluded.enabled, note = excluded.note,
        measured = excluded.measured, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where auto_dispatch.version = $2 - 1`,
    values: [category, version + 1, enabled, note, measured && JSON.stringify(measured), deps.clock(), by],
  });
  if (rowCount === 0) throw new Problem(412, 'stale');
  return { version: version + 1 };
}

export async function leafHistory({ database }: Pick<Deps, 'database'>, category: string): Promise<Changes> {
  const { rows } = await database.pool.query<Changes[number]>(
    `select h.version, h.enabled, h.note, h.measured, h.changed_at as "changedAt",
      case when h.changed_by = 'system' then null else coalesce(p.name, h.changed_by) end as "changedBy"
    from auto_dispatch_history h left join person p on p.id = h.changed_by where h.category = $1 order by h.version desc limit 200`,
    [category],
  );
  return rows;
}

/** One mistake may be chance; of two or more the upper bound of accuracy must still reach what is wanted. */
const fewestMistakes = 2;

/**
 * Switches off where fewer cases stay with the unit than the replay promised, or where the newest replay no longer reaches what is wanted,
 * and tells those who answer for it. @returns leaves switched off
 */
export async function watchAutoDispatch(deps: Needs): Promise<string[]> {
  const off: string[] = [];
  for (const row of await leafRows(deps)) {
    if (!row.enabled) continue;
    const mistakes = row.decided - row.stayed;
    const fallen = mistakes >= fewestMistakes && (wilsonBounds(row.stayed, row.decided)?.high ?? 1) < wantedAccuracy;
    const note = fallen ? `${row.stayed}/${row.decided}` : row.margin === null ? 'replay' : null;
    if (note === null) continue;
    const { category, version } = row;
    await switchLeaf(deps, { category, enabled: false, version: version ?? 0, note, by: 'system' });
    const { categories } = await deps.reference.recent();
    await tellStaff(deps, {
      key: `auto-dispatch ${category} ${(version ?? 0) + 1}`,
      kind: 'AutoDispatchStopped',
      about: categories.get(category)?.name ?? category,
      link: '/understanding/auto-dispatch',
      roles: ['supervisor', 'dispatcher', 'admin'],
    });
    off.push(category);
  }
  return off;
}
