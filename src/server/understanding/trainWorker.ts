import { parentPort, workerData } from 'node:worker_threads';
import type { Classification } from '../../text/classifier.ts';
import type { ModelHeader } from '../../text/model.ts';
import { readModel, writeModel } from '../../text/modelFile.ts';
import type { Quality } from '../../text/quality.ts';
import { replay } from '../../text/replay.ts';
import { retrain } from '../../text/retrain.ts';
import { ruleClassifier } from '../../text/ruleClassifier.ts';
import type { Example, TrainingSettings } from '../../text/trainModel.ts';
import { wantedAccuracy } from './dispatchGates.ts';
import type { TrainingOrder } from './training.ts';

/** What became of a training; `model` is the file of an accepted one. */
export type TrainingReport = {
  readonly accepted: boolean;
  readonly because: 'too-few-examples' | 'worse-on-newest-month' | 'quality-collapsed' | null;
  readonly model: Uint8Array | null;
  readonly trainedOn: ModelHeader['trainedOn'] | null;
  readonly quality: Quality | null;
  readonly newest: Quality | null;
  readonly old: Quality | null;
  readonly replayed: { readonly rules: Quality; readonly model: Quality | null };
  readonly better: 'rules' | 'model';
  readonly months: readonly { readonly month: string; readonly rules: Quality; readonly model: Quality | null }[];
  readonly confusions: readonly Confusion[];
  /** What the model would have suggested for past cases, by the number of the example. */
  readonly suggested: readonly { readonly example: number; readonly given: Classification }[];
};

export type Confusion = { readonly truth: string; readonly given: string; readonly cases: number; readonly of: number };

// It only has to stay the same.
const seed = 20_200;
const mostConfusions = 40;

parentPort?.postMessage(train(workerData as TrainingOrder));

function train({ version, examples, old, catalogue }: TrainingOrder): TrainingReport {
  const settings: TrainingSettings = { version, seed, wantedAccuracy };
  const before = old === null ? null : readModel(old);
  const result = retrain(examples, before !== null && 'refused' in before ? null : before, settings);
  const numbered = examples.map((example, number) => ({ ...example, number }));
  const { rules, model, better, months, suggested } = replay(numbered, ruleClassifier(catalogue, []), settings);
  return {
    accepted: result.accepted,
    because: result.accepted ? null : result.because,
    model: result.accepted ? writeModel(result.model) : null,
    trainedOn: result.accepted ? result.model.header.trainedOn : null,
    quality: result.accepted ? result.model.header.quality : null,
    newest: result.newest,
    old: result.old,
    replayed: { rules, model },
    better,
    months,
    confusions: confusionsOf(suggested),
    suggested: suggested.map(({ example, given }) => ({ example: example.number, given })),
  };
}

/** `of`: replayed messages with the true label. */
function confusionsOf(suggested: readonly { readonly example: Example; readonly given: Classification }[]): Confusion[] {
  const all = Map.groupBy(suggested, ({ example }) => example.label);
  return [...all]
    .flatMap(([truth, own]) => {
      const wrong = Map.groupBy(own, ({ given }) => given.best[0]?.label ?? '');
      wrong.delete(truth);
      return [...wrong].map(([given, cases]) => ({ truth, given, cases: cases.length, of: own.length }));
    })
    .sort((a, b) => b.cases - a.cases || (a.truth + a.given < b.truth + b.given ? -1 : 1))
    .slice(0, mostConfusions);
}
