import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getRates } from '../../contract/analytics.ts';
import { call } from './call.ts';

/** @param from first day · @param to the day after the last one, both in Asia/Shanghai */
export const ratesQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['rates', from, to],
    queryFn: ({ signal }) => call(getRates, { query: { from, to } }, signal),
    placeholderData: keepPreviousData,
  });
