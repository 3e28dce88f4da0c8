import type { Reference } from '../../../contract/reference.ts';

export type Category = Reference['categories'][number];

/**
 * At most `limit` categories whose keywords stand in the text, best first; [] when none does. A longer keyword says more than a short one, and
 * one that few categories share says more than a common one. Only a hint: the person chooses, and the dispatcher can change it.
 */
export function suggestCategories(text: string, categories: readonly Category[], limit = 3): readonly Category[] {
  const plain = text.normalize('NFKC').toLowerCase();
  if (plain.trim().length < 2) return [];
  const current = categories.filter((category) => !category.retired);
  const sharedBy = new Map<string, number>();
  for (const { keywords } of current) for (const keyword of keywords) sharedBy.set(keyword, (sharedBy.get(keyword) ?? 0) + 1);

  const scored = current.map((category) => ({ category, score: scoreOf(plain, category, sharedBy) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ category }) => category);
}

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

function scoreOf(text: string, { keywords }: Category, sharedBy: ReadonlyMap<string, number>): number {
  let score = 0;
  for (const keyword of keywords)
    if (keyword && text.includes(keyword.toLowerCase())) score += keyword.length / (sharedBy.get(keyword) ?? 1);
  return score;
}
