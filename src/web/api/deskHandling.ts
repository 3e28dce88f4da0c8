import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { addAbsence, endAbsence, listAbsences, listDeputies } from '../../contract/absences.ts';
import {
  askCatalogue,
  exportCatalogue,
  importCatalogue,
  previewCatalogue,
  readCatalogue,
  unitsForCases,
} from '../../contract/catalogue.ts';
import type { Sent } from '../../contract/endpoint.ts';
import { checkReply, listPages, listTemplates, takePage } from '../../contract/handling.ts';
import { call } from './call.ts';
import type { CaseSource } from './caseSource.ts';

type Command = Sent<typeof listTemplates>['query']['command'];

export const replyCheckQuery = (id: string, text: string, source: CaseSource | null = null) =>
  queryOptions({
    queryKey: ['reply-check', id, text],
    queryFn: ({ signal }) => source?.reply(id, text, signal) ?? call(checkReply, { params: { id }, body: { text } }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const templatesQuery = (id: string, command: Command) =>
  queryOptions({
    queryKey: ['case', id, 'templates', command],
    queryFn: async ({ signal }) => (await call(listTemplates, { params: { id }, query: { command } }, signal)).templates,
  });

/** Asked again by itself: a page must be seen also where the live connection is lost. */
const pagesEverySeconds = 20;
export const pagesQuery = queryOptions({
  queryKey: ['duty-pages'],
  queryFn: ({ signal }) => call(listPages, {}, signal),
  refetchInterval: pagesEverySeconds * 1000,
});

export function useTakePage() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(takePage, { params: { id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: pagesQuery.queryKey }),
  });
}

export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: async ({ signal }) => (await call(listAbsences, {}, signal)).absences,
});
export const deputiesQuery = queryOptions({
  queryKey: ['absences', 'deputies'],
  queryFn: async ({ signal }) => (await call(listDeputies, {}, signal)).people,
});

export function useAddAbsence() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof addAbsence>['body']) => call(addAbsence, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: absencesQuery.queryKey }),
  });
}
export function useEndAbsence() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(endAbsence, { params: { id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: absencesQuery.queryKey }),
  });
}

export const gridQuery = (on: string, within: string | undefined) =>
  queryOptions({
    queryKey: ['catalogue', 'grid', on, within],
    queryFn: ({ signal }) => call(readCatalogue, { query: { on, within } }, signal),
    placeholderData: keepPreviousData,
  });
export const whoQuery = (asked: Sent<typeof askCatalogue>['query']) =>
  queryOptions({
    queryKey: ['catalogue', 'who', asked],
    queryFn: async ({ signal }) => (await call(askCatalogue, { query: asked }, signal)).answer,
    enabled: asked.category !== '',
  });
export const previewQuery = (body: Sent<typeof previewCatalogue>['body']) =>
  queryOptions({
    queryKey: ['catalogue', 'preview', body],
    queryFn: ({ signal }) => call(previewCatalogue, { body }, signal),
    placeholderData: keepPreviousData,
  });
export const unitsForCasesQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['catalogue', 'cases', ids],
    queryFn: async ({ signal }) => (await call(unitsForCases, { body: { ids: [...ids] } }, signal)).units,
  });

export const readCatalogueFile = () => call(exportCatalogue, {});
export function useImportCatalogue() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof importCatalogue>['body']) => call(importCatalogue, { body }),
    onSuccess: ({ applied }) => (applied ? cache.invalidateQueries({ queryKey: ['catalogue'] }) : undefined),
  });
}
