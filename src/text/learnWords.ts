import { normalise } from './normalise.ts';
import type { VocabularyEntry } from './vocabulary.ts';

const longest = 6;
const fewestOccurrences = 3;
// Both in bits. Below them most finds are halves of words (新城小) or pairs that meet by grammar (的问).
const leastCohesion = 4.5;
const leastFreedom = 1;

/**
 * Words that many titles share, found without a dictionary: their characters stand together more often than chance (cohesion), and
 * what stands beside them varies (freedom). `weight` is the number of occurrences. Meant to be run once a night over the titles.
 */
export function learnWords(titles: readonly string[]): readonly VocabularyEntry[] {
  const runs = titles.flatMap(
    (title) =>
      normalise(title)
        .replace(counters, ' ')
        .match(/\p{Script=Han}+/gu) ?? [],
  );
  const counts = countGrams(runs);
  const characters = runs.reduce((sum, run) => sum + run.length, 0);
  const frequent = new Set(
    [...counts]
      .filter(
        ([gram, count]) => gram.length > 1 && count >= fewestOccurrences && !/^[的了在和是与及]|[的了在和是与及]$/u.test(gram),
      )
      .map(([gram]) => gram),
  );
  const neighbours = countNeighbours(runs, frequent);
  const hanzi = [...frequent]
    .filter((gram) => cohesion(gram, counts, characters) >= leastCohesion && freedom(neighbours.get(gram)!) >= leastFreedom)
    .map((word) => ({ word, weight: counts.get(word)! }));
  return [...hanzi, ...learnTokens(titles)];
}

// "3号楼空调" must not teach 楼空调: a counter belongs to the number before it.
const counters = /(?<=[a-z0-9])(?:号楼|号线|[市区县号栋幢楼层室期年月日点元万名个次条])/gu;

function learnTokens(titles: readonly string[]): readonly VocabularyEntry[] {
  const counts = new Map<string, number>();
  for (const title of titles)
    for (const [token] of normalise(title).matchAll(/[a-z][a-z0-9]+/g)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= fewestOccurrences).map(([word, weight]) => ({ word, weight }));
}

function countGrams(runs: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) {
    for (let at = 0; at < run.length; at++) {
      for (let end = at + 1; end <= Math.min(run.length, at + longest); end++) {
        const gram = run.slice(at, end);
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
  }
  return counts;
}

type Neighbours = { readonly left: Map<string, number>; readonly right: Map<string, number> };

function countNeighbours(runs: readonly string[], grams: ReadonlySet<string>): ReadonlyMap<string, Neighbours> {
  const neighbours = new Map<string, Neighbours>([...grams].map((gram) => [gram, { left: new Map(), right: new Map() }]));
  for (const run of runs) {
    for (let at = 0; at < run.length; at++) {
      for (let end = at + 2; end <= Math.min(run.length, at + longest); end++) {
        const own = neighbours.get(run.slice(at, end));
        if (own === undefined) continue;
        // The edge of a run is a neighbour of its own each time: nothing shows better that a word may end there.
        own.left.set(at === 0 ? `^${own.left.size}` : run[at - 1]!, (own.left.get(run[at - 1] ?? '') ?? 0) + 1);
        own.right.set(end === run.length ? `$${own.right.size}` : run[end]!, (own.right.get(run[end] ?? '') ?? 0) + 1);
      }
    }
  }
  return neighbours;
}

/** The weakest joint of the gram: pointwise mutual information of its best split into two, in bits. */
function cohesion(gram: string, counts: ReadonlyMap<string, number>, characters: number): number {
  let weakest = Number.POSITIVE_INFINITY;
  for (let at = 1; at < gram.length; at++) {
    const apart = counts.get(gram.slice(0, at))! * counts.get(gram.slice(at))!;
    weakest = Math.min(weakest, Math.log2((counts.get(gram)! * characters) / apart));
  }
  return weakest;
}

/** The smaller entropy of the two sides, in bits. */
function freedom({ left, right }: Neighbours): number {
  return Math.min(entropy(left), entropy(right));
}

function entropy(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  let sum = 0;
  for (const count of counts.values()) {
    total += count;
    sum += count * Math.log2(count);
  }
  return total === 0 ? 0 : Math.log2(total) - sum / total;
}
