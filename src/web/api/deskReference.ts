import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Answer } from '../../contract/endpoint.ts';
import {
  getReference,
  itemHistory,
  listItems,
  putItem,
  type ReferenceKind,
  type referenceSchemas,
} from '../../contract/reference.ts';
import { listTrainingItems, putTrainingItem, trainingItemHistory, trainingKinds } from '../../contract/training.ts';
import { call } from './call.ts';

/** Changes only when an administrator edits something; the live channel then says so. */
export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: ({ signal }) => call(getReference, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Trainers need not be administrators: what they write has doors of its own. */
const trainingKind = (kind: ReferenceKind) => trainingKinds.find((each) => each === kind);

export type ItemData<K extends ReferenceKind> = z.output<(typeof referenceSchemas)[K]>;
export type Item<K extends ReferenceKind> = Omit<Answer<typeof putItem>, 'data'> & { readonly data: ItemData<K> };

export const itemsQuery = <K extends ReferenceKind>(kind: K) =>
  queryOptions({
    queryKey: ['items', kind],
    queryFn: async ({ signal }) => {
      const training = trainingKind(kind);
      const { items } = training
        ? await call(listTrainingItems, { params: { kind: training } }, signal)
        : await call(listItems, { params: { kind } }, signal);
      // The server validated every item by referenceSchemas[kind] when it was written.
      return items as unknown as readonly Item<K>[];
    },
  });

export const historyQuery = (kind: ReferenceKind, id: string) =>
  queryOptions({
    queryKey: ['items', kind, id, 'history'],
    queryFn: async ({ signal }) => {
      const training = trainingKind(kind);
      const { items } = training
        ? await call(trainingItemHistory, { params: { kind: training, id } }, signal)
        : await call(itemHistory, { params: { kind, id } }, signal);
      return items;
    },
  });

export type ItemWrite<K extends ReferenceKind> = {
  readonly id: string;
  readonly version: number;
  readonly data: ItemData<K>;
  readonly reason?: string;
};

export function usePutItem<K extends ReferenceKind>(kind: K) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: ItemWrite<K>) => {
      const training = trainingKind(kind);
      return training
        ? call(putTrainingItem, { params: { kind: training, id }, body })
        : call(putItem, { params: { kind, id }, body });
    },
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['items', kind] }),
        cache.invalidateQueries({ queryKey: ['reference'] }),
        ...(trainingKind(kind) ? [cache.invalidateQueries({ queryKey: ['training'] })] : []),
      ]),
  });
}
