import { parentPort, workerData } from 'node:worker_threads';
import type { ModelHeader } from '../../text/model.ts';
import { readModel, writeModel } from '../../text/modelFile.ts';
import type { Quality } from '../../text/quality.ts';
import { replay } from '../../text/replay.ts';
import { retrain } from '../../text/retrain.ts';
import { ruleClassifier } from '../../text/ruleClassifier.ts';
import type { TrainingSettings } from '../../text/trainModel.ts';
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
};

// The seed only has to stay the same; 0.95 is what automatic dispatch would have to reach before it may be switched on.
const seed = 20_200;
const wantedAccuracy = 0.95;

parentPort?.postMessage(train(workerData as TrainingOrder));

function train({ version, examples, old, catalogue }: TrainingOrder): TrainingReport {
  const settings: TrainingSettings = { version, seed, wantedAccuracy };
  const before = old === null ? null : readModel(old);
  const result = retrain(examples, before !== null && 'refused' in before ? null : before, settings);
  const { rules, model, better } = replay(examples, ruleClassifier(catalogue, []), settings);
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
  };
}
