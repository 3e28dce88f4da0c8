import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  createArticle,
  getArticle,
  getArticleVersion,
  knowledgeFigures,
  listArticles,
  proposeExample,
  stepArticle,
} from '../../contract/knowledge.ts';
import { call } from './call.ts';

export type ArticleFilter = z.input<NonNullable<typeof listArticles.query>>;
export type ArticleValues = z.input<NonNullable<typeof createArticle.body>>['draft'];
export type ArticleStepBody = z.input<NonNullable<typeof stepArticle.body>>;

export const articlesQuery = (filter: ArticleFilter) =>
  infiniteQueryOptions({
    queryKey: ['articles', 'list', filter],
    queryFn: ({ pageParam, signal }) => call(listArticles, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['articles', id],
    queryFn: ({ signal }) => call(getArticle, { params: { id } }, signal),
  });

export const articleVersionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['articles', id, number],
    queryFn: ({ signal }) => call(getArticleVersion, { params: { id, number } }, signal),
  });

export const knowledgeFiguresQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['articles', 'figures', from, to],
    queryFn: ({ signal }) => call(knowledgeFigures, { query: { from, to } }, signal),
  });

export const exampleQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'example'],
    queryFn: ({ signal }) => call(proposeExample, { params: { id: caseId } }, signal),
    // The proposal must not change under the hands of whoever is correcting it.
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useCreateArticle() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createArticle.body>>) => call(createArticle, { body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['articles'] }),
  });
}

export function useStepArticle(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ArticleStepBody) => call(stepArticle, { params: { id }, body }),
    // Also after a refusal: the screen was wrong about the article.
    onSettled: () => cache.invalidateQueries({ queryKey: ['articles'] }),
  });
}
