import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { Problem } from './problem.ts';

export type PhotoSize = 'full' | 'thumb';
export type PhotoStore = {
  /** Re-encodes and keeps a photo under `id`. @throws Problem 415 when it is no photo, 422 when it is broken. */
  readonly keep: (
    id: string,
    bytes: Buffer,
  ) => Promise<{ readonly width: number; readonly height: number; readonly bytes: number }>;
  readonly read: (id: string, size: PhotoSize) => Promise<Buffer>;
  readonly remove: (id: string) => Promise<void>;
};

const accepted = new Set(['image/jpeg', 'image/png', 'image/webp']);
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/avif']);
/** Pixels of the longer edge. */
const edges: Record<PhotoSize, number> = { full: 2400, thumb: 360 };

/** Photos as files below the data folder. Only pixels survive: EXIF, GPS, profiles and whatever else a file can hide are gone. */
export function openPhotoStore(folder: string): PhotoStore {
  const fileOf = (id: string, size: PhotoSize) => path.join(folder, id.slice(0, 2), `${id}-${size}.webp`);
  return {
    async keep(id, bytes) {
      const type = await fileTypeFromBuffer(bytes);
      if (type && heic.has(type.mime)) throw new Problem(415, 'heic-unsupported');
      if (!type || !accepted.has(type.mime)) throw new Problem(415, 'unsupported-media');
      const encode = (size: PhotoSize) =>
        sharp(bytes, { failOn: 'truncated', limitInputPixels: 120_000_000 })
          .rotate()
          .resize(edges[size], edges[size], { fit: 'inside', withoutEnlargement: true })
          .webp({ quality: size === 'full' ? 82 : 70 })
          .toBuffer({ resolveWithObject: true })
          .catch(() => {
            throw new Problem(422, 'photo-broken');
          });
      const full = await encode('full');
      const thumb = await encode('thumb');
      await mkdir(path.dirname(fileOf(id, 'full')), { recursive: true });
      for (const [size, image] of [
        ['full', full],
        ['thumb', thumb],
      ] as const) {
        // A rename is whole or not at all: a killed process leaves no half photo under its name.
        await writeFile(`${fileOf(id, size)}.part`, image.data, { flush: true });
        await rename(`${fileOf(id, size)}.part`, fileOf(id, size));
      }
      return { width: full.info.width, height: full.info.height, bytes: full.info.size };
    },
    read: (id, size) => readFile(fileOf(id, size)),
    async remove(id) {
      await rm(fileOf(id, 'full'), { force: true });
      await rm(fileOf(id, 'thumb'), { force: true });
    },
  };
}
