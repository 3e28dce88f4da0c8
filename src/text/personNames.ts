import type { Span } from './highlight.ts';
import { type NameCandidate, nameCandidates } from './nameCandidates.ts';
import { nameWeights } from './nameWeights.ts';

/**
 * The log-odds above which signs are taken for a name. Below 0 on purpose: a name left in a published text harms somebody, a word too
 * many struck out costs the reader a moment.
 */
const leastLogOdds = -1.5;

/** What it is worth to stand in one list with a name, or to be named again. */
const besideAName = 2.5;

/** Chinese names in a normalised text, in order, never overlapping: the choice among all candidates with the greatest sum of log-odds. */
export function personNames(text: string): readonly Span[] {
  const scored = nameCandidates(text).map((candidate) => ({ ...candidate, odds: logOdds(candidate) - leastLogOdds }));
  const first = mostLikely(text, scored);
  if (first.length === 0) return first;
  const names = new Set(first.map(({ start, end }) => text.slice(start, end)).filter((name) => name.length > 1));
  const starts = new Set(first.map(({ start }) => start));
  const ends = new Set(first.map(({ end }) => end));
  return mostLikely(
    text,
    scored.map((candidate) => {
      const { start, end, odds } = candidate;
      const listed =
        (/[、/]/u.test(text[end] ?? '') && starts.has(end + 1)) || (/[、/]/u.test(text[start - 1] ?? '') && ends.has(start - 1));
      return (listed && end - start > 1) || names.has(text.slice(start, end))
        ? { ...candidate, odds: odds + besideAName }
        : candidate;
    }),
  );
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
