import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { changesPath } from '../../contract/live.ts';

/** Whether changes arrive by themselves. `lost`: the browser is trying again; what is shown may be old. */
export type Connection = 'connecting' | 'live' | 'lost';

/** One stream for the whole desk, mounted in the layout; off for those whom the server would refuse it. */
export function useLiveDesk(on: boolean): Connection {
  const cache = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    if (!on) return;
    const lists = throttled(() => {
      void cache.invalidateQueries({ queryKey: ['cases'] });
      void cache.invalidateQueries({ queryKey: ['counts'] });
    }, 1000);
    const supervision = throttled(() => void cache.invalidateQueries({ queryKey: ['supervision'] }), 3000);
    const notices = delayed(() => void cache.invalidateQueries({ queryKey: ['notices'] }), noticeDelayMs);
    const source = new EventSource(changesPath);
    let lostOnce = false;
    source.addEventListener('case', (event) => {
      void cache.invalidateQueries({ queryKey: ['case', event.data] });
      lists.call();
      supervision.call();
      notices.call();
    });
    source.addEventListener('supervision', () => {
      supervision.call();
      notices.call();
    });
    source.addEventListener('phone', () => void cache.invalidateQueries({ queryKey: ['phone'] }));
    source.addEventListener('reference', () => refreshReference(cache));
    source.addEventListener('open', () => {
      setConnection('live');
      // What happened while nobody listened is not told again.
      if (lostOnce) void cache.invalidateQueries();
      lostOnce = false;
    });
    source.addEventListener('error', () => {
      lostOnce = true;
      setConnection('lost');
    });
    return () => {
      source.close();
      lists.cancel();
      supervision.cancel();
      notices.cancel();
    };
  }, [cache, on]);
  return connection;
}

/** People are told by a job that runs a second or two after the change. */
const noticeDelayMs = 3000;

/** Calls once, `ms` after the first call of a burst. */
function delayed(run: () => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const cancel = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const call = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      run();
    }, ms);
  };
  return { call, cancel };
}

function refreshReference(cache: QueryClient): void {
  void cache.invalidateQueries({ queryKey: ['reference'] });
  void cache.invalidateQueries({ queryKey: ['items'] });
}

/** Calls at once and then at most every `ms`; the last call of a burst is never dropped. */
export function throttled(run: () => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const call = (): void => {
    if (timer !== null) {
      again = true;
      return;
    }
    run();
    timer = setTimeout(() => {
      timer = null;
      if (again) {
        again = false;
        call();
      }
    }, ms);
  };
  return {
    call,
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      again = false;
    },
  };
}
