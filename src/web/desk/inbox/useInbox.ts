import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { listCases, queues } from '../../../contract/cases.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import { casesQuery } from '../../api/deskCases.ts';
import { neighbour, shortcuts, successor } from '../shell/shortcuts.ts';
import { useKeys } from '../shell/useKeys.ts';
import { rowId } from './CaseRow.tsx';
import { type FilterField, filterOf, narrowedAddress } from './caseFilter.ts';

/** Why a line was found. */
export type LineMarks = Answer<typeof listCases>['marks'][number];

/**
 * A list of cases whose filter and current case stand in the address. The current case stays on the screen when it leaves the list, so that
 * nobody loses what is being typed; only the person's own command moves on to the next one.
 */
export function useInbox(queue: (typeof queues)[number], { showsFirst }: { readonly showsFirst: boolean }) {
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search, queue);
  const list = useInfiniteQuery(casesQuery(filter));
  const lines = list.data?.pages.flatMap((page) => page.cases) ?? [];
  const marks: ReadonlyMap<string, LineMarks> = new Map(
    list.data?.pages.flatMap((page) => page.marks.map((each) => [each.id, each] as const)) ?? [],
  );
  const ids = lines.map((line) => line.id);
  const chosen = search.get('case');
  const current = chosen ?? (showsFirst ? (ids[0] ?? null) : null);

  // What the browser's address says now: a click and the end of a typing pause may both come before the page is drawn again.
  const address = () => new URLSearchParams(window.location.search);
  const show = (id: string | null): void =>
    setSearch(
      () => {
        const next = address();
        if (id) next.set('case', id);
        else next.delete('case');
        return next;
      },
      { replace: true },
    );
  /** `begunWith`: the case that the address named when the person began the change; absent: now. */
  const setFilter = (change: Partial<Record<FilterField, string | undefined>>, begunWith = chosen): void =>
    setSearch(() => narrowedAddress(address(), change, begunWith), { replace: true });

  // The list as it was while the current case was still in it, to know what came after it.
  const before = useRef<readonly string[]>([]);
  // State and not a ref: the answer to a command and the new list may arrive in either order.
  const [acted, setActed] = useState<string | null>(null);
  const inList = current !== null && ids.includes(current);
  useEffect(() => {
    if (inList) {
      before.current = ids;
      // It stayed in the list: what others do with it later moves nobody on.
      if (acted !== null && !list.isFetching) setActed(null);
    } else if (current !== null && acted === current) show(successor(before.current, ids, current));
  });

  const move = (step: 1 | -1): void => {
    const to = neighbour(ids, current, step);
    if (!to) return;
    show(to);
    const row = document.getElementById(rowId(to));
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    [shortcuts.next]: () => move(1),
    [shortcuts.previous]: () => move(-1),
    [shortcuts.open]: () => current && navigate(`/cases/${current}`),
    [shortcuts.search]: () => document.getElementById(searchBoxId)?.focus(),
  });

  return {
    filter,
    setFilter,
    list,
    lines,
    marks,
    chosen,
    current,
    inList,
    show,
    onActed: () => setActed(current),
  };
}

export type Inbox = ReturnType<typeof useInbox>;
export const searchBoxId = 'inbox-search';
