import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer, Sent } from '../../contract/endpoint.ts';
import {
  countUnreadNotices,
  getPreferences,
  listNotices,
  putPreferences,
  readAllNotices,
  readNotice,
} from '../../contract/notifications.ts';
import { call } from './call.ts';

export type NoticeRow = Answer<typeof listNotices>['notices'][number];
export type Preferences = Answer<typeof getPreferences>;
export type PreferenceWrite = Sent<typeof putPreferences>['body'];

/** Asked again by the live channel; the minute is for those who have none and for what no case tells, such as a deadline. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: async ({ signal }) => (await call(countUnreadNotices, {}, signal)).unread,
  refetchInterval: 60_000,
});

export const noticesQuery = (onlyUnread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', onlyUnread],
    queryFn: ({ pageParam, signal }) =>
      call(listNotices, { query: { unread: onlyUnread ? 'true' : undefined, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useReadNotice() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(readNotice, { params: { id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export function useReadAllNotices() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (until: string) => call(readAllNotices, { body: { until } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: ({ signal }) => call(getPreferences, {}, signal),
});

export function usePutPreferences() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: PreferenceWrite) => call(putPreferences, { body }),
    onSuccess: (saved) => cache.setQueryData(preferencesQuery.queryKey, saved),
  });
}
