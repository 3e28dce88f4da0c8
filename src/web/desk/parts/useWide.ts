import { useSyncExternalStore } from 'react';

const wide = '(min-width: 1100px)';

/** Whether list and detail fit beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wide);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(wide).matches,
  );
}
