import { Worker } from 'node:worker_threads';
import type { CatalogueEntry } from '../../text/ruleClassifier.ts';
import type { Example } from '../../text/trainModel.ts';
import type { TrainingReport } from './trainWorker.ts';

export type TrainingOrder = {
  readonly version: string;
  readonly examples: readonly Example[];
  /** File of the model in use, if any. */
  readonly old: Uint8Array | null;
  readonly catalogue: readonly CatalogueEntry[];
};

/** Trains in a thread of its own: some seconds of computing must not hold up whoever is being served. @throws what the thread throws */
export function trainInThread(order: TrainingOrder): Promise<TrainingReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./trainWorker.ts', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The training thread ended with ${code} and no result.`)));
  });
}
