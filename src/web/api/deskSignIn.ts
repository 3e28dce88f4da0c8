import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listAudit, verifyAudit } from '../../contract/audit.ts';
import type { Answer, Sent } from '../../contract/endpoint.ts';
import {
  getSignInPolicy,
  listProviders,
  providerHistory,
  putProvider,
  putSignInPolicy,
  signInPolicyHistory,
  syncDirectory,
  testProvider,
} from '../../contract/signIn.ts';
import { call } from './call.ts';

export type ProviderRow = Answer<typeof listProviders>['providers'][number];
export type ProviderWrite = Sent<typeof putProvider>['body'];
export type PolicyRow = Answer<typeof getSignInPolicy>;
export type SyncOutcome = Answer<typeof syncDirectory>;
export type AuditFilter = Omit<Sent<typeof listAudit>['query'], 'after'>;
export type AuditRow = Answer<typeof listAudit>['entries'][number];

export const providersQuery = queryOptions({
  queryKey: ['signInProviders'],
  queryFn: async ({ signal }) => (await call(listProviders, {}, signal)).providers,
});

export const providerHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['signInProviders', id, 'history'],
    queryFn: async ({ signal }) => (await call(providerHistory, { params: { id } }, signal)).versions,
  });

export const policyQuery = queryOptions({
  queryKey: ['signInPolicy'],
  queryFn: ({ signal }) => call(getSignInPolicy, {}, signal),
});

export const policyHistoryQuery = queryOptions({
  queryKey: ['signInPolicy', 'history'],
  queryFn: async ({ signal }) => (await call(signInPolicyHistory, {}, signal)).versions,
});

export function usePutProvider() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { readonly id: string; readonly draft: ProviderWrite }) =>
      call(putProvider, { params: { id }, body: draft }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['signInProviders'] }),
    // What was sent holds a secret.
    gcTime: 0,
  });
}

export function useTestProvider() {
  return useMutation({ mutationFn: (id: string) => call(testProvider, { params: { id } }) });
}

export function useSyncDirectory() {
  return useMutation({
    mutationFn: ({ id, apply }: { readonly id: string; readonly apply: boolean }) =>
      call(syncDirectory, { params: { id }, body: { apply } }),
  });
}

export function usePutPolicy() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof putSignInPolicy>['body']) => call(putSignInPolicy, { body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['signInPolicy'] }),
  });
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useVerifyAudit() {
  return useMutation({ mutationFn: () => call(verifyAudit, {}) });
}
