import { queryOptions, useMutation } from '@tanstack/react-query';
import { listRecomputations, previewDeadlines } from '../../contract/reference.ts';
import { call } from './call.ts';

/** What saving would do to the open cases; nothing is saved. */
export function usePreview(kind: 'calendar' | 'limits') {
  return useMutation({ mutationFn: (data: object) => call(previewDeadlines, { params: { kind }, body: { data } }) });
}

/** The job runs once a minute; who has just saved sees it come. */
export const recomputationsQuery = queryOptions({
  queryKey: ['items', 'recomputations'],
  queryFn: async ({ signal }) => (await call(listRecomputations, {}, signal)).recomputations,
  refetchInterval: (query) => (query.state.data?.some(({ doneAt }) => doneAt === null) ? 5000 : false),
});
