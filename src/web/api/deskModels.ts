import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { autoDispatchHistory, dispatchAccuracy, listAutoDispatch, switchAutoDispatch } from '../../contract/autoDispatch.ts';
import { getModelSlot, putModelSlot, testModelSlot } from '../../contract/drafting.ts';
import { listTrainings, trainModels } from '../../contract/understanding.ts';
import { call } from './call.ts';

export const trainingsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => call(listTrainings, {}, signal),
});

export function useTrain() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(trainModels, { body: {} }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['models'] }),
        cache.invalidateQueries({ queryKey: ['auto-dispatch'] }),
        cache.invalidateQueries({ queryKey: ['dispatch-accuracy'] }),
      ]),
  });
}

export const autoDispatchQuery = queryOptions({
  queryKey: ['auto-dispatch'],
  queryFn: ({ signal }) => call(listAutoDispatch, {}, signal),
});

export const autoDispatchHistoryQuery = (category: string) =>
  queryOptions({
    queryKey: ['auto-dispatch', category],
    queryFn: ({ signal }) => call(autoDispatchHistory, { params: { category } }, signal),
  });

export function useSwitchAutoDispatch() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ category, ...body }: { category: string } & z.input<NonNullable<typeof switchAutoDispatch.body>>) =>
      call(switchAutoDispatch, { params: { category }, body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['auto-dispatch'] }),
  });
}

export const dispatchAccuracyQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['dispatch-accuracy', from, to],
    queryFn: ({ signal }) => call(dispatchAccuracy, { query: { from, to } }, signal),
  });

export const modelSlotQuery = queryOptions({
  queryKey: ['model-slot'],
  queryFn: ({ signal }) => call(getModelSlot, {}, signal),
});

export function usePutModelSlot() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof putModelSlot.body>>) => call(putModelSlot, { body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['model-slot'] }),
  });
}

export function useModelSlotTest() {
  return useMutation({ mutationFn: () => call(testModelSlot, { body: {} }) });
}
