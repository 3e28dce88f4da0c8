import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  completeWords,
  likelyDuplicates,
  listTopics,
  type SearchFilter,
  searchCases,
  suggestDispatch,
} from '../../contract/understanding.ts';
import { call } from './call.ts';

export type Search = z.input<typeof SearchFilter>;

export const searchQuery = (search: Search) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'found', search],
    queryFn: ({ pageParam, signal }) => call(searchCases, { query: { ...search, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: Boolean(search.text) || Boolean(search.person),
  });

export const wordsQuery = (text: string) =>
  queryOptions({
    queryKey: ['words', text],
    queryFn: ({ signal }) => call(completeWords, { query: { text } }, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });

/** Below the key of the case, so that they are asked anew when it changes. */
export const suggestionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'suggestions'],
    queryFn: ({ signal }) => call(suggestDispatch, { params: { id } }, signal),
  });

export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'duplicates'],
    queryFn: ({ signal }) => call(likelyDuplicates, { params: { id } }, signal),
  });

/** Below the key of the lists: a new case may make a topic. */
export const topicsQuery = queryOptions({
  queryKey: ['cases', 'topics'],
  queryFn: ({ signal }) => call(listTopics, {}, signal),
});
