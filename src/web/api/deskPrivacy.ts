import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { getAuditState } from '../../contract/audit.ts';
import type { Answer, Sent } from '../../contract/endpoint.ts';
import { answerDataRequest, getRetention, listDataRequests, putRetention } from '../../contract/privacy.ts';
import { previewRetention, retentionHistory } from '../../contract/retentionPages.ts';
import { resetSecondFactor } from '../../contract/signIn.ts';
import { listUnusualLooks } from '../../contract/unusualLooks.ts';
import { call } from './call.ts';

export type RetentionRow = Answer<typeof getRetention>;
export type DataRequestRow = Answer<typeof listDataRequests>['requests'][number];

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => call(getRetention, {}, signal),
});

export const retentionPreviewQuery = (query: Sent<typeof previewRetention>['query']) =>
  queryOptions({
    queryKey: ['retention', 'preview', query],
    queryFn: ({ signal }) => call(previewRetention, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const retentionHistoryQuery = queryOptions({
  queryKey: ['retention', 'history'],
  queryFn: async ({ signal }) => (await call(retentionHistory, {}, signal)).versions,
});

export function usePutRetention() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof putRetention>['body']) => call(putRetention, { body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['retention'] }),
  });
}

export const dataRequestsQuery = queryOptions({
  queryKey: ['dataRequests'],
  queryFn: async ({ signal }) => (await call(listDataRequests, {}, signal)).requests,
});

export function useAnswerDataRequest() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { readonly id: string } & Sent<typeof answerDataRequest>['body']) =>
      call(answerDataRequest, { params: { id }, body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['dataRequests'] }),
  });
}

export function useResetSecondFactor() {
  return useMutation({
    mutationFn: ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      call(resetSecondFactor, { params: { id }, body: { reason } }),
  });
}

export const unusualLooksQuery = queryOptions({
  queryKey: ['unusualLooks'],
  queryFn: async ({ signal }) => (await call(listUnusualLooks, {}, signal)).found,
});

export const auditStateQuery = queryOptions({
  queryKey: ['audit', 'state'],
  queryFn: ({ signal }) => call(getAuditState, {}, signal),
});
