import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../contract/endpoint.ts';
import {
  checkSnapshot,
  decideObjection,
  draftSnapshot,
  getSnapshot,
  getSnapshotText,
  listSnapshots,
  objectToSnapshot,
  openSnapshot,
  publishSnapshot,
  recountSnapshot,
  withdrawSnapshot,
} from '../../contract/snapshots.ts';
import { call } from './call.ts';
import { newCaseId } from './caseId.ts';
import type { MeasureQuery } from './deskMeasures.ts';

export type Snapshot = Answer<typeof getSnapshot>;
export type SnapshotLine = Answer<typeof listSnapshots>['snapshots'][number];

export const snapshotsQuery = queryOptions({
  queryKey: ['snapshots'],
  queryFn: ({ signal }) => call(listSnapshots, {}, signal),
});

export const snapshotQuery = (id: string) =>
  queryOptions({
    queryKey: ['snapshots', id],
    queryFn: ({ signal }) => call(getSnapshot, { params: { id } }, signal),
  });

export const snapshotText = (id: string) => call(getSnapshotText, { params: { id } });

export function useDraftSnapshot() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ units: _, ...query }: MeasureQuery) => call(draftSnapshot, { body: { ...query, id: newCaseId() } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['snapshots'] }),
  });
}

export type SnapshotStep =
  | { readonly step: 'open'; readonly days: number }
  | { readonly step: 'recount' | 'publish' }
  | { readonly step: 'withdraw'; readonly because: string }
  | { readonly step: 'object'; readonly unit: string; readonly number?: string | undefined; readonly text: string }
  | { readonly step: 'decide'; readonly objection: string; readonly upheld: boolean; readonly text: string };

/** One step of a table on its way; the page then asks again. */
export function useSnapshotStep(id: string) {
  const cache = useQueryClient();
  const params = { id };
  return useMutation({
    mutationFn: async (given: SnapshotStep): Promise<unknown> => {
      switch (given.step) {
        case 'open':
          return call(openSnapshot, { params, body: { days: given.days } });
        case 'recount':
          return call(recountSnapshot, { params, body: {} });
        case 'publish':
          return call(publishSnapshot, { params, body: {} });
        case 'withdraw':
          return call(withdrawSnapshot, { params, body: { because: given.because } });
        case 'object': {
          const { unit, text, number } = given;
          return call(objectToSnapshot, {
            params,
            body: { id: newCaseId(), unit, text, ...(number ? { number } : {}) },
          });
        }
        case 'decide': {
          const { upheld, text, objection } = given;
          return call(decideObjection, { params: { id, objection }, body: { upheld, text } });
        }
      }
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['snapshots'] }),
  });
}

export function useCheckSnapshot(id: string) {
  return useMutation({ mutationFn: () => call(checkSnapshot, { params: { id } }) });
}
