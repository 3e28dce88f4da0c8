import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer, Sent } from '../../contract/endpoint.ts';
import { changeScreen, createScreen, listScreens, renewScreen, revokeScreen } from '../../contract/wall.ts';
import { call } from './call.ts';

export type ScreenRow = Answer<typeof listScreens>['screens'][number];
export type ScreenDraft = Sent<typeof createScreen>['body'];
export type ScreenOpening = Answer<typeof createScreen>;

const queryKey = ['screens'];

export const screensQuery = queryOptions({
  queryKey,
  queryFn: async ({ signal }) => (await call(listScreens, {}, signal)).screens,
  // Whether a screen is online is told by nobody but the list itself.
  refetchInterval: 60_000,
});

export function useSaveScreen() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({
      id,
      draft,
    }: {
      readonly id: string | null;
      readonly draft: ScreenDraft;
    }): Promise<ScreenOpening | null> => {
      if (id === null) return call(createScreen, { body: draft });
      await call(changeScreen, { params: { id }, body: draft });
      return null;
    },
    onSettled: () => cache.invalidateQueries({ queryKey }),
    // The answer holds a token.
    gcTime: 0,
  });
}

export function useRenewScreen() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(renewScreen, { params: { id }, body: {} }),
    onSettled: () => cache.invalidateQueries({ queryKey }),
    gcTime: 0,
  });
}

export function useRevokeScreen() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(revokeScreen, { params: { id }, body: {} }),
    onSettled: () => cache.invalidateQueries({ queryKey }),
  });
}
