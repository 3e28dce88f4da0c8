import { type Fraction, fraction, multiply, percent, shown, subtract } from '../measures/fraction.ts';
import { type Rate, valueIn } from '../measures/measure.ts';

/** 较上月增加112件，增长9.5% · 较上月减少3件，下降0.2% · 与上月持平; null when the earlier number is not known. */
export function countChange(now: number, before: number | null, name: string): string | null {
  if (before === null) return null;
  if (now === before) return `与${name}持平`;
  const size = Math.abs(now - before);
  const [more, grown] = now > before ? ['增加', '增长'] : ['减少', '下降'];
  const share = before === 0 ? '' : shareText(size, before);
  return `较${name}${more}${size}件${share === '' || share === '0.0%' ? '' : `，${grown}${share}`}`;
}

/** 较上月上升0.40个百分点 · 与上月持平 · 与上月基本持平 (less than can be shown); null when either has no value. Reckoned from the exact rates. */
export function rateChange(now: Rate, before: Rate | null, name: string): string | null {
  const [a, b] = [valueIn(now), before && valueIn(before)];
  if (!a || !b) return null;
  const change = subtract(a, b);
  if (change.num === 0n) return `与${name}持平`;
  const points = percent(change.num < 0n ? multiply(change, fraction(-1)) : change, 2);
  if (points === '0.00') return `与${name}基本持平`;
  return `较${name}${change.num > 0n ? '上升' : '下降'}${points}个百分点`;
}

/** Two places, like every rate of a report; null while there is nothing to divide by. */
export function rateText(rate: Rate): string | null {
  const value = valueIn(rate);
  return value && `${percent(value, 2)}%`;
}

/** One place; '' when there is no whole. */
export function shareText(part: number, of: number): string {
  return of === 0 ? '' : `${percent(fraction(part, of), 1)}%`;
}

/** Points of a score, two places. */
export function scoreText(score: Fraction): string {
  return shown(score, 2);
}

/** 甲、乙和丙. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return '';
  return names.length === 1 ? last : `${names.slice(0, -1).join('、')}和${last}`;
}

const small = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 三项, 两类: a small number before a measure word; digits above ten. */
export function few(count: number): string {
  return small[count] ?? String(count);
}
