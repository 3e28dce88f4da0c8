import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const photoLimits = { count: 9, megabytes: 20, types: ['image/jpeg', 'image/png', 'image/webp'] } as const;

/** Multipart, one file in the field `photo`. What comes back is re-encoded: no EXIF, no GPS. */
export const uploadPhoto = endpoint({
  method: 'POST',
  path: '/api/photos',
  summary: 'Upload one photo before it is attached to a case',
  access: 'public',
  response: z.object({ id: z.uuid(), width: z.int(), height: z.int() }),
});

export const photoSizes = ['full', 'thumb'] as const;

/** Served as image/webp; not a JSON endpoint. A case's photos are open to whoever may read the case (`/api/cases/:id/photos/:photo/:size`). */
export const photoPath = (caseId: string, photo: string, size: (typeof photoSizes)[number]) =>
  `/api/cases/${caseId}/photos/${photo}/${size}`;

export const supervisionPhotoRoute = '/api/supervision/:kind/:id/photos/:photo/:size';
/** The same of an order, a directive or a verified deed. */
export const supervisionPhotoPath = (
  kind: 'orders' | 'directives' | 'deeds',
  id: string,
  photo: string,
  size: (typeof photoSizes)[number],
) => `/api/supervision/${kind}/${id}/photos/${photo}/${size}`;
