import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { getConsent } from '../../contract/consent.ts';
import type { Answer, Sent } from '../../contract/endpoint.ts';
import {
  assistIntake,
  caseCalls,
  discardDraft,
  findCaller,
  leaveHandover,
  listCalls,
  listDrafts,
  listHandovers,
  phoneDesk,
  recordPhoneCase,
  saveDraft,
  signOffPhone,
  signOnPhone,
  takeDraft,
  takeHandover,
  wrapUpCall,
} from '../../contract/phone.ts';
import { call } from './call.ts';

/** Everything below the key 'phone' is asked anew when the live channel says that something happened at a telephone. */
export const phoneDeskQuery = queryOptions({
  queryKey: ['phone', 'desk'],
  queryFn: ({ signal }) => call(phoneDesk, {}, signal),
});

/** The notice that is read to callers. It changes seldom, and the server refuses a version that is no longer in force. */
export const consentQuery = queryOptions({
  queryKey: ['consent'],
  queryFn: ({ signal }) => call(getConsent, {}, signal),
  staleTime: 60_000,
});

export const draftsQuery = queryOptions({
  queryKey: ['phone', 'drafts'],
  queryFn: ({ signal }) => call(listDrafts, {}, signal),
});

export const callsQuery = (missed: boolean) =>
  queryOptions({
    queryKey: ['phone', 'calls', missed],
    queryFn: ({ signal }) => call(listCalls, { query: missed ? { missed: 'true' } : {} }, signal),
  });

export const handoversQuery = queryOptions({
  queryKey: ['phone', 'handovers'],
  queryFn: ({ signal }) => call(listHandovers, {}, signal),
});

/** Not below 'phone': who somebody is does not change with every call. */
export const callerQuery = (asked: Sent<typeof findCaller>['body']) =>
  queryOptions({
    queryKey: ['caller', asked],
    queryFn: ({ signal }) => call(findCaller, { body: asked }, signal),
    enabled: Boolean(asked.call) || (asked.number ?? '').replace(/\W/g, '').length >= 4,
    staleTime: 10_000,
  });

export type Assistance = Answer<typeof assistIntake>;
export const assistQuery = (said: Sent<typeof assistIntake>['body']) =>
  queryOptions({
    queryKey: ['assist', said],
    queryFn: ({ signal }) => call(assistIntake, { body: said }, signal),
    staleTime: 10_000,
    gcTime: 30_000,
  });

export const caseCallsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'calls'],
    queryFn: ({ signal }) => call(caseCalls, { params: { id } }, signal),
  });

export const keepDraft = (id: string, body: Sent<typeof saveDraft>['body']) => call(saveDraft, { params: { id }, body });
export const openDraft = (id: string) => call(takeDraft, { params: { id } });
export const dropDraft = (id: string) => call(discardDraft, { params: { id } });

/** The number of a call of the log, in full, to call back. */
export const callOf = (id: string) => call(findCaller, { body: { call: id } });

/** A call that changes what the phone desk shows. */
function usePhoneCall<Input, Output>(run: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => cache.invalidateQueries({ queryKey: ['phone'] }),
  });
}

export const useSignOn = () => usePhoneCall((body: Sent<typeof signOnPhone>['body']) => call(signOnPhone, { body }));
export const useSignOff = () => usePhoneCall(() => call(signOffPhone, {}));
export const useWrapUp = () =>
  usePhoneCall(({ id, ...body }: { id: string } & Sent<typeof wrapUpCall>['body']) => call(wrapUpCall, { params: { id }, body }));
export const useLeaveHandover = () => usePhoneCall((body: Sent<typeof leaveHandover>['body']) => call(leaveHandover, { body }));
export const useTakeHandover = () => usePhoneCall((id: string) => call(takeHandover, { params: { id } }));
export type Record = Sent<typeof recordPhoneCase>['body'];
export const useRecord = () => usePhoneCall((body: Record) => call(recordPhoneCase, { body }));
