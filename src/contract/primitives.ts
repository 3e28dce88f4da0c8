import { z } from 'zod';

/** UTC ISO instant with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 }).describe('UTC instant, e.g. 2026-03-02T01:30:00.000Z');
/** A day in Asia/Shanghai. */
export const Day = z.iso.date().describe('Day in Asia/Shanghai, e.g. 2026-03-02');
export const CaseId = z.uuid();
export const CaseNumber = z
  .string()
  .regex(/^JS\d{4}-\d{6,}$/)
  .describe('诉件编号, e.g. JS2026-000123');
/** Short stable slug of a unit, place or category. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** Text that a person wrote: trimmed, normalised to NFC, without NUL bytes, control characters and direction overrides. */
export function words(min: number, max: number) {
  return z.string().max(200_000).transform(clean).pipe(z.string().min(min).max(max));
}

function clean(text: string): string {
  return (
    text
      .normalize('NFC')
      .replaceAll('\r\n', '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .trim()
  );
}
