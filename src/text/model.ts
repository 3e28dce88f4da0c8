import { probabilities } from './calibrate.ts';
import type { Classification, Classifier } from './classifier.ts';
import { undecided } from './classifier.ts';
import { explainByModel } from './explainByModel.ts';
import type { Message } from './features.ts';
import { features } from './features.ts';
import type { Gate } from './marginGate.ts';
import type { Quality } from './quality.ts';
import type { Linear } from './trainLinear.ts';
import { scores } from './trainLinear.ts';
import type { Weighting } from './weighting.ts';
import { weigh } from './weighting.ts';

/** What is known about a model without running it; shown to administrators and kept with every suggestion. */
export type ModelHeader = {
  /** Names this model; given by who trained it, unique per installation. */
  readonly version: string;
  /** Plain dates of the oldest and newest message learnt from, both included; '' when the messages carry none. */
  readonly trainedOn: { readonly from: string; readonly to: string; readonly messages: number };
  readonly labels: readonly string[];
  /** Labels with a single example: nothing can be learnt and checked from one, so they are never suggested. */
  readonly unlearnt: readonly string[];
  /** Factor from scores to probabilities, see `learnSharpness`. */
  readonly sharpness: number;
  /** On messages each fold had not seen. */
  readonly quality: Quality;
  readonly gates: Readonly<Record<string, Gate>>;
};

export type Model = { readonly header: ModelHeader; readonly weighting: Weighting; readonly linear: Linear };

/** The classifier that a model is. */
export function modelClassifier(model: Model): Classifier {
  return {
    kind: 'model',
    version: model.header.version,
    labels: model.header.labels,
    classify: (message, allowed) => classify(model, message, allowed),
    explain: (message, label) => explainByModel(model, message, label),
  };
}

function classify(model: Model, message: Message, allowed?: ReadonlySet<string>): Classification {
  const vector = weigh(features(message), model.weighting);
  if (vector.rows.length === 0) return undecided;
  return rank(scores(vector, model.linear), model.header, allowed);
}

/** Turns scores into the three best. A label that has left the catalogue takes its probability with it. */
export function rank(
  given: Float64Array,
  header: Pick<ModelHeader, 'labels' | 'sharpness'>,
  allowed?: ReadonlySet<string>,
): Classification {
  const kept = header.labels.flatMap((label, index) => (allowed === undefined || allowed.has(label) ? [index] : []));
  if (kept.length === 0) return undecided;
  const own = Float64Array.from(kept, (index) => given[index]!);
  const chance = probabilities(own, header.sharpness);
  const order = [...kept.keys()].sort((a, b) => own[b]! - own[a]! || a - b);
  const best = order.slice(0, 3).map((at) => ({ label: header.labels[kept[at]!]!, probability: chance[at]! }));
  // A single label leads by nothing: there is no second to be mistaken for, and no evidence either.
  const margin = order.length < 2 ? 0 : own[order[0]!]! - own[order[1]!]!;
  return { best, margin };
}
