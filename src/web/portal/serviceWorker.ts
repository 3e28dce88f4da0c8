/**
 * The portal without a network: its page and its code are kept on the device, and the places and categories that the form needs. Nothing
 * else is: no answer that depends on who asks ever lies in a cache. tools/build.ts writes the list of files and the version into it.
 */
declare const shellFiles: readonly string[];
declare const shellVersion: string;

type Lasting = { readonly waitUntil: (work: Promise<unknown>) => void };
/** What a worker has beside what a page has; the library of workers cannot stand beside that of pages. */
type ShellWorker = {
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: {
    (type: 'install' | 'activate', listener: (event: Lasting) => void): void;
    (type: 'message', listener: (event: { readonly data: unknown }) => void): void;
    (
      type: 'fetch',
      listener: (event: { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void }) => void,
    ): void;
  };
};

// A browser runs this file as a service worker and as nothing else.
const worker = self as unknown as ShellWorker;
const shell = `shell ${shellVersion}`;
const words = 'reference';
/** The same for everybody, signed in or not. */
const referencePath = '/api/reference';

worker.addEventListener('install', (event) => {
  // A file that does not arrive stops the installation: half a portal would be worse than the old one.
  event.waitUntil(
    caches.open(shell).then((cache) => cache.addAll(shellFiles.map((file) => new Request(file, { cache: 'no-cache' })))),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== shell && name !== words).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

// The page asks for it when the person has said that it may be loaded anew.
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname === referencePath) return event.respondWith(fromNetworkFirst(request));
  if (pathname.startsWith('/api/') || pathname.startsWith('/desk') || pathname.startsWith('/wall')) return;
  if (request.mode === 'navigate') return event.respondWith(pageOr(request));
  if (shellFiles.includes(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
});

/** The newest page while there is a network; the kept one without. */
async function pageOr(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept('/');
    if (page) return page;
    throw error;
  }
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(words);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(referencePath, answer.clone());
    return answer;
  } catch (error) {
    const known = await cache.match(referencePath);
    if (known) return known;
    throw error;
  }
}

async function kept(path: string): Promise<Response | undefined> {
  return (await caches.open(shell)).match(path);
}
