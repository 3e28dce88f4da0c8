import { probabilities } from './calibrate.ts';
import type { Classification, Classifier, Reason } from './classifier.ts';
import { undecided } from './classifier.ts';
import type { Message } from './features.ts';
import type { NormalisedText } from './normalise.ts';
import { normalise, normaliseWithOffsets } from './normalise.ts';

/** An entry of the dispatch catalogue (派件目录): its label, its name, and other words people use for it. */
export type CatalogueEntry = { readonly label: string; readonly name: string; readonly synonyms: readonly string[] };

/**
 * A keyword rule: speaks for `label` when any word of `any` and every word of `all` occurs and none of `none`. `weight` is how
 * many ordinary keywords it is worth (1 unless said otherwise, at most 10).
 */
export type KeywordRule = {
  readonly label: string;
  readonly any: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
  readonly weight?: number;
};

// A keyword in the title is worth twice one in the text; so is a rule that somebody wrote, against the name of an entry.
const titleFactor = 2;
const ruleFactor = 2;
// Makes one lone keyword of a title about 75 % sure, two of them 90 %: cautious, because nobody has measured these yet.
const sharpness = 0.55;

/** Classifies by catalogue and keyword rules, for as long as too few cases have been closed to learn from. */
export function ruleClassifier(catalogue: readonly CatalogueEntry[], rules: readonly KeywordRule[]): Classifier {
  const labels = [...new Set([...catalogue.map(({ label }) => label), ...rules.map(({ label }) => label)])].sort();
  const prepared = prepare(catalogue, rules);
  return {
    kind: 'rules',
    version: null,
    labels,
    classify: (message, allowed) => classify(prepared, message, allowed),
    explain: (message, label) => explain(prepared, message, label),
  };
}

type Prepared = {
  readonly label: string;
  readonly any: readonly string[];
  readonly all: readonly string[];
  readonly none: readonly string[];
  readonly weight: number;
};

function prepare(catalogue: readonly CatalogueEntry[], rules: readonly KeywordRule[]): readonly Prepared[] {
  const words = catalogue.flatMap(({ label, name, synonyms }) =>
    [...new Set([...nameWords(name), ...synonyms.map(normalise)])].filter((word) => word !== '').map((word) => ({ label, word })),
  );
  // A word that several entries claim (宿舍) says little about any one of them.
  const claims = Map.groupBy(words, ({ word }) => word);
  return [
    ...words.map(({ label, word }) => ({
      label,
      any: [word],
      all: [],
      none: [],
      weight: lengthWeight(word) / claims.get(word)!.length,
    })),
    ...rules.map((rule) => ({
      label: rule.label,
      any: rule.any.map(normalise).filter((word) => word !== ''),
      all: (rule.all ?? []).map(normalise),
      none: (rule.none ?? []).map(normalise),
      weight: ruleFactor * Math.min(10, Math.max(0, rule.weight ?? 1)),
    })),
  ];
}

/** "空调与照明" gives 空调 and 照明; what stands in brackets are examples and count as well. */
function nameWords(name: string): readonly string[] {
  return normalise(name)
    .split(/[^\p{L}\p{N}]+|[与和及或]/u)
    .filter((word) => word.length > 1);
}

/** Longer keywords are rarer and therefore say more: 2 characters 1, 4 characters 1.5, never above 2. */
function lengthWeight(word: string): number {
  return Math.min(2, 0.5 + word.length / 4);
}

type Hit = {
  readonly label: string;
  readonly part: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly weight: number;
};

function hits(prepared: readonly Prepared[], parts: { readonly title: string; readonly text: string }): readonly Hit[] {
  const whole = `${parts.title}\n${parts.text}`;
  return prepared.flatMap((rule) => {
    if (rule.none.some((word) => whole.includes(word)) || !rule.all.every((word) => whole.includes(word))) return [];
    return rule.any.flatMap((word) =>
      (['title', 'text'] as const).flatMap((part) => {
        const start = parts[part].indexOf(word);
        const weight = rule.weight * (part === 'title' ? titleFactor : 1);
        return start < 0 ? [] : [{ label: rule.label, part, start, end: start + word.length, weight }];
      }),
    );
  });
}

function classify(prepared: readonly Prepared[], message: Message, allowed?: ReadonlySet<string>): Classification {
  const sums = new Map<string, number>();
  for (const { label, weight } of hits(prepared, { title: normalise(message.title), text: normalise(message.text) })) {
    if (allowed === undefined || allowed.has(label)) sums.set(label, (sums.get(label) ?? 0) + weight);
  }
  if (sums.size === 0) return undecided;
  const ordered = [...sums].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  // One place more with score 0 stands for all that no keyword names, so that a lone keyword is never certain.
  const chance = probabilities(Float64Array.from([...ordered.map(([, sum]) => sum), 0]), sharpness);
  return {
    best: ordered.slice(0, 3).map(([label], index) => ({ label, probability: chance[index]! })),
    margin: ordered[0]![1] - (ordered[1]?.[1] ?? 0),
  };
}

function explain(prepared: readonly Prepared[], message: Message, label: string): readonly Reason[] {
  const read = { title: normaliseWithOffsets(message.title), text: normaliseWithOffsets(message.text) };
  const own = hits(prepared, { title: read.title.text, text: read.text.text }).filter(
    (hit) => hit.label === label && hit.weight > 0,
  );
  const total = own.reduce((sum, hit) => sum + hit.weight, 0);
  const chosen: Hit[] = [];
  for (const hit of own.toSorted((a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start))) {
    const overlaps = chosen.some((other) => other.part === hit.part && other.start < hit.end && hit.start < other.end);
    if (!overlaps && chosen.length < 5) chosen.push(hit);
  }
  return chosen.map((hit) => reasonOf(hit, read[hit.part], message[hit.part], total));
}

function reasonOf(hit: Hit, read: NormalisedText, original: string, total: number): Reason {
  const start = read.from[hit.start]!;
  const end = read.from[hit.end]!;
  return { part: hit.part, start, end, words: original.slice(start, end), share: hit.weight / total };
}
