import { queryOptions } from '@tanstack/react-query';
import { caseCalls } from '../../contract/phone.ts';
import { call } from './call.ts';

export const caseCallsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'calls'],
    queryFn: ({ signal }) => call(caseCalls, { params: { id } }, signal),
  });
