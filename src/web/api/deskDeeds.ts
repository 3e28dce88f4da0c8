import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { commandDeed, enterDeed, getDeed, listDeeds } from '../../contract/deeds.ts';
import type { Sent } from '../../contract/endpoint.ts';
import { call } from './call.ts';

/** Under the key of supervision, whose changes are announced. */
const key = 'supervision';

export type DeedFilter = Omit<Sent<typeof listDeeds>['query'], 'after' | 'limit'>;
export const deedsQuery = (filter: DeedFilter) =>
  infiniteQueryOptions({
    queryKey: [key, 'deeds', filter],
    queryFn: ({ pageParam, signal }) => call(listDeeds, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const deedQuery = (id: string) =>
  queryOptions({ queryKey: [key, 'deed', id], queryFn: ({ signal }) => call(getDeed, { params: { id } }, signal) });

export type DeedDraft = Sent<typeof enterDeed>['body'];
export type DeedCommand = Sent<typeof commandDeed>['body'];

/** What was judged changes the numbers too: everything is asked anew. */
function useDeeds<Input, Output>(run: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => cache.invalidateQueries() });
}

export const useEnterDeed = () => useDeeds((body: DeedDraft) => call(enterDeed, { body }));
export const useDeedCommand = (id: string) => useDeeds((body: DeedCommand) => call(commandDeed, { params: { id }, body }));
