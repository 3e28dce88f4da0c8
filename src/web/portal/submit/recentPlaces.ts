const key = 'huying.places';
const most = 4;

/** Ids of the places chosen last on this device, newest first. */
export function recentPlaces(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberPlace(id: string): void {
  localStorage.setItem(key, JSON.stringify([id, ...recentPlaces().filter((other) => other !== id)].slice(0, most)));
}
