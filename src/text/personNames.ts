import type { Span } from './highlight.ts';
import { type NameCandidate, nameCandidates } from './nameCandidates.ts';
import { nameWeights } from './nameWeights.ts';
import { wordCost } from './wordReading.ts';

/**
 * The log-odds above which signs are taken for a name. Below 0 on purpose: a name left in a published text harms somebody, a word too
 * many struck out costs the reader a moment.
 */
const leastLogOdds = -3.5;

/** What it is worth to stand in one list with a name, or to be named again. */
const besideAName = 2.5;

/** Chinese names in a normalised text, in order, never overlapping: the choice among all candidates with the greatest sum of log-odds. */
export function personNames(text: string): readonly Span[] {
  const scored = nameCandidates(text).map((candidate) => ({ ...candidate, odds: logOdds(candidate) - leastLogOdds }));
  const first = mostLikely(text, scored);
  if (first.length === 0) return first;
  const names = new Set(first.map(({ start, end }) => text.slice(start, end)).filter((name) => name.length > 1));
  // Who was named in full is named again by what friends say: 李佳琪 … 佳琪.
  const givenNames = new Set([...names].flatMap((name) => (name.length > 2 ? [name.slice(-2)] : [])));
  const starts = new Set(first.map(({ start }) => start));
  const ends = new Set(first.map(({ end }) => end));
  const second = mostLikely(
    text,
    scored.map((candidate) => {
      const { start, end, odds } = candidate;
      const listed =
        starts.has(end) ||
        ends.has(start) ||
        starts.has(end + (between.exec(text.slice(end, end + 3))?.[0].length ?? -1)) ||
        ends.has(start - (betweenBefore.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? -1));
      return (listed && end - start > 1) || names.has(text.slice(start, end))
        ? { ...candidate, odds: odds + besideAName }
        : candidate;
    }),
  );
  return [...second, ...namedAgain(text, givenNames, second)].toSorted((one, other) => one.start - other.start);
}

/** What stands between two names of a list. */
const between = /^(?:\s?[、/&;]\s?|\s|,|和|跟|与|及)/u;
const betweenBefore = /(?:\s?[、/&;]\s?|\s|,|和|跟|与|及)$/u;

/** Given names without their family name, unless the two signs are a word of the dictionary. */
function namedAgain(text: string, givenNames: ReadonlySet<string>, taken: readonly Span[]): readonly Span[] {
  return [...givenNames]
    .filter((name) => wordCost(name) === undefined)
    .flatMap((name) => {
      const found: Span[] = [];
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 2))
        if (taken.every((other) => start >= other.end || start + 2 <= other.start)) found.push({ start, end: start + 2 });
      return found;
    });
}

type Scored = Span & { readonly odds: number };

function mostLikely(text: string, candidates: readonly Scored[]): readonly Span[] {
  const best: { score: number; from: number; start: number | null }[] = [{ score: 0, from: 0, start: null }];
  const ending = Map.groupBy(candidates, ({ end }) => end);
  for (let at = 1; at <= text.length; at += 1) {
    best[at] = { score: best[at - 1]!.score, from: at - 1, start: null };
    for (const { start, odds } of ending.get(at) ?? []) {
      const score = best[start]!.score + odds;
      if (score > best[at]!.score) best[at] = { score, from: start, start };
    }
  }
  const names: Span[] = [];
  for (let at = text.length; at > 0; at = best[at]!.from) {
    const { start } = best[at]!;
    if (start !== null) names.push({ start, end: at });
  }
  return names.reverse();
}

function logOdds({ features }: NameCandidate): number {
  let sum = 0;
  for (const [feature, value] of features) sum += (nameWeights[feature] ?? 0) * value;
  return sum;
}
