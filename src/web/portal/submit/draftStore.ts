import { useSyncExternalStore } from 'react';
import { newCaseId } from '../../api/caseId.ts';
import { newFollowUpCode } from '../../api/followUpCode.ts';
import { photoQueue } from '../photos/photoQueue.ts';
import { dropPhoto } from '../photos/photoStore.ts';
import { type Draft, emptyDraft, readDraft, writtenDraft } from './draft.ts';

const key = 'huying.draft';
const listeners = new Set<() => void>();

let draft: Draft = load();

/** The one draft of this device. Every change is kept at once; another tab sees it too, so that two tabs cannot make two cases of one. */
export function useDraft(): Draft {
  return useSyncExternalStore(subscribe, currentDraft);
}

export const currentDraft = (): Draft => draft;

export function changeDraft(change: Partial<Draft> | ((before: Draft) => Partial<Draft>)): void {
  draft = { ...draft, ...(typeof change === 'function' ? change(draft) : change) };
  try {
    localStorage.setItem(key, writtenDraft(draft));
  } catch {
    // Storage is full or forbidden (private windows): the draft then lives as long as the page, and sending is still safe.
  }
  tell();
}

/** Forgets the draft and its photos, and draws a new case id and code. */
export function dropDraft(): void {
  for (const photo of draft.photos) void dropPhoto(photo.key);
  draft = fresh();
  localStorage.removeItem(key);
  tell();
}

export const draftPhotos = photoQueue({
  read: () => draft.photos,
  write: (change) => changeDraft(({ photos }) => ({ photos: change(photos) })),
});

function load(): Draft {
  return readDraft(localStorage.getItem(key)) ?? fresh();
}

function fresh(): Draft {
  return emptyDraft(newCaseId(), newFollowUpCode());
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener('storage', (event) => {
  if (event.key !== key) return;
  draft = load();
  tell();
});
