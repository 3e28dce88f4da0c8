import type { Classifier } from '../../text/classifier.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { openClassifiers, type Target } from './classifiers.ts';
import { type LivingTopics, openLivingTopics } from './livingTopics.ts';
import { openWords } from './words.ts';

/** What a process holds in memory to understand texts; all of it can be made again from the database. */
export type Understanding = {
  readonly vocabulary: () => Promise<Vocabulary>;
  readonly classifier: (target: Target) => Promise<Classifier>;
  readonly topics: () => Promise<LivingTopics>;
};

export { placeNamesOf } from './livingTopics.ts';
export { unitMessage } from './unitMessage.ts';

export function openUnderstanding(deps: Pick<Deps, 'database' | 'reference' | 'clock'>): Understanding {
  return { vocabulary: openWords(deps), classifier: openClassifiers(deps), topics: openLivingTopics(deps) };
}
