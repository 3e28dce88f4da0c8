import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer, Sent } from '../../contract/endpoint.ts';
import { getProofChallenge } from '../../contract/proof.ts';
import { changePassword, getMe, signIn, signOut } from '../../contract/session.ts';
import { call } from './call.ts';
import { withProof } from './withProof.ts';

export type Site = Answer<typeof getMe>['site'];
export type DemoAccount = Answer<typeof getMe>['demoAccounts'][number];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const answer = await call(getMe, {}, signal);
    // The device's clock at the moment of the answer: waiting times are told by the server's clock, not by the device's.
    return { ...answer, aheadMs: Date.parse(answer.site.now) - Date.now() };
  },
  staleTime: 60_000,
});

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof signIn>['body']) =>
      withProof(getProofChallenge, body.login, (headers) => call(signIn, { body, headers })),
    // Whatever another account saw on this screen must not be seen by the next one.
    onSuccess: async () => {
      cache.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
      await cache.invalidateQueries({ queryKey: ['me'] });
    },
  });
}

export function useSignOut() {
  return useMutation({ mutationFn: () => call(signOut, {}) });
}

export function useChangePassword() {
  return useMutation({ mutationFn: (body: Sent<typeof changePassword>['body']) => call(changePassword, { body }) });
}
