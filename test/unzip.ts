import { inflateRawSync } from 'node:zlib';

/** The parts of a ZIP file by name, and the time that each says it was written: enough to look into office files. */
export function unzip(zip: Buffer): Map<string, { readonly text: string; readonly dosTime: number }> {
  const parts = new Map<string, { text: string; dosTime: number }>();
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [names, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const plain = zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    parts.set(zip.toString('utf8', at + 46, at + 46 + names), {
      text: plain.toString('utf8'),
      dosTime: zip.readUInt32LE(local + 10),
    });
    at += 46 + names + extra + comment;
  }
  return parts;
}
