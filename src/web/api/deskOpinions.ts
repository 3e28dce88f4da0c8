import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  commandCampaign,
  decideText,
  draftCampaign,
  getDeskCampaign,
  handOutPaper,
  listDeskCampaigns,
  listTexts,
  makeCaseOfText,
  measureAudience,
} from '../../contract/opinions.ts';
import { commandProposal, getDeskProposal, listDeskProposals, makeCaseOfProposal } from '../../contract/proposals.ts';
import { call } from './call.ts';

type Body<E extends { readonly body?: z.ZodType }> = z.input<NonNullable<E['body']>>;
export type CampaignFilter = z.input<NonNullable<typeof listDeskCampaigns.query>>;
export type CampaignValues = Body<typeof draftCampaign>;
export type CampaignBody = Body<typeof commandCampaign>;
export type ProposalBody = Body<typeof commandProposal>;
export type ProposalStage = NonNullable<z.input<NonNullable<typeof listDeskProposals.query>>['stage']>;

export const campaignsQuery = (filter: CampaignFilter) =>
  infiniteQueryOptions({
    queryKey: ['opinions', 'list', filter],
    queryFn: ({ pageParam, signal }) => call(listDeskCampaigns, { query: { ...filter, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['opinions', id],
    queryFn: ({ signal }) => call(getDeskCampaign, { params: { id } }, signal),
  });

export const textsQuery = (id: string) =>
  queryOptions({
    queryKey: ['opinions', id, 'texts'],
    queryFn: ({ signal }) => call(listTexts, { params: { id }, query: {} }, signal),
  });

export const proposalsQuery = (stage: ProposalStage) =>
  queryOptions({
    queryKey: ['opinions', 'proposals', stage],
    queryFn: ({ signal }) => call(listDeskProposals, { query: { stage } }, signal),
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['opinions', 'proposal', id],
    queryFn: ({ signal }) => call(getDeskProposal, { params: { id } }, signal),
  });

/** A mutation after which, refused or not, everything about opinions is asked again. */
function useOpinionChange<Given, Got>(change: (given: Given) => Promise<Got>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => cache.invalidateQueries({ queryKey: ['opinions'] }) });
}

export const useDraftCampaign = () => useOpinionChange((body: CampaignValues) => call(draftCampaign, { body }));
export const useCommandCampaign = (id: string) =>
  useOpinionChange((body: CampaignBody) => call(commandCampaign, { params: { id }, body }));
export const useHandOutPaper = (id: string) =>
  useOpinionChange((login: string) => call(handOutPaper, { params: { id }, body: { login } }));
export const useDecideText = (id: string) =>
  useOpinionChange((body: Body<typeof decideText>) => call(decideText, { params: { id }, body }));
export const useMakeCaseOfText = (id: string) =>
  useOpinionChange((body: Body<typeof makeCaseOfText>) => call(makeCaseOfText, { params: { id }, body }));
export const useCommandProposal = (id: string) =>
  useOpinionChange((body: ProposalBody) => call(commandProposal, { params: { id }, body }));
export const useMakeCaseOfProposal = (id: string) =>
  useOpinionChange((body: Body<typeof makeCaseOfProposal>) => call(makeCaseOfProposal, { params: { id }, body }));
export const useMeasureAudience = () =>
  useMutation({ mutationFn: (body: Body<typeof measureAudience>) => call(measureAudience, { body }) });
