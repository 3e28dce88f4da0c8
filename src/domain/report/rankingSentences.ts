import { type GroupRanking, type RankLine, rank } from '../measures/ranking.ts';
import { lostCauses } from './lostCauses.ts';
import type { ReportNumbers } from './numbers.ts';
import { comparisonNames } from './periodName.ts';
import { few, listed, scoreText } from './phrases.ts';
import { reasonNames } from './words.ts';

type Sentences = Readonly<Record<'排名句' | '进步句' | '样本句' | '失分句', string | null>>;

/** The ranking of a report, groups without a ranked unit left out. */
export function reportRanking(numbers: ReportNumbers): readonly GroupRanking[] {
  return rank(numbers.units, numbers.assessment, numbers.unitsBefore).groups.filter(({ lines }) => lines.length > 0);
}

export function rankingSentences(numbers: ReportNumbers): Sentences {
  const groups = reportRanking(numbers);
  const name = (unit: string) => numbers.unitNames[unit] ?? unit;
  const said = groups.flatMap((group) => groupSentence(group, numbers.groupNames[group.group] ?? group.group, name) ?? []);
  const best = groups.flatMap(({ progress }) => progress).filter((line) => line.change.num > 0n);
  const improved = groups.flatMap(({ progress }) => progress.filter((line) => line.rank === 1 && line.change.num > 0n));
  const small = groups.flatMap(({ lines }) => lines.filter((line) => line.unranked === 'too-few')).length;
  const causes = lostCauses(numbers).slice(0, 3);
  return {
    排名句: said.length === 0 ? null : said.join(''),
    进步句:
      best.length === 0
        ? null
        : `与${comparisonNames(numbers.period).before}相比，进步最大的是${listed(improved.map((line) => `${name(line.unit)}（提高${scoreText(line.change)}分）`))}。`,
    样本句: small === 0 ? null : `另有${small}个单位样本不足${numbers.assessment.scheme.minimum}件，不参与排名。`,
    失分句:
      causes.length === 0
        ? null
        : `失分主要集中在${listed(causes.map(({ reason, cases }) => `${reasonNames[reason]}（${cases}件）`))}。`,
  };
}

/** 职能部门中，综合成绩居前三位的是…；居后三位的是…。 With fewer than six ranked, only those in front: nobody is both. */
function groupSentence({ lines }: GroupRanking, group: string, name: (unit: string) => string): string | null {
  const ranked = lines.filter((line): line is RankLine & { rank: number } => line.rank !== null);
  if (ranked.length < 2) return null;
  const line = (each: RankLine) => `${name(each.unit)}（${each.score.score ? scoreText(each.score.score) : ''}分）`;
  const size = ranked.length >= 6 ? 3 : 1;
  // Who shares the rank of the last that is named is named as well.
  const front = ranked.filter(({ rank }) => rank <= size);
  const limit = ranked[ranked.length - size]?.rank ?? Number.POSITIVE_INFINITY;
  const back = ranked.filter(({ rank }) => rank >= limit);
  const first = `${group}中，综合成绩${size === 1 ? '居首位' : `居前${few(size)}位`}的是${listed(front.map(line))}`;
  const apart = front.every((each) => !back.includes(each));
  return apart && ranked.length >= 6 ? `${first}；居后${few(size)}位的是${listed(back.map(line))}。` : `${first}。`;
}
