import type { Answer } from '../../../contract/endpoint.ts';
import type { suggestDispatch } from '../../../contract/understanding.ts';

export type CategoryChip = { readonly code: string; readonly probability: number; readonly words: readonly string[] };

/** Less likely ones would only invite a slip of the finger. */
const leastProbability = 0.05;

/** Categories that the words speak for more than the chosen one: to be taken with one key. None when the chosen one is the likeliest. */
export function categoryChips(categories: Answer<typeof suggestDispatch>['categories'], chosen: string): readonly CategoryChip[] {
  if (categories[0]?.code === chosen) return [];
  return categories
    .filter(({ code, probability }) => code !== chosen && probability >= leastProbability)
    .map(({ code, probability, reasons }) => ({ code, probability, words: [...new Set(reasons.map(({ words }) => words))] }));
}
