import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  createPublication,
  getPublication,
  listPublications,
  proposePublication,
  stepPublication,
} from '../../contract/publication.ts';
import { call } from './call.ts';

export type PublicationFilter = z.input<NonNullable<typeof listPublications.query>>;
export type PublicationStepBody = z.input<NonNullable<typeof stepPublication.body>>;
export type WordingValues = z.input<NonNullable<typeof createPublication.body>>['wording'];

export const publicationsQuery = (filter: PublicationFilter) =>
  infiniteQueryOptions({
    queryKey: ['publications', 'list', filter],
    queryFn: ({ pageParam, signal }) => call(listPublications, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const publicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['publications', id],
    queryFn: ({ signal }) => call(getPublication, { params: { id } }, signal),
  });

export const publicationProposalQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['publications', 'proposal', caseId],
    queryFn: ({ signal }) => call(proposePublication, { params: { id: caseId } }, signal),
    // The proposal must not change under the hands of whoever is correcting it.
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useCreatePublication() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createPublication.body>>) => call(createPublication, { body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['publications'] }),
  });
}

export function useStepPublication(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: PublicationStepBody) => call(stepPublication, { params: { id }, body }),
    // Also after a refusal: the screen was wrong about it.
    onSettled: () => cache.invalidateQueries({ queryKey: ['publications'] }),
  });
}
