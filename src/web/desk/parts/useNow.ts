import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { meQuery } from '../../api/deskSession.ts';

const beatMs = 20_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

/** The server's time in milliseconds, three times a minute; one timer for all who ask. */
export function useNow(): number {
  const { data } = useQuery(meQuery);
  return useSyncExternalStore(listen, () => now) + (data?.aheadMs ?? 0);
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
