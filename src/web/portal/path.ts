import { useSyncExternalStore } from 'react';

/** The address as a page needs it. A router library would be larger than all pages that use it here. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Shows another page. `replace`: without a way back, as after a form was sent. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  window.scrollTo(0, 0);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** A parameter of the present address; null when it is missing. */
export const queried = (name: string) => new URLSearchParams(location.search).get(name);

/** Where to go after signing in: only a path of this site, whatever the address says. */
export function pathAfterSignIn(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
}
