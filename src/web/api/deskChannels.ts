import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer, Sent } from '../../contract/endpoint.ts';
import {
  channelHistory,
  listChannels,
  listFailures,
  putChannel,
  retryFailures,
  testChannel,
} from '../../contract/notifications.ts';
import { call } from './call.ts';

export type ChannelRow = Answer<typeof listChannels>['channels'][number];
export type ChannelWrite = Sent<typeof putChannel>['body'];
export type FailureRow = Answer<typeof listFailures>['failures'][number];

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => (await call(listChannels, {}, signal)).channels,
});

export const channelHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', id, 'history'],
    queryFn: async ({ signal }) => (await call(channelHistory, { params: { id } }, signal)).channels,
  });

export function usePutChannel() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { readonly id: string; readonly draft: ChannelWrite }) =>
      call(putChannel, { params: { id }, body: draft }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['channels'] }),
    // What was sent holds secrets.
    gcTime: 0,
  });
}

export function useTestChannel() {
  return useMutation({ mutationFn: (id: string) => call(testChannel, { params: { id } }) });
}

/** @param channel null: of all channels */
export const failuresQuery = (channel: string | null) =>
  infiniteQueryOptions({
    queryKey: ['failures', channel],
    queryFn: ({ pageParam, signal }) =>
      call(listFailures, { query: { channel: channel ?? undefined, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useRetryFailures() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof retryFailures>['body']) => call(retryFailures, { body }),
    onSettled: () =>
      Promise.all([cache.invalidateQueries({ queryKey: ['failures'] }), cache.invalidateQueries({ queryKey: ['channels'] })]),
  });
}
