import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  commandDirective,
  getDirective,
  giveDirective,
  listDirectivePresets,
  listDirectives,
} from '../../contract/directives.ts';
import type { Sent } from '../../contract/endpoint.ts';
import { getLeadership } from '../../contract/leadership.ts';
import { explainUnfinished, freezeLedger, getFrozen, getLedger, listFrozen } from '../../contract/ledgers.ts';
import {
  agendaCandidates,
  commandMeeting,
  getMeeting,
  listMeetings,
  openDecisions,
  planMeeting,
} from '../../contract/meetings.ts';
import {
  commandOrder,
  draftOrder,
  getBoard,
  getOrder,
  listBoardCases,
  listOrders,
  listOrderTemplates,
  supervisionOfCase,
} from '../../contract/orders.ts';
import type { LedgerKind } from '../../domain/ledger/vocabulary.ts';
import { call } from './call.ts';

/** Everything under this key is asked anew when an order, a directive or a meeting changed. */
const key = 'supervision';

export const boardQuery = (by: 'problem' | 'unit') =>
  queryOptions({
    queryKey: [key, 'board', by],
    queryFn: ({ signal }) => call(getBoard, { query: { by } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const boardCasesQuery = (of: Required<Sent<typeof listBoardCases>['query']>) =>
  queryOptions({
    queryKey: [key, 'board-cases', of],
    queryFn: ({ signal }) => call(listBoardCases, { query: of }, signal),
  });

export type OrderFilter = Sent<typeof listOrders>['query'];
export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: [key, 'orders', filter],
    queryFn: ({ pageParam, signal }) => call(listOrders, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const orderQuery = (id: string) =>
  queryOptions({ queryKey: [key, 'order', id], queryFn: ({ signal }) => call(getOrder, { params: { id } }, signal) });

export const templatesQuery = queryOptions({
  queryKey: [key, 'templates'],
  queryFn: ({ signal }) => call(listOrderTemplates, {}, signal),
  staleTime: 300_000,
});

export const caseSupervisionQuery = (id: string) =>
  queryOptions({ queryKey: [key, 'case', id], queryFn: ({ signal }) => call(supervisionOfCase, { params: { id } }, signal) });

export type DirectiveFilter = Sent<typeof listDirectives>['query'];
export const directivesQuery = (filter: DirectiveFilter) =>
  infiniteQueryOptions({
    queryKey: [key, 'directives', filter],
    queryFn: ({ pageParam, signal }) => call(listDirectives, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const directiveQuery = (id: string) =>
  queryOptions({ queryKey: [key, 'directive', id], queryFn: ({ signal }) => call(getDirective, { params: { id } }, signal) });

export const presetsQuery = queryOptions({
  queryKey: [key, 'presets'],
  queryFn: ({ signal }) => call(listDirectivePresets, {}, signal),
  staleTime: 300_000,
});

export const leadershipQuery = queryOptions({
  queryKey: [key, 'leadership'],
  queryFn: ({ signal }) => call(getLeadership, {}, signal),
  refetchInterval: 60_000,
});

export const meetingsQuery = infiniteQueryOptions({
  queryKey: [key, 'meetings'],
  queryFn: ({ pageParam, signal }) => call(listMeetings, { query: { after: pageParam } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const meetingQuery = (id: string) =>
  queryOptions({ queryKey: [key, 'meeting', id], queryFn: ({ signal }) => call(getMeeting, { params: { id } }, signal) });

export const candidatesQuery = (classCode: string | undefined) =>
  queryOptions({
    queryKey: [key, 'candidates', classCode],
    queryFn: ({ signal }) => call(agendaCandidates, { query: { class: classCode } }, signal),
  });

export const decisionsQuery = queryOptions({
  queryKey: [key, 'decisions'],
  queryFn: ({ signal }) => call(openDecisions, {}, signal),
});

export type LedgerFilterDraft = Omit<Sent<typeof getLedger>['query'], 'limit' | 'after'>;
export const ledgerQuery = (kind: LedgerKind, filter: LedgerFilterDraft) =>
  infiniteQueryOptions({
    queryKey: [key, 'ledger', kind, filter],
    queryFn: ({ pageParam, signal }) => call(getLedger, { params: { kind }, query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const frozenListQuery = queryOptions({
  queryKey: [key, 'frozen'],
  queryFn: ({ signal }) => call(listFrozen, { query: {} }, signal),
});

export const frozenQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [key, 'frozen', id],
    queryFn: ({ pageParam, signal }) => call(getFrozen, { params: { id }, query: { after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Runs one of the calls below and asks everything of supervision anew, also after a refusal: the screen was wrong then. */
export function useSupervision<Input, Output>(run: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => cache.invalidateQueries({ queryKey: [key] }),
  });
}

export type OrderDraft = Sent<typeof draftOrder>['body'];
export type OrderCommand = Sent<typeof commandOrder>['body'];
export type DirectiveDraft = Sent<typeof giveDirective>['body'];
export type DirectiveCommand = Sent<typeof commandDirective>['body'];
export type MeetingDraft = Sent<typeof planMeeting>['body'];
export type MeetingCommand = Sent<typeof commandMeeting>['body'];

export const sendOrder = (body: OrderDraft) => call(draftOrder, { body });
export const sendOrderCommand = (id: string) => (body: OrderCommand) => call(commandOrder, { params: { id }, body });
export const sendDirective = (body: DirectiveDraft) => call(giveDirective, { body });
export const sendDirectiveCommand = (id: string) => (body: DirectiveCommand) => call(commandDirective, { params: { id }, body });
export const sendMeeting = (body: MeetingDraft) => call(planMeeting, { body });
export const sendMeetingCommand = (id: string) => (body: MeetingCommand) => call(commandMeeting, { params: { id }, body });
export const sendFreeze = (body: Sent<typeof freezeLedger>['body']) => call(freezeLedger, { body });
export const sendExplanation = (id: string) => (body: Sent<typeof explainUnfinished>['body']) =>
  call(explainUnfinished, { params: { id }, body });
