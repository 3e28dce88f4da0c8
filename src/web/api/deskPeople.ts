import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { createPerson, listPeople, type Person, type PersonDraft, putPerson, resetPassword } from '../../contract/people.ts';
import { call } from './call.ts';

export type PersonRow = z.output<typeof Person>;
export type PersonWrite = z.input<typeof PersonDraft>;

export const peopleQuery = (filter: { readonly text: string; readonly withGrants: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['people', filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        listPeople,
        { query: { text: filter.text || undefined, withGrants: filter.withGrants ? 'true' : undefined, after: pageParam } },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useCreatePerson() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: PersonWrite) => call(createPerson, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people'] }),
    gcTime: 0,
  });
}

export function usePutPerson() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { readonly id: string; readonly draft: PersonWrite }) =>
      call(putPerson, { params: { id }, body: draft }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people'] }),
  });
}

export function useResetPassword() {
  return useMutation({ mutationFn: (id: string) => call(resetPassword, { params: { id } }), gcTime: 0 });
}
