import type { Judged } from './calibrate.ts';
import { learnSharpness } from './calibrate.ts';
import type { Classification } from './classifier.ts';
import type { Bag, Message } from './features.ts';
import { features } from './features.ts';
import { marginGates } from './marginGate.ts';
import type { Model } from './model.ts';
import { rank } from './model.ts';
import { roundToFile } from './modelFile.ts';
import { withNaiveBayes } from './naiveBayes.ts';
import { quality } from './quality.ts';
import { seededRandom, shuffle } from './seededRandom.ts';
import { scores, trainLinear, usualLinear } from './trainLinear.ts';
import { learnWeighting, weigh } from './weighting.ts';

/** A closed case: what was written, the plain date it was received, and the label it ended up with (not the first guess). */
export type Example = Message & { readonly label: string; readonly date: string };

export type TrainingSettings = {
  readonly version: string;
  readonly seed: number;
  /** Accuracy that a margin gate must reach at its lower bound, 0..1. */
  readonly wantedAccuracy: number;
};

/**
 * Learns a model. Deterministic: same examples in the same order and same settings, same bytes. Messages with equal text count
 * once, with the label of the last of them. `'too-few-examples'`: fewer than two labels with two distinct messages each.
 */
export function trainModel(
  examples: readonly Example[],
  settings: TrainingSettings,
): Model | { readonly refused: 'too-few-examples' } {
  const distinct = [...new Map(examples.map((example) => [`${example.title}\n${example.text}`, example])).values()];
  const { labels, unlearnt } = learnable(distinct);
  if (labels.length < 2) return { refused: 'too-few-examples' };
  const learnt = distinct.filter(({ label }) => labels.includes(label));
  const bags = learnt.map(features);
  const numberOf = new Map(labels.map((label, index) => [label, index]));
  const labelOf = Int32Array.from(learnt, ({ label }) => numberOf.get(label)!);

  const judged = judgeUnseen(bags, labelOf, labels.length, settings.seed);
  const sharpness = learnSharpness(judged);
  const results = judged.map((each) => ({ truth: labels[each.label]!, given: rank(each.scores, { labels, sharpness }) }));
  const dates = learnt.map(({ date }) => date).sort();
  return roundToFile({
    header: {
      version: settings.version,
      trainedOn: { from: dates[0]!, to: dates.at(-1)!, messages: learnt.length },
      labels,
      unlearnt,
      sharpness,
      quality: quality(results),
      gates: Object.fromEntries(marginGates(results.flatMap(outcome), settings.wantedAccuracy)),
    },
    ...learnParts(bags, labelOf, labels.length, settings.seed),
  });
}

function learnable(examples: readonly Example[]): { labels: readonly string[]; unlearnt: readonly string[] } {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  const all = [...counts.keys()].sort();
  return { labels: all.filter((label) => counts.get(label)! > 1), unlearnt: all.filter((label) => counts.get(label)! === 1) };
}

function outcome(result: { truth: string; given: Classification }) {
  const first = result.given.best[0];
  return first === undefined ? [] : [{ label: first.label, margin: result.given.margin, right: first.label === result.truth }];
}

// Three folds: probabilities come from models that saw two thirds, hence are slightly too modest, never too bold; five folds
// would double the time for training.
const folds = 3;

function judgeUnseen(bags: readonly Bag[], labelOf: Int32Array, labels: number, seed: number): readonly Judged[] {
  const foldOf = stratifiedFolds(labelOf, folds, seed);
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const seen = [...foldOf.keys()].filter((index) => foldOf[index] !== fold);
    const { weighting, linear } = learnParts(
      seen.map((index) => bags[index]!),
      Int32Array.from(seen, (index) => labelOf[index]!),
      labels,
      seed,
    );
    for (const [index, bag] of bags.entries()) {
      if (foldOf[index] === fold) judged.push({ scores: scores(weigh(bag, weighting), linear), label: labelOf[index]! });
    }
  }
  return judged;
}

/** Deals the messages of each label evenly over the folds, in a random order. */
export function stratifiedFolds(labelOf: Int32Array, count: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const foldOf = new Int32Array(labelOf.length);
  for (const members of Map.groupBy(labelOf.keys(), (index) => labelOf[index]!).values()) {
    for (const [position, index] of shuffle(members, random).entries()) foldOf[index] = position % count;
  }
  return foldOf;
}

function learnParts(
  bags: readonly Bag[],
  labelOf: Int32Array,
  labels: number,
  seed: number,
): Pick<Model, 'weighting' | 'linear'> {
  const weighting = learnWeighting(bags, labelOf, labels);
  const vectors = bags.map((bag) => weigh(bag, weighting));
  const shape = { rows: weighting.factor.length, labels };
  const linear = trainLinear(vectors, labelOf, shape, { ...usualLinear, seed });
  return { weighting, linear: withNaiveBayes(linear, vectors, labelOf, shape) };
}
