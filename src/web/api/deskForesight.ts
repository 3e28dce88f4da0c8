import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { getCampusMaps } from '../../contract/campusMaps.ts';
import type { Sent } from '../../contract/endpoint.ts';
import { getAlert, judgeAlert, listAlerts } from '../../contract/foresight.ts';
import { getBottlenecks, getDossier, getOutlook, listPlans, listSeasons, listSpots } from '../../contract/foresightPages.ts';
import { commandTask, draftTask, getTask, issueTask, listTasks } from '../../contract/proactive.ts';
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

const page = <E extends Parameters<typeof call>[0]>(name: string, endpoint: E, input: Parameters<typeof call<E>>[1]) =>
  queryOptions({ queryKey: ['foresight', name, input], queryFn: ({ signal }) => call(endpoint, input, signal) });

export const seasonsQuery = page('seasons', listSeasons, {});
export const spotsQuery = page('spots', listSpots, { query: {} });
export const dossierQuery = (id: string) => page('place', getDossier, { params: { id } });
export const bottlenecksQuery = page('bottlenecks', getBottlenecks, {});
export const outlookQuery = page('outlook', getOutlook, {});
export const plansQuery = page('plans', listPlans, {});
export const tasksQuery = page('tasks', listTasks, { query: {} });
export const taskQuery = (id: string) => page('task', getTask, { params: { id } });
export const taskDraftQuery = (id: string) => ({ ...page('task-draft', draftTask, { params: { id } }), enabled: id !== '' });

export function useIssueTask() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof issueTask>['body']) => call(issueTask, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['foresight'] }),
  });
}

export function useCommandTask(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<typeof commandTask>['body']) => call(commandTask, { params: { id }, body }),
    // Also when somebody was faster: the page then shows what is.
    onSettled: () => cache.invalidateQueries({ queryKey: ['foresight'] }),
  });
}

/** Seldom another one: asked for once while the desk is open. */
export const campusMapsQuery = queryOptions({
  queryKey: ['campusMaps'],
  queryFn: ({ signal }) => call(getCampusMaps, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
