const enoughBytes = 1_500_000;
/** Pixels; the server keeps no more. A serial number on a meter is still legible. */
const longestSide = 2560;

/** A smaller copy of a large photo, so that it leaves a phone in seconds on a weak network; the original when that fails or does not help. */
export async function shrunkPhoto(photo: Blob): Promise<Blob> {
  if (photo.size <= enoughBytes || typeof createImageBitmap !== 'function') return photo;
  const picture = await createImageBitmap(photo).catch(() => null);
  if (!picture) return photo;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return smaller && smaller.size < photo.size ? smaller : photo;
}
