import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Sent } from '../../contract/endpoint.ts';
import { getAlert, judgeAlert, listAlerts } from '../../contract/foresight.ts';
import { call } from './call.ts';

export const alertsQuery = (days: number) =>
  queryOptions({
    queryKey: ['foresight', 'alerts', days],
    queryFn: ({ signal }) => call(listAlerts, { query: { days } }, signal),
    // A watch runs every minute; what it tells need not be shown sooner than that.
    refetchInterval: 60_000,
  });

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['foresight', 'alert', id],
    queryFn: ({ signal }) => call(getAlert, { params: { id } }, signal),
  });

export function useJudgeAlert(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof judgeAlert>['body']) => call(judgeAlert, { params: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['foresight'] }),
  });
}
