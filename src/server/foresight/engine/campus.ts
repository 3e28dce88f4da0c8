import type { Calendar, PlainDay } from '../../../domain/calendar.ts';

export type CampusCategory = {
  readonly code: string;
  /** Position in `classes`. */
  readonly klass: number;
  /** 1 ordinary, 2 sleep or dignity, 3 exams or health, 5 safety. */
  readonly severity: number;
  /** 0..1: share of the harm that a week's waiting would not add. */
  readonly patience: number;
  /** Two cases are enough. */
  readonly safety: boolean;
};

export type CampusPlace = {
  readonly id: string;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Residents, or people who pass on a usual day. */
  readonly residents: number | null;
};

/** What the engine knows beside the cases. Positions in the lists are the numbers in the columns of the facts. */
export type Campus = {
  /** Midnight of this day in Asia/Shanghai is hour 0 of the facts. */
  readonly firstDay: PlainDay;
  readonly categories: readonly CampusCategory[];
  readonly classes: readonly string[];
  /** Buildings; floors and rooms count for their building. */
  readonly places: readonly CampusPlace[];
  readonly channels: readonly string[];
  readonly calendar: Calendar;
};
