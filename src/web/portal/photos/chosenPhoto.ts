export type ChosenPhoto = {
  /** Key of the picture on this device, and of nothing else. */
  readonly key: string;
  readonly state: 'waiting' | 'sent' | 'failed' | 'refused';
  /** The server's id, once it has the photo. */
  readonly id: string | null;
  /** Why it was refused or not sent, in the language of the moment. */
  readonly problem: string | null;
};

export function movedPhoto(photos: readonly ChosenPhoto[], key: string, step: -1 | 1): readonly ChosenPhoto[] {
  const from = photos.findIndex((photo) => photo.key === key);
  const to = from + step;
  const moved = photos[from];
  const other = photos[to];
  if (!moved || !other) return photos;
  return photos.map((photo, i) => (i === from ? other : i === to ? moved : photo));
}

/** Ids of the photos that the server has, in their order. */
export const idsOf = (photos: readonly ChosenPhoto[]): string[] => photos.flatMap(({ id }) => (id === null ? [] : [id]));
