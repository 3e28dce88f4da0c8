import type { VocabularyEntry } from '../../text/vocabulary.ts';
import { openVocabulary, type Vocabulary } from '../../text/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';

/** The words people may look for, made anew when reference data or the learnt words have changed. */
export function openWords(deps: Pick<Deps, 'database' | 'reference'>): () => Promise<Vocabulary> {
  let held: { readonly version: number; readonly vocabulary: Promise<Vocabulary> } | null = null;
  return async () => {
    const reference = await deps.reference.recent();
    if (held?.version !== reference.version) held = { version: reference.version, vocabulary: readWords(deps, reference) };
    return held.vocabulary;
  };
}

async function readWords(deps: Pick<Deps, 'database'>, reference: Reference): Promise<Vocabulary> {
  const learned = await deps.database.db.selectFrom('learned_word').select(['word', 'weight']).execute();
  return openVocabulary([...namedEntries(reference), ...learned]);
}

// What the school has given a name is meant more often than a word of a title.
const unitWeight = 40;
const categoryWeight = 30;
const placeWeight = 20;

/** Places, units, categories and the keywords of the catalogue. */
export function namedEntries({ units, categories, places }: Reference): VocabularyEntry[] {
  const named = (list: Iterable<{ name: string; retired: boolean }>, weight: number) =>
    [...list].filter(({ retired }) => !retired).map(({ name }) => ({ word: name, weight, name: true }));
  const active = [...categories.values()].filter(({ retired }) => !retired);
  return [
    ...named(units.values(), unitWeight),
    ...named(places.values(), placeWeight),
    ...active.flatMap(({ name }) => [name, ...name.split(/[与和及、/]/u)]).map((word) => ({ word, weight: categoryWeight })),
    ...active.flatMap(({ keywords }) => keywords).map((word) => ({ word, weight: 1 })),
  ].filter(({ word }) => [...word].length > 1);
}
