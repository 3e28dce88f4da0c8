import { useSyncExternalStore } from 'react';
import { CallProblem } from '../../api/call.ts';
import { newCaseId } from '../../api/caseId.ts';
import { photoLimits } from '../../api/photoAddress.ts';
import { sendPhoto } from '../../api/sendPhoto.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { formatOf } from '../../ui/format.ts';
import { problemWords } from '../problemWords.ts';
import { text } from '../text.ts';
import type { ChosenPhoto } from './chosenPhoto.ts';
import { photoKind } from './photoKind.ts';
import { dropPhoto, keepPhoto, keptPhoto } from './photoStore.ts';
import { shrunkPhoto } from './shrinkPhoto.ts';

/** Where the list of chosen photos lives: the draft, or a sheet that is open for a minute. */
export type PhotoList = {
  readonly read: () => readonly ChosenPhoto[];
  readonly write: (change: (photos: readonly ChosenPhoto[]) => readonly ChosenPhoto[]) => void;
};

export type PhotoQueue = ReturnType<typeof photoQueue>;

/** Takes photos into a list and sends them one after the other, while the person writes or looks at another page. */
export function photoQueue(list: PhotoList) {
  let running: Promise<void> | null = null;
  let sending: { key: string; abort: AbortController } | null = null;

  /** Answers with the sentences for the files that cannot be taken. */
  async function add(files: readonly File[]): Promise<readonly string[]> {
    const refused: string[] = [];
    for (const file of files) {
      if (list.read().length >= photoLimits.count) return [...refused, text('photo.tooMany', { count: photoLimits.count })];
      const problem = await problemWith(file);
      if (problem) {
        refused.push(problem);
        continue;
      }
      const key = newCaseId();
      await keepPhoto(key, await shrunkPhoto(file));
      list.write((photos) => [...photos, { key, state: 'waiting', id: null, problem: null }]);
      sendWaiting();
    }
    return refused;
  }

  function remove(key: string): void {
    if (sending?.key === key) sending.abort.abort();
    list.write((photos) => photos.filter((photo) => photo.key !== key));
    forgetPreview(key);
    void dropPhoto(key);
  }

  /** Tries again what failed; with `all` also what the server had and no longer has. */
  function retry({ all = false } = {}): void {
    const again = ({ state }: ChosenPhoto) => state === 'failed' || (all && state === 'sent');
    if (!list.read().some(again)) return;
    list.write((photos) => photos.map((photo) => (again(photo) ? { ...photo, state: 'waiting', id: null } : photo)));
    sendWaiting();
  }

  /** Sends what waits, if nothing is under way. */
  function sendWaiting(): void {
    running ??= sendAll().finally(() => {
      running = null;
    });
  }

  /** When no photo is under way any more: sent, failed or refused. */
  async function settled(): Promise<void> {
    sendWaiting();
    await running;
  }

  async function sendAll(): Promise<void> {
    for (let next = nextWaiting(); next; next = nextWaiting()) await sendOne(next.key);
  }

  const nextWaiting = () => list.read().find(({ state }) => state === 'waiting');

  async function sendOne(key: string): Promise<void> {
    const photo = await keptPhoto(key);
    // The browser has cleared its storage: the picture is gone, and a tile without one could never be sent.
    if (!photo) return remove(key);
    const abort = new AbortController();
    sending = { key, abort };
    try {
      const { id } = await sendPhoto(photo, (share) => setProgress(key, share), abort.signal);
      update(key, { state: 'sent', id, problem: null });
    } catch (error) {
      if (!(error instanceof CallProblem)) return;
      const final = error.status >= 400 && error.status < 500 && error.status !== 429;
      update(key, { state: final ? 'refused' : 'failed', problem: problemWords(error, text) });
    } finally {
      sending = null;
      setProgress(key, null);
    }
  }

  function update(key: string, change: Partial<ChosenPhoto>): void {
    list.write((photos) => photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo)));
  }

  window.addEventListener('online', () => retry());

  return { add, remove, retry, sendWaiting, settled, list };
}

let progress: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

/** Shares in 0..1 of the photos under way, by their key. */
export function usePhotoProgress(): ReadonlyMap<string, number> {
  return useSyncExternalStore(subscribe, () => progress);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setProgress(key: string, share: number | null): void {
  const next = new Map(progress);
  if (share === null) next.delete(key);
  else next.set(key, share);
  progress = next;
  for (const listener of listeners) listener();
}

async function problemWith(file: File): Promise<string | null> {
  const kind = photoKind(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  if (kind === 'heic') return text('photo.heic');
  if (kind === 'other') return text('photo.notPhoto', { name: file.name });
  const most = photoLimits.megabytes * 1_000_000;
  return file.size > most ? text('photo.tooLarge', { name: file.name, size: formatOf(currentLanguage()).megabytes(most) }) : null;
}

const previews = new Map<string, string>();

/** An address for the picture on this device; null when it is not here. */
export async function previewOf(key: string): Promise<string | null> {
  const known = previews.get(key);
  if (known) return known;
  const photo = await keptPhoto(key);
  if (!photo) return null;
  const address = URL.createObjectURL(photo);
  previews.set(key, address);
  return address;
}

function forgetPreview(key: string): void {
  const address = previews.get(key);
  if (address) URL.revokeObjectURL(address);
  previews.delete(key);
}
