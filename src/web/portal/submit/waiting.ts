const key = 'huying.waiting';

/** Whether the person has sent this draft already and only the network is missing. */
export const isWaiting = (caseId: string): boolean => localStorage.getItem(key) === caseId;

/** Remembers on the device that a draft is to be sent as soon as there is a network; null: none is. */
export function keepWaiting(caseId: string | null): void {
  try {
    if (caseId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, caseId);
  } catch {
    // Storage is full or forbidden: the draft is then sent while the page is open, or by hand.
  }
}
