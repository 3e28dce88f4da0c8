import type { Message } from './features.ts';
import { searchTerms } from './searchTerms.ts';

const titleWeight = 2;
const readCharacters = 400;
/** Messages that hold none of the terms: among a handful of messages, a word that two share would otherwise count as common. */
const imagined = 60;
/** What people write when they wish for anything at all. */
const wishing = new Set(
  searchTerms(
    '希望 可以 能不能 能够 建议 增加 提供 学校 同学 我们 大家 现在 一下 方便 非常 比较 觉得 这样 因为 所以 时候 没有 需要 请问 一个 一些 还是 应该',
  ),
);

/**
 * How far a message wishes for the same as each of the others, 0..1: the cosine of their terms, rare ones counting more, the title twice.
 * Meant for short texts in small numbers, as proposals are; from `likeFrom` on a person should look at both.
 */
export function likeness(message: Message, others: readonly Message[]): readonly number[] {
  const counted = [message, ...others].map(countTerms);
  const holding = new Map<string, number>();
  for (const own of counted) for (const term of own.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const [first, ...rest] = counted.map((own) => weigh(own, holding, counted.length));
  return rest.map((each) => cosine(first!, each));
}

/** Chosen on the proposals of likeness.test.ts: the same wish in other words is above it, another wish about the same place below. */
export const likeFrom = 0.2;

function countTerms({ title, text }: Message): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string, weight: number) => {
    if (!wishing.has(term)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  for (const term of searchTerms(title)) add(term, titleWeight);
  for (const term of searchTerms(text.slice(0, readCharacters))) add(term, 1);
  return counts;
}

type Weights = ReadonlyMap<string, number>;

function weigh(counts: Weights, holding: Weights, messages: number): Weights {
  const weighed = new Map<string, number>();
  for (const [term, count] of counts)
    weighed.set(term, (1 + Math.log(count)) * Math.log((imagined + messages) / holding.get(term)!));
  return weighed;
}

function cosine(one: Weights, other: Weights): number {
  let product = 0;
  for (const [term, weight] of one) product += weight * (other.get(term) ?? 0);
  const length = (weights: Weights) => Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return Math.min(1, product / (length(one) * length(other)));
}
