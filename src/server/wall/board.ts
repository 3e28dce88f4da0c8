import { sql } from 'kysely';
import { MeasureQuery } from '../../contract/measures.ts';
import type { WallBoard } from '../../contract/wall.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { shown } from '../../domain/measures/fraction.ts';
import type { RankLine } from '../../domain/measures/ranking.ts';
import { smallestCell, wallRates } from '../../domain/wall/vocabulary.ts';
import { askOf, rankingOf, ratesIn, totalOf, unitCounts, volumesBy } from '../analytics/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { alertsOf } from '../foresight/queries.ts';
import { toInstant } from '../platform/instant.ts';
import { board as supervisionBoard } from '../supervision/queries.ts';
import type { DayLong } from './dayLong.ts';
import { meetingPack } from './meetingPack.ts';

type Needs = Pick<Deps, 'analytics' | 'database' | 'clock' | 'reference'>;

const recentDays = 30;
const mostCategories = 7;
const mostUnits = 6;
const mostAlerts = 6;

/** A wall shows the whole school, and of no case more than any of its readers may know. */
const wholeSchool: Actor = { id: null, grants: [{ role: 'leader', units: null }], followed: null };

/** What changes within minutes. @param dayLong what is counted once a day */
export async function wallBoard(deps: Needs, dayLong: DayLong): Promise<WallBoard> {
  const asOf = deps.clock();
  const reference = await deps.reference.recent();
  const [measured, heat, pareto, supervision, alerts, meeting, { solved, band }] = await Promise.all([
    measuredOf(deps, reference, asOf),
    heatOf(deps, reference, asOf),
    paretoOf(deps, reference, asOf),
    supervisionOf(deps),
    alertsNow(deps, reference),
    meetingPack(deps, asOf),
    dayLong.at(asOf, reference),
  ]);
  return { asOf, reference: reference.version, ...measured, heat, pareto, supervision, alerts, meeting, solved, band };
}

/** The three rates of the school and the ranking of units, by the school's own assessment, for the period that runs. */
async function measuredOf(
  deps: Needs,
  reference: Reference,
  asOf: string,
): Promise<Pick<WallBoard, 'period' | 'assessment' | 'rates' | 'league'>> {
  const ask = askOf(MeasureQuery.parse({}), reference, asOf);
  const counts = await unitCounts(deps, reference, ask);
  const { groups } = await rankingOf(deps, reference, ask, counts);
  const targets = reference.wallSettings.targets;
  const named = reference.assessments.get(ask.assessment.id);
  const scheme = reference.schemes.get(ask.assessment.scheme.id);
  return {
    period: { kind: ask.kind, key: ask.period.key },
    assessment: {
      name: named?.name ?? '',
      nameEn: named?.nameEn ?? '',
      scheme: scheme?.name ?? '',
      schemeEn: scheme?.nameEn ?? '',
      minimum: ask.assessment.scheme.minimum,
    },
    rates: ratesIn(totalOf(counts), wallRates, ask.assessment).map((rate, i) => ({ ...rate, target: targets[wallRates[i]!] })),
    league: groups.map(({ group, lines }) => ({
      group,
      lines: lines.filter(({ unranked }) => unranked !== 'too-few').map(leagueLine),
      tooFew: lines.filter(({ unranked }) => unranked === 'too-few').length,
    })),
  };
}

function leagueLine({ unit, rank, score, unranked }: RankLine): WallBoard['league'][number]['lines'][number] {
  return { unit, rank, score: score.score && shown(score.score, 1), n: score.n, unranked };
}

/** By building; a room counts for its building. Confidential cases are left out: a building is small. */
async function heatOf(deps: Needs, reference: Reference, asOf: string): Promise<WallBoard['heat']> {
  const { rows } = await sql<{ place: string; cases: number; open: number }>`
    select place_id as place, count(*)::int as cases, (count(*) filter (where next_at is not null and phase not in ('resolved', 'followedUp')))::int as open
    from case_view
    where submitted_at >= ${since(asOf)}::timestamptz and submitted_at <= ${asOf}::timestamptz and place_id is not null
      and confidentiality = 'normal' and phase not in ('declined', 'withdrawn') and merged_into is null
    group by 1`.execute(deps.analytics.db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return [...reference.places]
    .filter(([, { kind }]) => kind === 'building')
    .flatMap(([place]): WallBoard['heat'] => {
      const own = reference.placesWithin(place).flatMap((id) => byPlace.get(id) ?? []);
      const [cases, open] = [own.reduce((n, row) => n + row.cases, 0), own.reduce((n, row) => n + row.open, 0)];
      if (cases === 0) return [];
      return cases < smallestCell ? [{ place, cases: null, open: null }] : [{ place, cases, open }];
    })
    .toSorted((a, b) => (b.cases ?? 0) - (a.cases ?? 0) || (a.place < b.place ? -1 : 1));
}

/** The largest categories; what is confidential or small is in the rest, and the rest is never a small number. */
async function paretoOf(deps: Needs, reference: Reference, asOf: string): Promise<WallBoard['pareto']> {
  const all = await volumesBy(deps, ['category'], { from: since(asOf), to: asOf });
  const total = all.reduce((sum, { cases }) => sum + cases, 0);
  const lines = all
    .map(({ keys: [categoryCode = ''], cases }) => ({ categoryCode, cases }))
    .filter(({ categoryCode, cases }) => cases >= smallestCell && isOrdinary(reference, categoryCode))
    .slice(0, mostCategories);
  const restOf = () => total - lines.reduce((sum, { cases }) => sum + cases, 0);
  while (lines.length > 0 && restOf() > 0 && restOf() < smallestCell) lines.pop();
  return { total, lines, rest: restOf() };
}

const isOrdinary = (reference: Reference, category: string) => reference.categories.get(category)?.confidentiality === 'normal';

async function supervisionOf(deps: Needs): Promise<WallBoard['supervision']> {
  const { total, rows } = await supervisionBoard(deps, 'unit');
  const sum = (key: 'orders' | 'ordersOverdue') => rows.reduce((n, row) => n + row[key], 0);
  return {
    red: total.red,
    yellow: total.yellow,
    orders: sum('orders'),
    ordersOverdue: sum('ordersOverdue'),
    units: rows
      .filter(({ key, red, yellow, orders }) => key !== '' && red + yellow + orders > 0)
      .slice(0, mostUnits)
      .map(({ key, red, yellow, orders }) => ({ unit: key, red, yellow, orders })),
  };
}

/** What the sentinel told in the last week and nobody called a false alarm. Of what is confidential neither place nor number. */
async function alertsNow(deps: Needs, reference: Reference): Promise<WallBoard['alerts']> {
  const { alerts } = await alertsOf(deps, wholeSchool, 7);
  return alerts
    .filter(({ shown: listed, safety, judgement }) => (listed || safety) && judgement !== 'false-alarm')
    .slice(0, mostAlerts)
    .map(({ id, kind, scope, safety, seenOn, numbers, caveats, judgement }) => {
      const open =
        !caveats.includes('confidential-aggregate') && (scope.category === null || isOrdinary(reference, scope.category));
      const persons = 'persons' in numbers ? numbers.persons : null;
      const told = open && persons !== null && persons >= smallestCell;
      return {
        id,
        kind,
        categoryCode: scope.category,
        classCode: scope.klass,
        places: open ? [...scope.places].slice(0, 3) : [],
        unit: numbers.kind === 'bottleneck' ? numbers.unit : null,
        safety,
        seenOn,
        observed: told ? ('observed' in numbers ? numbers.observed : persons) : null,
        expected: told && 'expected' in numbers ? numbers.expected : null,
        judgement,
      };
    });
}

function since(asOf: string): string {
  return toInstant(Temporal.Instant.from(asOf).subtract({ hours: 24 * recentDays }));
}
