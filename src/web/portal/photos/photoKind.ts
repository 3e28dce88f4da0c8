/** What a chosen file is by its first bytes; its name and the type that the phone claims are not believed. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'other';

/** `start`: the first 12 bytes or more. */
export function photoKind(start: Uint8Array): PhotoKind {
  const text = (from: number, to: number) => String.fromCharCode(...start.subarray(from, to));
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && /^(hei[cxms]|hev[cx]|mif1|msf1|avif)/.test(text(8, 12))) return 'heic';
  return 'other';
}
