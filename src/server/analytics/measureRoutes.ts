import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { getRanking, getUnitMeasures, listProofs, listSchemes, type MeasureQuery } from '../../contract/measures.ts';
import type { Assessment } from '../../domain/measures/assessment.ts';
import { noCounts } from '../../domain/measures/count.ts';
import { exactText } from '../../domain/measures/fraction.ts';
import { lostByReason } from '../../domain/measures/lostPoints.ts';
import { exclusionShare } from '../../domain/measures/measure.ts';
import { type month, type Period, periodAt, type Span } from '../../domain/measures/period.ts';
import { kindOf } from '../../domain/measures/periodName.ts';
import { itemsOf } from '../../domain/measures/scheme.ts';
import { type Deed, scoreOf } from '../../domain/measures/score.ts';
import { type MeasureId, measureIds, type PeriodKind } from '../../domain/measures/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { type Identify, serve } from '../platform/http.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { type Asked, askOf, basisOf } from './ask.ts';
import type { ScopedCounts } from './counts.ts';
import { deedsByUnit, deedsIn } from './deeds.ts';
import { ratesIn, sentLine, sentRanking, sentTotal } from './lines.ts';
import { countsByMonth, groupIn, groupsOf, lastProof, rankingOf, successorsIn, totalOf, unitCounts } from './queries.ts';

export function measureRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, getRanking, async ({ query }) => {
    const { ask, reference } = await asked(deps, query);
    const [counts, proof] = await Promise.all([unitCounts(deps, reference, ask), lastProof(deps)]);
    const ranking = await rankingOf(deps, reference, ask, counts);
    return { basis: basisOf(ask, reference, proof), ...sentRanking(ranking, validIn(counts, ask)) };
  });

  serve(app, identify, getUnitMeasures, async ({ params, query }) => {
    const { ask, reference } = await asked(deps, query);
    const unit = params.unit === 'all' ? null : params.unit;
    if (unit !== null && !reference.units.has(unit)) throw new Problem(404, 'not-found');
    const { assessment, period, asOf } = ask;
    const takenOver = Object.entries(successorsIn(reference)).flatMap(([before, after]) => (after === unit ? [before] : []));
    const added = unit === null || ask.units === 'then' ? unit : [unit, ...takenOver];

    const counts = await unitCounts(deps, reference, ask);
    const [ranking, months, proof] = await Promise.all([
      rankingOf(deps, reference, ask, counts),
      countsByMonth(deps, { unit: added, asOf, ...monthsOf(ask) }),
      lastProof(deps),
    ]);
    const [first, last] = [months[0]?.period ?? period, months.at(-1)?.period ?? period];
    const within = { from: first.from < period.from ? first.from : period.from, to: last.to > period.to ? last.to : period.to };
    const deeds = (await deedsIn(deps.analytics, within, asOf)).filter(
      (deed) => added === null || [added].flat().includes(deed.unit),
    );
    const deedsOf = (each: Span) => [...deedsByUnit(deeds, each).values()].flat();
    const own = unit === null ? totalOf(counts) : (counts.get(unit) ?? { full: noCounts, assessed: noCounts });
    const group = ranking.groups.find(({ lines }) => lines.some((line) => line.unit === unit));
    const line = group?.lines.find((each) => each.unit === unit);
    const valid = own[assessment.scope].calledBack.valid ?? 0;
    const total = {
      score: scoreOf(own, deedsOf(period), assessment),
      received: own[assessment.scope].created.received ?? 0,
      excluded: exclusionShare(own),
    };
    const items = itemsOf(assessment.scheme).map(({ measure }) => measure);
    return {
      basis: basisOf(ask, reference, proof),
      unit: params.unit,
      group: unit === null ? null : groupIn(reference, { assessment, groupsAt: groupsOf(ask) }, unit),
      line: line ? sentLine(line, valid) : null,
      ranked: group?.lines.filter((each) => each.rank !== null).length ?? 0,
      total: { ...sentTotal(total), valid },
      measures: ratesIn(own, measureIds, assessment),
      months: months.map(({ period: each, counts: monthly }) => {
        const scored = sentTotal({ ...total, score: scoreOf(monthly, deedsOf(each), assessment) });
        return {
          ...monthName(each, ask.kind === 'own' && period.rule.kind === 'months' && period.rule.months === 1),
          score: scored.score,
          received: monthly[assessment.scope].created.received ?? 0,
          items: ratesIn(monthly, [...new Set([...items, ...common])], assessment),
        };
      }),
      ...lossesOf(unit === null || ask.units === 'now' ? null : own, deedsOf(period), assessment),
      takenOver,
    };
  });

  serve(app, identify, listSchemes, async () => {
    const { schemes } = await deps.reference.recent();
    return { schemes: [...schemes].map(([id, scheme]) => ({ id, version: scheme.version, scheme })) };
  });

  serve(app, identify, listProofs, async () => {
    const { rows } = await deps.analytics.pool.query<{
      at: string;
      facts: number;
      cells: number;
      differences: number;
      seconds: number;
    }>('select at, facts, cells, differences, seconds from analytics.proof order by id desc limit 60');
    const { rows: since } = await deps.analytics.pool.query<{ day: string | null }>(
      'select min(first_day)::text as day from analytics.case_fact',
    );
    return { proofs: rows, since: since[0]?.day ?? null };
  });
}

/** What a month shows whatever the scheme. */
const common = ['responded', 'resolved', 'solved', 'satisfied'] as const satisfies readonly MeasureId[];

/** The question of an address, with the reference data by which it is understood. */
export async function asked(
  deps: Pick<Deps, 'reference' | 'clock'>,
  query: z.output<typeof MeasureQuery>,
): Promise<{ readonly ask: Asked; readonly reference: Reference }> {
  const reference = await deps.reference.recent();
  return { ask: askOf(query, reference, deps.clock()), reference };
}

/** Valid call-backs of some units, or of all, in the scope that is asked for. */
function validIn(counts: ReadonlyMap<string, ScopedCounts>, { assessment }: Asked) {
  return (units: readonly string[] | null): number => {
    const some = units === null ? [...counts.values()] : units.flatMap((unit) => counts.get(unit) ?? []);
    return some.reduce((total, each) => total + (each[assessment.scope].calledBack.valid ?? 0), 0);
  };
}

/** The months of a longer period, as far as it has come; of a shorter one the twelve up to it. */
function monthsOf({ period, asOf }: Asked): { readonly months: number; readonly until: string; readonly rule: typeof month } {
  const firstDay = period.rule.kind === 'months' ? period.rule.firstDay : 1;
  const rule = { kind: 'months', months: 1, firstDay } as const;
  const end = period.to <= asOf ? period.to : asOf;
  const until = new Temporal.Instant(Temporal.Instant.from(end).epochNanoseconds - 1_000_000n).toString({
    smallestUnit: 'millisecond',
  });
  const isLonger = period.rule.kind === 'months' && period.rule.months > 1;
  if (!isLonger || end <= period.from) return { months: 12, until: end <= period.from ? asOf : until, rule };
  let months = 1;
  for (let at = periodAt(period.from, rule, []); at !== null && at.to < end; at = periodAt(at.to, rule, [])) months++;
  return { months, until, rule };
}

/** How a month is asked for again: by its name, as the way of assessing cuts it, or else by its first day and the day after its last. */
function monthName({ rule, key, from, to }: Period, isOwn: boolean): { readonly kind: PeriodKind; readonly key: string } {
  const kind = kindOf(rule) ?? (isOwn ? 'own' : 'span');
  return { kind, key: kind === 'span' ? `${dayOf(from)}_${dayOf(to)}` : key };
}

/** Why points were lost, by item and reason; the cases are one click further. @param own null: the school is not ranked, nor what a unit was before */
function lossesOf(own: ScopedCounts | null, deeds: readonly Deed[], assessment: Assessment) {
  if (own === null) return { lost: [], bonuses: [], penalties: [] };
  const { items, bonuses, penalties } = lostByReason(own, deeds, assessment);
  return {
    lost: items.map(({ measure, max, lost, reasons }) => ({
      measure,
      max: exactText(max),
      lost: exactText(lost),
      reasons: reasons.map(({ reason, accounts, points }) => ({ reason, cases: accounts, points: exactText(points) })),
    })),
    bonuses: bonuses.map(({ kind, points, count }) => ({ kind, points: exactText(points), deeds: count })),
    penalties: penalties.map(({ kind, points, count }) => ({ kind, points: exactText(points), cases: count })),
  };
}
