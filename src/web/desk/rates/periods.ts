import { dayAt } from '../../ui/format.ts';

/** Days [from, to) in Asia/Shanghai, 'YYYY-MM-DD'. */
export type Period = { readonly from: string; readonly to: string };

export const presets = ['thisMonth', 'lastMonth', 'from19to18', 'thisYear'] as const;
export type Preset = (typeof presets)[number];

/** The period that a preset means on a day. from19to18 is the assessment month that is running: the 19th to the 18th (domain.md §3.1). */
export function periodOf(preset: Preset, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (preset) {
    case 'thisMonth':
      return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 1) };
    case 'lastMonth':
      return { from: dayOf(year, month - 1, 1), to: dayOf(year, month, 1) };
    case 'from19to18': {
      const start = Number(today.slice(8, 10)) >= 19 ? month : month - 1;
      return { from: dayOf(year, start, 19), to: dayOf(year, start + 1, 19) };
    }
    case 'thisYear':
      return { from: dayOf(year, 1, 1), to: dayOf(year + 1, 1, 1) };
  }
}

/** The preset that a period is on this day; null for one that was chosen by hand. */
export function presetOf(period: Period, today: string): Preset | null {
  return presets.find((preset) => samePeriod(periodOf(preset, today), period)) ?? null;
}

/** The period in an address, or null when it names none or is empty or backwards. */
export function periodIn(search: URLSearchParams): Period | null {
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  return isDay(from) && isDay(to) && from < to ? { from, to } : null;
}

/** The day `days` later (earlier when negative). */
export function shiftDay(day: string, days: number): string {
  return dayAt(Date.parse(`${day}T12:00:00+08:00`) + days * 86_400_000);
}

const samePeriod = (a: Period, b: Period) => a.from === b.from && a.to === b.to;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));

/** `month` may leave 1..12 by one: 0 is December of the year before. */
function dayOf(year: number, month: number, day: number): string {
  const months = year * 12 + month - 1;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(day)}`;
}
