import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { z } from 'zod';
import {
  type CaseCommandBody,
  type CaseFilter,
  commandCase,
  countCases,
  explainDeadlines,
  getCase,
  listCases,
  revealRequester,
} from '../../contract/cases.ts';
import { call } from './call.ts';
import { type CaseSource, CaseSourceContext } from './caseSource.ts';

export type Filter = z.input<typeof CaseFilter>;
/** A command as the desk writes it; the version is added from the case that was on the screen. */
export type CommandDraft = z.input<typeof CaseCommandBody>;

export const casesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam, signal }) => call(listCases, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** One page of cases, to choose one of them. */
export const caseSearchQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['cases', 'search', filter],
    queryFn: ({ signal }) => call(listCases, { query: filter }, signal),
  });

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) => call(countCases, {}, signal),
});

/** @param source of a practice case; its id is a run's and no case has it */
export const caseQuery = (id: string, source: CaseSource | null = null) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => source?.detail(id, signal) ?? call(getCase, { params: { id } }, signal),
  });

export const deadlinesQuery = (id: string, source: CaseSource | null = null) =>
  queryOptions({
    queryKey: ['case', id, 'deadlines'],
    queryFn: ({ signal }) => source?.deadlines(id, signal) ?? call(explainDeadlines, { params: { id } }, signal),
  });

export const giveCommand = (id: string, body: CommandDraft) => call(commandCase, { params: { id }, body });

export function useCommand(id: string) {
  const cache = useQueryClient();
  const source = useContext(CaseSourceContext);
  return useMutation({
    mutationFn: (body: CommandDraft) => source?.give(id, body) ?? giveCommand(id, body),
    // Also after a refusal: the screen was wrong about the case, so it asks again.
    onSettled: () =>
      source?.renew(cache, id) ??
      Promise.all([
        cache.invalidateQueries({ queryKey: ['case', id] }),
        cache.invalidateQueries({ queryKey: ['cases'] }),
        cache.invalidateQueries({ queryKey: ['counts'] }),
      ]),
  });
}

/** The answer is not kept in the cache: it is on the screen while the person looks at it and nowhere afterwards. */
export function useReveal(id: string) {
  return useMutation({
    mutationFn: (purpose: string) => call(revealRequester, { params: { id }, body: { purpose } }),
    gcTime: 0,
  });
}
