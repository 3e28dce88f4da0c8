import type { Cell } from '../../domain/document/vocabulary.ts';

export function textCell(text: string): Cell {
  return { text };
}

export function numberCell(value: number): Cell {
  return { text: String(value), number: value, format: '0' };
}

/** The day in Asia/Shanghai. */
export function dayCell(at: string | null): Cell {
  if (at === null) return { text: '' };
  const day = wall(at).toPlainDate().toString();
  return { text: day, day };
}

export function momentCell(at: string | null): Cell {
  if (at === null) return { text: '' };
  const local = wall(at);
  return { text: `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`, instant: at };
}

function wall(at: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
}
