import type { Vocabulary } from '../../text/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { openWords } from './words.ts';

/** What a process holds in memory to understand texts; all of it can be made again from the database. */
export type Understanding = {
  readonly vocabulary: () => Promise<Vocabulary>;
};

export function openUnderstanding(deps: Pick<Deps, 'database' | 'reference' | 'clock'>): Understanding {
  return { vocabulary: openWords(deps) };
}
