import type { Search } from '../../api/deskUnderstanding.ts';

export const searchFields = ['text', 'person', 'place', 'unit', 'category', 'from', 'to'] as const;
export type SearchField = (typeof searchFields)[number];

/** The search that an address stands for: it can be sent to a colleague. */
export function searchOf(address: URLSearchParams): Search {
  const given = searchFields.flatMap((field) => {
    const value = address.get(field);
    return value ? [[field, value] as const] : [];
  });
  return { text: '', ...Object.fromEntries(given) };
}

/** The address with some fields changed; empty ones are left out. */
export function withSearch(address: URLSearchParams, change: Partial<Record<SearchField, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [field, value] of Object.entries(change)) {
    if (value) next.set(field, value);
    else next.delete(field);
  }
  return next;
}
