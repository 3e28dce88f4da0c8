import type { VocabularyEntry } from '../../text/vocabulary.ts';
import { openVocabulary, type Vocabulary } from '../../text/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';

/** Words are learnt once a night: an hour later every process knows them. */
const freshMilliseconds = 3_600_000;

/** The words people may look for, made anew when reference data have changed, and once an hour for the learnt words. */
export function openWords(deps: Pick<Deps, 'database' | 'reference' | 'clock'>): () => Promise<Vocabulary> {
  let held: { readonly version: number; readonly until: number; readonly vocabulary: Promise<Vocabulary> } | null = null;
  return async () => {
    const { version, ...reference } = await deps.reference.recent();
    const now = Date.parse(deps.clock());
    if (held?.version !== version || held.until < now) {
      const vocabulary = readWords(deps, reference);
      held = { version, until: now + freshMilliseconds, vocabulary };
      // What could not be read is read again by the next one who asks.
      vocabulary.catch(() => {
        held = null;
      });
    }
    return held.vocabulary;
  };
}

type Named = Pick<Reference, 'units' | 'categories' | 'places'>;

async function readWords(deps: Pick<Deps, 'database'>, reference: Named): Promise<Vocabulary> {
  const learned = await deps.database.db.selectFrom('learned_word').select(['word', 'weight']).execute();
  return openVocabulary([...namedEntries(reference), ...learned]);
}

// What the school has given a name is meant more often than a word of a title.
const unitWeight = 40;
const categoryWeight = 30;
const placeWeight = 20;

/** Places, units, categories and the keywords of the catalogue. */
export function namedEntries({ units, categories, places }: Named): VocabularyEntry[] {
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
