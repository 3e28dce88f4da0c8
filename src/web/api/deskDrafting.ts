import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { askDraft, type DraftKind, decideDraft, listMachineDrafts } from '../../contract/drafting.ts';
import { call } from './call.ts';

/** Below the key of the case, so that they are asked anew when it changes. */
export const machineDraftsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'machine-drafts'],
    queryFn: ({ signal }) => call(listMachineDrafts, { params: { id: caseId } }, signal),
  });

export function useAskDraft(caseId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (kind: DraftKind) => call(askDraft, { params: { id: caseId }, body: { kind } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['case', caseId, 'machine-drafts'] }),
  });
}

export function useDecideDraft(caseId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, outcome }: { id: string } & z.input<NonNullable<typeof decideDraft.body>>) =>
      call(decideDraft, { params: { id }, body: { outcome } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['case', caseId, 'machine-drafts'] }),
  });
}
