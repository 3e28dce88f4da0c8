import type { Condition } from './searchQuery.ts';
import { searchTerms } from './searchTerms.ts';

/** An index in memory that answers like the database: for knowledge articles, small lists, tests and the benchmark. */
export type SearchIndex = {
  readonly add: (id: string, text: string) => void;
  /** Ids of all texts that satisfy the condition, in order of adding. */
  readonly find: (condition: Condition | null) => readonly string[];
};

export function openSearchIndex(): SearchIndex {
  const ids: string[] = [];
  const holding = new Map<string, number[]>();
  // Terms in order, for prefixes; sorted anew after additions.
  let ordered: readonly string[] | null = null;
  const byPrefix = (prefix: string): readonly number[] => {
    ordered ??= [...holding.keys()].sort();
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ordered[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (let index = low; index < ordered.length && ordered[index]!.startsWith(prefix); index++) {
      for (const number of holding.get(ordered[index]!)!) found.add(number);
    }
    return [...found].sort((a, b) => a - b);
  };
  const numbersOf = (condition: Condition): readonly number[] => {
    switch (condition.type) {
      case 'term':
        return condition.prefix ? byPrefix(condition.term) : (holding.get(condition.term) ?? []);
      case 'any':
        return [...new Set(condition.of.flatMap(numbersOf))].sort((a, b) => a - b);
      case 'all': {
        const lists = condition.of.map(numbersOf).sort((a, b) => a.length - b.length);
        const rest = lists.slice(1).map((list) => new Set(list));
        return lists[0]!.filter((number) => rest.every((set) => set.has(number)));
      }
    }
  };
  return {
    add(id, text) {
      ids.push(id);
      ordered = null;
      for (const term of searchTerms(text)) holding.getOrInsertComputed(term, () => []).push(ids.length - 1);
    },
    find: (condition) => (condition === null ? [] : numbersOf(condition).map((number) => ids[number]!)),
  };
}
