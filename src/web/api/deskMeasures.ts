import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Sent } from '../../contract/endpoint.ts';
import {
  getCasesBehind,
  getMeasuredCase,
  getRanking,
  getUnitMeasures,
  listFlags,
  listProofs,
  listSchemes,
} from '../../contract/measures.ts';
import { call } from './call.ts';

export type MeasureQuery = Sent<typeof getRanking>['query'];
export type BehindQuery = Sent<typeof getCasesBehind>['query'];

export const rankingQuery = (query: MeasureQuery) =>
  queryOptions({
    queryKey: ['measures', 'ranking', query],
    queryFn: ({ signal }) => call(getRanking, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const unitMeasuresQuery = (unit: string, query: MeasureQuery) =>
  queryOptions({
    queryKey: ['measures', 'unit', unit, query],
    queryFn: ({ signal }) => call(getUnitMeasures, { params: { unit }, query }, signal),
    placeholderData: keepPreviousData,
  });

export const behindQuery = (query: BehindQuery) =>
  queryOptions({
    queryKey: ['measures', 'behind', query],
    queryFn: ({ signal }) => call(getCasesBehind, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const measuredCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['measures', 'case', id],
    queryFn: ({ signal }) => call(getMeasuredCase, { params: { id } }, signal),
  });

export const flagsQuery = (query: Sent<typeof listFlags>['query']) =>
  queryOptions({
    queryKey: ['measures', 'flags', query],
    queryFn: ({ signal }) => call(listFlags, { query }, signal),
    placeholderData: keepPreviousData,
  });

export const schemesQuery = queryOptions({
  queryKey: ['measures', 'schemes'],
  queryFn: ({ signal }) => call(listSchemes, {}, signal),
});

export const proofsQuery = queryOptions({
  queryKey: ['measures', 'proofs'],
  queryFn: ({ signal }) => call(listProofs, {}, signal),
});
