import { useSyncExternalStore } from 'react';
import { scriptAddress } from '../api/scriptAddress.ts';

/** What browsers tell before they offer to install; no library of types knows it. */
type InstallOffer = Event & { readonly prompt: () => Promise<unknown> };

let waiting: ServiceWorker | null = null;
let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

/** Keeps the portal on the device, so that it opens without a network. Browsers allow it on https only, and the form never waits for it. */
export function keepInstalled(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    // Browsers that tell it tell it with `prompt`.
    offer = event as InstallOffer;
    tell();
  });
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const start = () => void navigator.serviceWorker.register(scriptAddress('/sw.js')).then(watch, () => undefined);
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    // Without a controller this is the first installation: nothing is shown that could be older.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    tell();
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
}

/** Whether a newer portal lies ready on the device. */
export const useNewVersion = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);

/** Shows the newer portal; what was written is on the device and stays. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over');
}

/** Offers to install the portal; null where the browser does not. */
export function useInstallOffer(): (() => Promise<void>) | null {
  const known = useSyncExternalStore(subscribe, () => offer);
  if (!known) return null;
  return async () => {
    await known.prompt();
    offer = null;
    tell();
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
