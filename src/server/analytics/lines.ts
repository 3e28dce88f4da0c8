import type { z } from 'zod';
import type { RankingTable, RateLine, RankLine as SentLine } from '../../contract/measures.ts';
import type { Assessment } from '../../domain/measures/assessment.ts';
import { exactText, type Fraction } from '../../domain/measures/fraction.ts';
import { type RateLine as Line, rateLine } from '../../domain/measures/measure.ts';
import type { Ranking, RankLine } from '../../domain/measures/ranking.ts';
import { weightingOf } from '../../domain/measures/scheme.ts';
import type { MeasureId } from '../../domain/measures/vocabulary.ts';
import type { ScopedCounts } from './counts.ts';

const text = (f: Fraction | null) => f && exactText(f);

/** A rate as it is sent: exact, rounded only where it is shown. */
export function sentRate({ measure, rate, excluded, interval }: Line): z.input<typeof RateLine> {
  return {
    measure,
    part: exactText(rate.part),
    of: rate.of,
    excluded,
    low: text(interval?.low ?? null),
    high: text(interval?.high ?? null),
  };
}

/** The rates of measures in counts, by an assessment. */
export function ratesIn(counts: ScopedCounts, measures: readonly MeasureId[], { scope, basis, scheme }: Assessment) {
  const how = { scope, basis, weighting: weightingOf(scheme) };
  return measures.map((measure) => sentRate(rateLine(measure, counts, how)));
}

type Measured = Pick<RankLine, 'score' | 'received' | 'excluded'>;

export function sentTotal({ score, received, excluded }: Measured) {
  return {
    score: text(score.score),
    lowScore: text(score.lowScore),
    n: score.n,
    received,
    excluded: { part: exactText(excluded.part), of: excluded.of },
    items: score.items.map(({ line, max, points }) => ({ ...sentRate(line), max: exactText(max), points: text(points) })),
  };
}

/** @param validOf valid call-backs of a unit ('' : of all) in the scope, which stand beside every rate */
export function sentLine(line: RankLine, valid: number): z.input<typeof SentLine> {
  const { unit, rank, lowRank, unranked } = line;
  return { ...sentTotal(line), valid, unit, rank, lowRank, unranked };
}

export function sentRanking(ranking: Ranking, valid: (units: readonly string[] | null) => number): z.input<typeof RankingTable> {
  return {
    groups: ranking.groups.map(({ group, lines, progress, total }) => ({
      group,
      lines: lines.map((line) => sentLine(line, valid([line.unit]))),
      progress: progress.map(({ before, now, change, ...rest }) => ({
        ...rest,
        before: exactText(before),
        now: exactText(now),
        change: exactText(change),
      })),
      total: { ...sentTotal(total), valid: valid(lines.map((line) => line.unit)) },
    })),
    total: { ...sentTotal(ranking.total), valid: valid(null) },
  };
}
