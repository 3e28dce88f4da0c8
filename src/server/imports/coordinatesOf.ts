import type { ReadCell } from './bindMap.ts';
import type { ImportMap } from './importMap.ts';
import { type Remark, remark } from './remark.ts';

/** `line`: plausible coordinates as a line of the text, some 0.1 m exact; `note`: why they were dropped. */
export type Coordinates = { readonly line: string; readonly note: null } | { readonly line: ''; readonly note: Remark };

/** null: the row has none. */
export function coordinatesOf(given: ImportMap['coordinates'], cell: ReadCell): Coordinates | null {
  if (!given) return null;
  const written = [cell(given.latitude), cell(given.longitude)] as const;
  if (written.every((part) => part === '')) return null;

  const dropped = (code: 'coordinates-cut' | 'coordinates-outside' | 'coordinates-unreadable'): Coordinates => ({
    line: '',
    note: remark(code, `${given.latitude}, ${given.longitude}`, { value: `(${written.join(', ')})` }),
  });
  const [latitude, longitude] = written.map((part) => (part === '' ? Number.NaN : Number(part))) as [number, number];
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return dropped('coordinates-unreadable');
  // A whole degree is a hundred kilometres: nobody measures one.
  if (Number.isInteger(latitude) && Number.isInteger(longitude)) return dropped('coordinates-cut');
  const { south, north, west, east } = given.bounds;
  if (latitude < south || latitude > north || longitude < west || longitude > east) {
    return dropped('coordinates-outside');
  }
  return { line: `${given.label} ${latitude.toFixed(6)}, ${longitude.toFixed(6)}`, note: null };
}
