import type { Reference } from '../../../contract/reference.ts';

export type Category = Reference['categories'][number];

/**
 * At most `limit` categories whose signs stand in the text, best first; [] when none does. Signs are the keywords, and for English texts the
 * words of the English name. A longer keyword says more than a short one, and one that few categories share more than a common one. Only a
 * hint: the person chooses, and the dispatcher can change it.
 */
export function suggestCategories(text: string, categories: readonly Category[], limit = 3): readonly Category[] {
  const plain = text.normalize('NFKC').toLowerCase();
  if (plain.trim().length < 2) return [];
  const words = new Set((plain.match(/[a-z]+/g) ?? []).map(stem));
  const signed = categories.filter((category) => !category.retired).map((category) => ({ category, signs: signsOf(category) }));
  const sharedBy = new Map<string, number>();
  for (const { signs } of signed) for (const { sign } of signs) sharedBy.set(sign, (sharedBy.get(sign) ?? 0) + 1);

  const scored = signed.map(({ category, signs }) => {
    let score = 0;
    for (const { sign, isWord, weight } of signs) {
      if (isWord ? words.has(sign) : plain.includes(sign)) score += weight / (sharedBy.get(sign) ?? 1);
    }
    return { category, score };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > 0 && score >= best * worthSaying)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ category }) => category);
}

/** A suggestion far behind the best one only makes the choice harder. */
const worthSaying = 0.4;

type Sign = { readonly sign: string; readonly isWord: boolean; readonly weight: number };

function signsOf({ keywords, nameEn }: Category): readonly Sign[] {
  const written = keywords
    .filter(Boolean)
    .map((keyword) => ({ sign: keyword.toLowerCase(), isWord: false, weight: keyword.length }));
  const named = (nameEn.toLowerCase().match(/[a-z]{3,}/g) ?? [])
    .filter((word) => !empty.has(word))
    .map((word) => ({ sign: stem(word), isWord: true, weight: 2 }));
  return [...written, ...named];
}

/** English words that stand in names and say nothing. */
const empty = new Set([
  'and',
  'the',
  'for',
  'other',
  'matters',
  'affairs',
  'services',
  'service',
  'with',
  'from',
  'campus',
  'problems',
]);

/** showers and shower, leaking and leak are one sign. */
const stem = (word: string) => word.replace(/^([a-z]{3,}?)(ing|ed|es|s)$/, '$1');

/** Categories whose name, keywords or code contain every word typed into the search field. */
export function searchCategories(typed: string, categories: readonly Category[]): readonly Category[] {
  const parts = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return categories.filter(
    (category) =>
      !category.retired &&
      parts.every((part) =>
        [category.name, category.nameEn, category.code, ...category.keywords].some((word) => word.toLowerCase().includes(part)),
      ),
  );
}
