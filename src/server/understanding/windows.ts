import { monthOf, startOfDay } from '../platform/instant.ts';

/** A stretch of months, newest first; `months` null: everything before `before`. */
export type Window = { readonly months: readonly string[] | null; readonly before: string };

const monthsPerWindow = [2, 5, 18];

/**
 * The stretches of time in which a search looks one after the other, from the month of `newest` (UTC instant) backwards: a word that is in
 * every tenth case is found often enough in the newest of them, a rare one costs little in all of them.
 */
export function windowsFrom(newest: string): { readonly first: Window; readonly later: readonly Window[] } {
  let month = monthOf(newest);
  const windows: Window[] = [];
  for (const count of monthsPerWindow) {
    const months = Array.from({ length: count }, (_, index) => month.subtract({ months: index }).toString());
    windows.push({ months, before: startOf(month.add({ months: 1 })) });
    month = month.subtract({ months: count });
  }
  const [first, ...later] = windows;
  return { first: first!, later: [...later, { months: null, before: startOf(month.add({ months: 1 })) }] };
}

function startOf(month: Temporal.PlainYearMonth): string {
  return startOfDay(month.toPlainDate({ day: 1 }).toString());
}
