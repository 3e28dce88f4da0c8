import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { meQuery } from '../../api/deskSession.ts';

const beatMs = 20_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

/** Milliseconds by which time has been let pass in a practice case. */
export const AheadContext = createContext(0);

/** The server's time in milliseconds, three times a minute; one timer for all who ask. */
export function useNow(): number {
  const { data } = useQuery(meQuery);
  const ahead = useContext(AheadContext);
  return useSyncExternalStore(listen, () => now) + (data?.aheadMs ?? 0) + ahead;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, beatMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}
