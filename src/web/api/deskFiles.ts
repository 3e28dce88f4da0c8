import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importPeople } from '../../contract/peopleFiles.ts';
import { type FileKind, importItems } from '../../contract/referenceFiles.ts';
import { sendFile } from './sendFile.ts';

export type TableSent = { readonly file: File; readonly apply: boolean };

/** Looks at a table, or writes it. */
export function useImportItems(kind: FileKind) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ file, apply }: TableSent) =>
      sendFile(importItems, { path: `${importItems.path.replace(':kind', kind)}?apply=${apply}`, file }),
    onSuccess: ({ applied }) =>
      applied
        ? Promise.all([
            cache.invalidateQueries({ queryKey: ['items', kind] }),
            cache.invalidateQueries({ queryKey: ['reference'] }),
            cache.invalidateQueries({ queryKey: ['training'] }),
          ])
        : undefined,
  });
}

/** Looks at a table of people, or writes what was `seen`. */
export function useImportPeople() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ file, apply, seen = '' }: TableSent & { readonly seen?: string }) =>
      sendFile(importPeople, { path: `${importPeople.path}?apply=${apply}&seen=${seen}`, file }),
    onSuccess: ({ applied }) => (applied ? cache.invalidateQueries({ queryKey: ['people'] }) : undefined),
  });
}
