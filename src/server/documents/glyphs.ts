/** Whether a font has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean;

/** 〓, which Chinese printers set for a character they have not got. */
const geta = '〓';

/** Reads the `cmap` table (formats 4 and 12) of a TrueType or OpenType font. @throws Error on another kind of file */
export function coverageOf(font: Buffer): Coverage {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const at = 12 + 16 * i;
    if (font.toString('latin1', at, at + 4) === 'cmap') return coverageIn(font.subarray(font.readUInt32BE(at + 8)));
  }
  throw new Error('the font has no cmap');
}

function coverageIn(cmap: Buffer): Coverage {
  const ranges: (readonly [number, number])[] = [];
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) ranges.push(...groupsOf(table));
    if (format === 4) ranges.push(...segmentsOf(table));
  }
  if (ranges.length === 0) throw new Error('the font has no Unicode cmap');
  const known = new Set<number>();
  for (const [from, to] of ranges) for (let code = from; code <= to; code++) known.add(code);
  return (codePoint) => known.has(codePoint);
}

function groupsOf(table: Buffer): (readonly [number, number])[] {
  const count = table.readUInt32BE(12);
  return Array.from({ length: count }, (_, i) => [table.readUInt32BE(16 + 12 * i), table.readUInt32BE(20 + 12 * i)] as const);
}

function segmentsOf(table: Buffer): (readonly [number, number])[] {
  const double = table.readUInt16BE(6);
  return Array.from({ length: double / 2 }, (_, i) => {
    const to = table.readUInt16BE(14 + 2 * i);
    return [table.readUInt16BE(16 + double + 2 * i), Math.min(to, 0xfffe)] as const;
  });
}

/** The text as it can be printed: what every font must have and one has not becomes 〓; spaces stay. */
export function withoutMissing(text: string, fonts: readonly Coverage[]): string {
  let printed = '';
  for (const letter of text) {
    const codePoint = letter.codePointAt(0) ?? 0;
    const invisible = codePoint <= 0x20 || codePoint === 0x3000 || codePoint === 0xa0;
    printed += invisible || fonts.every((has) => has(codePoint)) ? letter : geta;
  }
  return printed;
}
