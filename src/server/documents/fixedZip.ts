const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** 1980-01-01 00:00, the earliest time that a ZIP file can say. */
const dosTime = 0;
const dosDay = (1 << 5) | 1;

/**
 * The same ZIP file with one time for all its parts: writers of office files put the time of writing there, and a reprint would differ from
 * the print. Changes `zip` in place. @throws Error when it is no ZIP file
 */
export function withFixedTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(endOfDirectory).buffer));
  if (end < 0) throw new Error('not a ZIP file');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new Error('the directory of the ZIP file is broken');
    zip.writeUInt16LE(dosTime, at + 12);
    zip.writeUInt16LE(dosDay, at + 14);
    const local = zip.readUInt32LE(at + 42);
    zip.writeUInt16LE(dosTime, local + 10);
    zip.writeUInt16LE(dosDay, local + 12);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
