import { createHash } from 'node:crypto';

/** Namespace of imported cases; changing it would import everything a second time. */
const namespace = Buffer.from('5b0f3c1e7a5d4f0e9c4a6a1d2e8b7f60', 'hex');

/** The id that a row of another system has here for ever: a UUID of version 5 (RFC 9562 §5.5) of system and key. */
export function caseIdOf(system: string, key: string): string {
  const bytes = createHash('sha1').update(namespace).update(sourceOf(system, key)).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `source` of a case view. A system's name has no colon, so two pairs never meet in one. */
export function sourceOf(system: string, key: string): string {
  return `${system}:${key}`;
}
