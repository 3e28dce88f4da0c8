import type { Calendar, PlainDay, SchoolPeriod } from '../../../domain/calendar.ts';

/** What the school lives through, day by day from a first one. */
export type SchoolDays = {
  /** Academic years since 2000, the fraction by anchors: the same week of term has the same fraction every year. */
  readonly years: Float64Array;
  /** 1 in the winter or summer break, else 0; the same for the columns below. */
  readonly isBreak: Uint8Array;
  readonly isExam: Uint8Array;
  /** Holidays of the State Council outside the breaks. */
  readonly isHoliday: Uint8Array;
  /** The first three weeks of a term. */
  readonly isTermStart: Uint8Array;
  /** The calendar had no data for a part of these days, so a usual year was taken. */
  readonly guessed: boolean;
};

const epoch = Temporal.PlainDate.from('1970-01-01');
export const dayNumber = (day: PlainDay): number => epoch.until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days;
export const dayAt = (number: number): PlainDay => epoch.add({ days: number }).toString();

type Anchor = { readonly day: number; readonly year: number };

/** Where the four turns of an academic year stand in it: autumn term, winter break, spring term, summer break. */
const turns = [0, 0.38, 0.49, 0.855] as const;
const usualExamDays = 12;
const termStartDays = 21;

export function schoolDays(firstDay: PlainDay, count: number, calendar: Calendar): SchoolDays {
  const first = dayNumber(firstDay);
  const startYear = Number(firstDay.slice(0, 4)) - 1;
  const endYear = Number(dayAt(first + count).slice(0, 4)) + 1;
  const anchors: Anchor[] = [];
  let guessed = false;
  const exams = calendar.school.filter(({ kind }) => kind === 'examWeeks').map(spanOf);
  for (let year = startYear; year <= endYear; year += 1) {
    const found = [
      startOf(calendar, 'term', `${year}-07-20`, `${year}-10-20`),
      startOf(calendar, 'winterBreak', `${year + 1}-01-01`, `${year + 1}-02-28`),
      startOf(calendar, 'term', `${year + 1}-01-25`, `${year + 1}-04-10`),
      startOf(calendar, 'summerBreak', `${year + 1}-06-10`, `${year + 1}-08-10`),
    ];
    const usual = [`${year}-09-01`, `${year + 1}-01-17`, `${year + 1}-02-28`, `${year + 1}-07-11`].map(dayNumber);
    for (const [i, turn] of turns.entries()) {
      const day = found[i] ?? usual[i]!;
      if (found[i] === null && day >= first && day < first + count) guessed = true;
      anchors.push({ day, year: year - 2000 + turn });
      if (i % 2 === 1 && !exams.some(({ to }) => Math.abs(to - day) <= 7)) exams.push({ from: day - usualExamDays, to: day });
    }
  }
  const years = new Float64Array(count);
  const [isBreak, isExam, isHoliday, isTermStart] = [
    new Uint8Array(count),
    new Uint8Array(count),
    new Uint8Array(count),
    new Uint8Array(count),
  ];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const day = first + i;
    while (at + 2 < anchors.length && anchors[at + 1]!.day <= day) at += 1;
    const [from, to] = [anchors[at]!, anchors[at + 1]!];
    years[i] = from.year + ((to.year - from.year) * (day - from.day)) / (to.day - from.day);
    const inBreak = at % 2 === 1;
    isBreak[i] = inBreak ? 1 : 0;
    isTermStart[i] = !inBreak && day - from.day < termStartDays ? 1 : 0;
    isExam[i] = !inBreak && exams.some((span) => span.from <= day && day < span.to) ? 1 : 0;
    isHoliday[i] = !inBreak && calendar.days[dayAt(day)]?.kind === 'holiday' ? 1 : 0;
  }
  return { years, isBreak, isExam, isHoliday, isTermStart, guessed };
}

function startOf(calendar: Calendar, kind: SchoolPeriod['kind'], from: PlainDay, to: PlainDay): number | null {
  const found = calendar.school.find((period) => period.kind === kind && from <= period.from && period.from < to);
  return found ? dayNumber(found.from) : null;
}

const spanOf = ({ from, to }: SchoolPeriod) => ({ from: dayNumber(from), to: dayNumber(to) });
