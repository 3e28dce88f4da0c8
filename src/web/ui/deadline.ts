import type { Format } from './format.ts';

/** calm 按期 · soon 临期 · late 超期 · none: nothing is due. */
export type DeadlineTone = 'calm' | 'soon' | 'late' | 'none';

const msPerHour = 3_600_000;
/** A limit turns yellow when a fifth of it is left (domain.md, Appendix A 6). */
const shareLeft = 0.2;
/** Without a known start: four hours, half a working day. */
const hoursLeft = 4;

/** How a deadline stands at `now` (milliseconds): late from the very moment it is due, for the interval is half-open. `start` is when its clock began. */
export function deadlineTone(next: { readonly at: string } | null, now: number, start?: string): DeadlineTone {
  if (!next) return 'none';
  const due = Date.parse(next.at);
  if (now >= due) return 'late';
  const warning = start === undefined ? hoursLeft * msPerHour : (due - Date.parse(start)) * shareLeft;
  return due - now <= warning ? 'soon' : 'calm';
}

/** The sentence beside the colour: 还剩 3小时 · 超期 2天. Keys are those of the shared words. */
export function deadlineWords(
  next: { readonly at: string } | null,
  now: number,
  {
    text,
    format,
  }: { text: (key: 'due.none' | 'due.in' | 'overdue.by', blanks?: Record<string, string>) => string; format: Format },
): string {
  if (!next) return text('due.none');
  const left = Date.parse(next.at) - now;
  return text(left > 0 ? 'due.in' : 'overdue.by', { duration: format.duration(left) });
}
