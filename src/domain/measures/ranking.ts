import type { Assessment } from './assessment.ts';
import { type Counts, noCounts, pooled } from './count.ts';
import { compare, type Fraction, subtract } from './fraction.ts';
import { exclusionShare, type Rate } from './measure.ts';
import { type Deed, type Score, scoreOf } from './score.ts';
import { type Scope, scopes } from './vocabulary.ts';

/** What a ranking knows of a unit. `unit` '' holds what no unit has; `group` null: counted in the total, not ranked. */
export type UnitCounts = {
  readonly unit: string;
  readonly group: string | null;
  readonly counts: Readonly<Record<Scope, Counts>>;
  readonly deeds: readonly Deed[];
};

export type RankLine = {
  readonly unit: string;
  readonly score: Score;
  readonly received: number;
  readonly excluded: Rate;
  /** 1, 2, 2, 4: equal scores share a rank. null: not ranked, and `unranked` says why. */
  readonly rank: number | null;
  /** The rank by what is certain (lower ends of the intervals), as a second column. */
  readonly lowRank: number | null;
  readonly unranked: 'too-few' | 'vetoed' | null;
};

/** A unit's way from the period before, among those ranked in both. */
export type ProgressLine = {
  readonly unit: string;
  readonly rank: number;
  readonly before: Fraction;
  readonly now: Fraction;
  readonly change: Fraction;
  readonly rankBefore: number;
  readonly rankNow: number;
};

export type GroupRanking = {
  readonly group: string;
  readonly lines: readonly RankLine[];
  readonly progress: readonly ProgressLine[];
  readonly total: Omit<RankLine, 'unit' | 'rank' | 'lowRank' | 'unranked'>;
};

export type Ranking = { readonly groups: readonly GroupRanking[]; readonly total: GroupRanking['total'] };

/** Ranks units within their groups; totals are pooled. `before`: the same units in the period before, [] when there is none. */
export function rank(units: readonly UnitCounts[], assessment: Assessment, before: readonly UnitCounts[]): Ranking {
  const groups = assessment.grouping.groups.map(({ code }): GroupRanking => {
    const members = units.filter((unit) => unit.group === code);
    const lines = linesOf(members, assessment);
    const earlier = linesOf(
      before.filter((unit) => unit.group === code),
      assessment,
    );
    return { group: code, lines, progress: progressOf(lines, earlier), total: totalOf(members, assessment) };
  });
  return { groups, total: totalOf(units, assessment) };
}

/** Ranked lines first, best first; equals by volume, then by name, which gives an order but no rank. */
function linesOf(units: readonly UnitCounts[], assessment: Assessment): readonly RankLine[] {
  const scored = units.map((unit) => ({ unit: unit.unit, ...measured(unit, assessment) }));
  const why = (score: Score): RankLine['unranked'] =>
    score.vetoed ? 'vetoed' : score.score === null || score.n < assessment.scheme.minimum ? 'too-few' : null;
  const inRanking = scored.filter((line) => why(line.score) === null);
  const ranks = ranksBy(inRanking, (line) => line.score.score);
  const lowRanks = ranksBy(inRanking, (line) => line.score.lowScore);
  return scored
    .map((line) => ({
      ...line,
      rank: ranks.get(line.unit) ?? null,
      lowRank: lowRanks.get(line.unit) ?? null,
      unranked: why(line.score),
    }))
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || b.received - a.received || (a.unit < b.unit ? -1 : 1));
}

function measured(unit: Omit<UnitCounts, 'unit' | 'group'>, assessment: Assessment): GroupRanking['total'] {
  return {
    score: scoreOf(unit.counts, unit.deeds, assessment),
    received: unit.counts[assessment.scope].created.received ?? 0,
    excluded: exclusionShare(unit.counts),
  };
}

function totalOf(units: readonly UnitCounts[], assessment: Assessment): GroupRanking['total'] {
  const counts = { full: noCounts, assessed: noCounts };
  for (const scope of scopes) counts[scope] = pooled(units.map((unit) => unit.counts[scope]));
  return measured({ counts, deeds: units.flatMap((unit) => unit.deeds) }, assessment);
}

function progressOf(now: readonly RankLine[], before: readonly RankLine[]): readonly ProgressLine[] {
  const both = now.flatMap((line) => {
    const earlier = before.find((other) => other.unit === line.unit);
    if (!earlier || earlier.rank === null || line.rank === null || !earlier.score.score || !line.score.score) return [];
    return [
      {
        unit: line.unit,
        before: earlier.score.score,
        now: line.score.score,
        change: subtract(line.score.score, earlier.score.score),
        rankBefore: earlier.rank,
        rankNow: line.rank,
      },
    ];
  });
  const ranks = ranksBy(both, (line) => line.change);
  return both
    .map((line) => ({ ...line, rank: ranks.get(line.unit) ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank || (a.unit < b.unit ? -1 : 1));
}

/** One more than the number of those that are better. */
function ranksBy<T extends { readonly unit: string }>(
  lines: readonly T[],
  by: (line: T) => Fraction | null,
): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const line of lines) {
    const own = by(line);
    if (own === null) continue;
    const better = lines.filter((other) => {
      const its = by(other);
      return its !== null && compare(its, own) > 0;
    });
    ranks.set(line.unit, better.length + 1);
  }
  return ranks;
}
