import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Sent } from '../../contract/endpoint.ts';
import { commandReport, draftReport, getReport, listReports, listReportTemplates } from '../../contract/reports.ts';
import type { ReportState, ReportType } from '../../domain/report/vocabulary.ts';
import { call } from './call.ts';

export type ReportFilter = { readonly type?: ReportType; readonly state?: ReportState; readonly year?: number };

export const reportsQuery = (filter: ReportFilter) =>
  infiniteQueryOptions({
    queryKey: ['reports', filter],
    queryFn: ({ signal, pageParam }) =>
      call(listReports, { query: { ...filter, ...(pageParam === null ? {} : { after: pageParam }) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.after,
    placeholderData: keepPreviousData,
  });

export const reportTemplatesQuery = () =>
  queryOptions({ queryKey: ['reportTemplates'], queryFn: ({ signal }) => call(listReportTemplates, {}, signal) });

export const reportQuery = (id: string) =>
  queryOptions({ queryKey: ['report', id], queryFn: ({ signal }) => call(getReport, { params: { id } }, signal) });

export type SentChange = Sent<typeof commandReport>['body']['change'];

/** Gives a command on a report; whatever comes of it, the page asks anew. */
export function useReportChange(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, change }: { version: number; change: SentChange }) =>
      call(commandReport, { params: { id }, body: { version, change } }),
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['report', id] }),
        client.invalidateQueries({ queryKey: ['reports'] }),
      ]);
    },
  });
}

export function useDraftReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof draftReport>['body']) => call(draftReport, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['reports'] }),
  });
}
