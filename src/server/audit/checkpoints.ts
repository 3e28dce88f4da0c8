import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';

/** Where the chain stood at a moment. Whoever rewrites the database and its chain cannot rewrite these. */
export type Checkpoint = { readonly place: number; readonly hash: string; readonly at: string };

/** A line a checkpoint, JSON. Point HUYING_CHECKPOINTS at a place that the database's administrators cannot write: another machine's share, or paper. */
export function checkpointFile(config: Pick<Config, 'dataFolder' | 'checkpointFile'>): string {
  return config.checkpointFile ?? path.join(config.dataFolder, 'audit', 'checkpoints.jsonl');
}

export async function addCheckpoint(file: string, checkpoint: Checkpoint): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(checkpoint)}\n`, { flush: true });
}

/** All checkpoints, oldest first; none when there is no file yet. A last line that a crash cut off is left out. */
export async function readCheckpoints(file: string): Promise<Checkpoint[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Checkpoint);
}
