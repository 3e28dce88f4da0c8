const key = 'huying.consent';

/** The version of the privacy notice that was accepted on this device for anonymous submissions, which nobody's account can remember. */
export function keptConsent(): number | null {
  const version = Number(localStorage.getItem(key));
  return Number.isInteger(version) && version > 0 ? version : null;
}

export function keepConsent(version: number): void {
  try {
    localStorage.setItem(key, String(version));
  } catch {
    // Storage is full or forbidden: the notice is shown again with the next anonymous case.
  }
}
