import { CaseFilter, type queues } from '../../../contract/cases.ts';
import type { Filter } from '../../api/deskCases.ts';

/** The part of a filter that people choose; the queue belongs to the page, the page size to the desk. */
export const filterFields = ['phase', 'unit', 'category', 'place', 'grade', 'overdue', 'text', 'order'] as const;
export type FilterField = (typeof filterFields)[number];

/** The filter that an address asks for. A field that is not valid (an old link, a typing error) is left out instead of breaking the page. */
export function filterOf(search: URLSearchParams, queue: (typeof queues)[number]): Filter {
  // At the triage desk danger goes before the clock.
  const filter: Filter = queue === 'triage' ? { queue, order: 'risk' } : { queue };
  for (const field of filterFields) {
    const value = search.get(field);
    if (value && CaseFilter.shape[field].safeParse(value).success) Object.assign(filter, { [field]: value });
  }
  return filter;
}

/** The address with some fields of the filter changed; other parameters stay, and an emptied field leaves no trace. */
export function withFilter(search: URLSearchParams, change: Partial<Record<FilterField, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [field, value] of Object.entries(change)) {
    if (value) next.set(field, value);
    else next.delete(field);
  }
  return next;
}

/** The fields that narrow the list: the order does not. */
export function narrowing(filter: Filter): readonly FilterField[] {
  return filterFields.filter((field) => field !== 'order' && filter[field] !== undefined);
}

/**
 * The address after a change of the filter. The case that was shown when the change began gives way to the first of the new list; one that
 * was chosen since (typing takes effect after a pause) stays.
 */
export function narrowedAddress(
  search: URLSearchParams,
  change: Partial<Record<FilterField, string | undefined>>,
  begunWith: string | null,
): URLSearchParams {
  const next = withFilter(search, change);
  if (next.get('case') === begunWith) next.delete('case');
  return next;
}
