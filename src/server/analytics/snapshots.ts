import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { RankingTable } from '../../contract/measures.ts';
import type { SnapshotLine } from '../../contract/snapshots.ts';
import { addNaturalMinutes, type Instant } from '../../domain/calendar.ts';
import type { Assessment } from '../../domain/measures/assessment.ts';
import { differences } from '../../domain/measures/canonical.ts';
import { noCounts } from '../../domain/measures/count.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import { exactText } from '../../domain/measures/fraction.ts';
import { type Period, sameStretchBefore, soFar } from '../../domain/measures/period.ts';
import type { UnitCounts } from '../../domain/measures/ranking.ts';
import { itemsOf } from '../../domain/measures/scheme.ts';
import { freezingRefused, recomputed, snapshotText } from '../../domain/measures/snapshot.ts';
import type { SnapshotState } from '../../domain/measures/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import type { Database } from '../platform/db.ts';
import { Problem } from '../platform/problem.ts';
import type { Asked } from './ask.ts';
import { countsAsOf } from './asOf.ts';
import { deedsByUnit, deedsIn } from './deeds.ts';
import { rankedUnits } from './queries.ts';

type Line = z.input<typeof SnapshotLine>;
type Named = { readonly name: string; readonly nameEn: string };

export type SnapshotRow = {
  readonly id: string;
  readonly state: SnapshotState;
  readonly assessment: string;
  readonly period: Period;
  readonly as_of: Instant;
  readonly text: string;
  readonly digest: Buffer;
  readonly basis: Line['basis'];
  readonly names: Readonly<Record<string, Named>>;
  readonly drafted_by: string;
  readonly drafted_at: Instant;
  readonly objections_until: Instant | null;
  readonly published_at: Instant | null;
  readonly withdrawn_because: string | null;
  readonly open_objections: number;
};

const columns = `s.id, s.state, s.assessment, s.period, s.as_of, s.text, s.digest, s.basis, s.names, s.drafted_by, s.drafted_at,
  s.objections_until, s.published_at, s.withdrawn_because,
  (select count(*)::int from analytics.objection o where o.snapshot = s.id and o.upheld is null) as open_objections`;

export async function snapshotRows(
  database: Database,
  condition = 'true',
  values: readonly unknown[] = [],
): Promise<SnapshotRow[]> {
  const { rows } = await database.pool.query<SnapshotRow>(
    `select ${columns} from analytics.snapshot s where ${condition} order by s.drafted_at desc limit 200`,
    [...values],
  );
  return rows;
}

/** @throws Problem 404 */
export async function snapshotRow(database: Database, id: string): Promise<SnapshotRow> {
  const [row] = await snapshotRows(database, 's.id = $1', [id]);
  if (!row) throw new Problem(404, 'not-found');
  return row;
}

export function snapshotLine(row: SnapshotRow): Line {
  return {
    id: row.id,
    state: row.state,
    basis: row.basis,
    asOf: row.as_of,
    draftedAt: row.drafted_at,
    objectionsUntil: row.objections_until,
    publishedAt: row.published_at,
    objections: row.open_objections,
    fingerprint: row.digest.toString('hex').slice(0, 8),
  };
}

/** What a command has written by this time has been committed: nothing can still come in from before it. */
const settledMinutes = 1;

/** The table of a question as of now, as it will be frozen. @throws Problem 409 'period-not-begun' · 'overlaps-frozen' · 'frozen-already' */
export async function counted(deps: Pick<Deps, 'analytics'>, ask: Asked, reference: Reference) {
  const asOf = addNaturalMinutes(ask.asOf, -settledMinutes);
  const period = soFar(ask.period, asOf);
  if (period === null) throw new Problem(409, 'period-not-begun');
  await refuseOverlap(deps.analytics, ask.assessment.id, period);
  const text = await textOf(
    deps.analytics,
    { assessment: ask.assessment, period, asOf, calendar: reference.calendar.version },
    reference,
  );
  return { asOf, period, text, digest: digestOf(text), basis: frozenBasis(ask, period, reference), names: namesOf(reference) };
}

export async function refuseOverlap(database: Database, assessment: string, period: Period): Promise<void> {
  const published = await snapshotRows(database, "s.state = 'published' and s.assessment = $1", [assessment]);
  const refused = freezingRefused(
    period,
    published.map((row) => row.period),
  );
  if (refused !== null) throw new Problem(409, refused);
}

type Whole = { readonly assessment: Assessment; readonly period: Period; readonly asOf: Instant; readonly calendar: number };

async function textOf(database: Database, { assessment, period, asOf, calendar }: Whole, reference: Reference): Promise<string> {
  const before = sameStretchBefore(period, asOf, reference.calendar.school);
  const [[own, earlier], deeds] = await Promise.all([
    countsAsOf(database, before ? [period, before] : [period], asOf),
    deedsIn(database, before ? { from: before.from, to: period.to } : period, asOf),
  ]);
  const units = (counts: NonNullable<typeof own>['counts'], within: Period) =>
    rankedUnits(counts, reference, { assessment, groupsAt: period.from, deeds: deedsByUnit(deeds, within) });
  return snapshotText({
    asOf,
    period,
    assessment,
    counting: defaultCounting,
    calendar,
    units: own ? units(own.counts, period) : [],
    before: earlier && before ? units(earlier.counts, before) : [],
  });
}

export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Works a table out again: from the counts in it, and from the facts and deeds as they stood then. Groups are taken from the table, since
 * units may have been moved since: what is proved is the counting.
 */
export async function checked(deps: Pick<Deps, 'analytics'>, row: SnapshotRow) {
  const frozen: Frozen = JSON.parse(row.text); // written by snapshotText and guarded by its digest
  const { period, asOf, units, before } = frozen.input;
  const earlier = before.length > 0 ? beforeOf(frozen) : null;
  const [[own, then], deeds] = await Promise.all([
    countsAsOf(deps.analytics, earlier ? [period, earlier] : [period], asOf),
    deedsIn(deps.analytics, earlier ? { from: earlier.from, to: period.to } : period, asOf),
  ]);
  const again = (all: readonly UnitCounts[], counts: NonNullable<typeof own>['counts'] | undefined, within: Period) => {
    if (counts === undefined) return all;
    const groups = new Map(all.map((unit) => [unit.unit, unit.group]));
    const byUnit = deedsByUnit(deeds, within);
    return [...new Set([...counts.keys(), ...byUnit.keys()])].map((unit) => ({
      unit,
      group: groups.get(unit) ?? null,
      deeds: byUnit.get(unit) ?? [],
      counts: counts.get(unit) ?? { full: noCounts, assessed: noCounts },
    }));
  };
  const text = snapshotText({
    ...frozen.input,
    units: again(units, own?.counts, period),
    before: again(before, then?.counts, earlier ?? period),
  });
  return {
    digestHolds: digestOf(row.text).equals(row.digest),
    formulas: [...differences(row.text, recomputed(row.text))],
    facts: [...differences(row.text, text)],
    cases: own?.cases ?? 0,
  };
}

function beforeOf({ input }: Frozen): Period | null {
  return sameStretchBefore(input.period, input.asOf, []);
}

type Frozen = {
  readonly input: Parameters<typeof snapshotText>[0];
  readonly ranking: FrozenRanking;
};
type FrozenScore = {
  readonly score: string | null;
  readonly lowScore: string | null;
  readonly n: number;
  readonly items: readonly {
    readonly measure: Line['basis']['scheme']['items'][number]['measure'];
    readonly max: string;
    readonly points: string | null;
    readonly line: {
      readonly excluded: number;
      readonly rate: { readonly part: string; readonly of: number };
      readonly interval: { readonly low: string; readonly high: string } | null;
    };
  }[];
};
type FrozenTotal = {
  readonly score: FrozenScore;
  readonly received: number;
  readonly excluded: { readonly part: string; readonly of: number };
};
type FrozenLine = FrozenTotal & {
  readonly unit: string;
  readonly rank: number | null;
  readonly lowRank: number | null;
  readonly unranked: 'too-few' | 'vetoed' | null;
};
type FrozenRanking = {
  readonly total: FrozenTotal;
  readonly groups: readonly {
    readonly group: string;
    readonly lines: readonly FrozenLine[];
    readonly total: FrozenTotal;
    readonly progress: z.input<typeof RankingTable>['groups'][number]['progress'];
  }[];
};

/** The table as it stands in the text: not counted again, not rounded. */
export function tableIn(text: string): z.input<typeof RankingTable> {
  const { ranking, input }: Frozen = JSON.parse(text); // written by snapshotText and guarded by its digest
  const { scope } = input.assessment;
  const valid = new Map(input.units.map((unit) => [unit.unit, unit.counts[scope].calledBack.valid ?? 0]));
  const validOf = (units: Iterable<string>) => [...units].reduce((total, unit) => total + (valid.get(unit) ?? 0), 0);
  const total = ({ score, received, excluded }: FrozenTotal, units: Iterable<string>) => ({
    score: score.score,
    lowScore: score.lowScore,
    n: score.n,
    received,
    excluded,
    valid: validOf(units),
    items: score.items.map(({ measure, max, points, line }) => ({
      measure,
      part: line.rate.part,
      of: line.rate.of,
      excluded: line.excluded,
      low: line.interval?.low ?? null,
      high: line.interval?.high ?? null,
      max,
      points,
    })),
  });
  return {
    groups: ranking.groups.map((group) => ({
      group: group.group,
      lines: group.lines.map((line) => ({
        ...total(line, [line.unit]),
        unit: line.unit,
        rank: line.rank,
        lowRank: line.lowRank,
        unranked: line.unranked,
      })),
      progress: [...group.progress],
      total: total(
        group.total,
        group.lines.map((line) => line.unit),
      ),
    })),
    total: total(ranking.total, valid.keys()),
  };
}

function frozenBasis({ assessment, kind, period: whole }: Asked, period: Period, reference: Reference): Line['basis'] {
  const { scheme } = assessment;
  const data = reference.assessments.get(assessment.id);
  return {
    assessment: {
      id: assessment.id,
      version: assessment.version,
      name: data?.name ?? assessment.id,
      nameEn: data?.nameEn ?? assessment.id,
    },
    basis: assessment.basis,
    scope: assessment.scope,
    scheme: {
      id: scheme.id,
      version: scheme.version,
      name: scheme.name,
      nameEn: scheme.nameEn,
      minimum: scheme.minimum,
      fair: scheme.fair,
      items: itemsOf(scheme).map(({ measure, max }) => ({ measure, max: exactText(max) })),
    },
    groups: data?.groups.map(({ code, name, nameEn }) => ({ code, name, nameEn })) ?? [],
    period: { kind, key: period.key, from: period.from, to: period.to, whole: period.to === whole.to },
    calendar: reference.calendar.version,
  };
}

function namesOf(reference: Reference): Readonly<Record<string, Named>> {
  return Object.fromEntries([...reference.units].map(([id, { name, nameEn }]) => [id, { name, nameEn }]));
}
