import type { Instant, PlainDay } from '../calendar.ts';
import type { Assessment } from '../measures/assessment.ts';
import type { Counts } from '../measures/count.ts';
import type { Period } from '../measures/period.ts';
import type { UnitCounts } from '../measures/ranking.ts';
import type { Scope } from '../measures/vocabulary.ts';
import type { ReportType } from './vocabulary.ts';

export type ScopedCounts = Readonly<Record<Scope, Counts>>;

/** How many cases were taken on (全口径) in the period, the one before, and the one it is compared with besides; null: not known. */
export type CountLine = {
  readonly code: string;
  readonly name: string;
  readonly now: number;
  readonly before: number | null;
  readonly earlier: number | null;
};

/** A case as a list may show it: never one that is confidential, never its words. */
export type CaseLine = {
  readonly number: string;
  readonly acceptedAt: Instant;
  readonly category: string;
  readonly place: string;
  readonly unit: string;
  readonly grade: string;
  readonly dueAt: Instant | null;
  readonly resolvedAt: Instant | null;
};

/** What was done besides answering cases, in the period; `open` and `overdue` at `asOf`. */
export type WorkNumbers = {
  readonly ordersIssued: number;
  readonly ordersClosed: number;
  readonly ordersOpen: number;
  readonly ordersOverdue: number;
  readonly directives: number;
  readonly meetings: number;
  /** Cases with co-handlers (联办). */
  readonly joint: number;
  readonly warnings: number;
  readonly warningsConfirmed: number;
  readonly warningsFalse: number;
  readonly tasksIssued: number;
  readonly tasksDone: number;
  readonly effectsMeasured: number;
  readonly effectsFewer: number;
};

/**
 * All that a report says, gathered once: sentences, tables and figures are made of this and of nothing else, so they cannot disagree.
 * Stored with the report; @see compose.ts
 */
export type ReportNumbers = {
  readonly type: ReportType;
  readonly period: Period;
  readonly asOf: Instant;
  /** The first case of all; null while there is none. A period that began before it is told only in part. */
  readonly recordsFrom: Instant | null;
  readonly assessment: Assessment;
  readonly school: ScopedCounts;
  /** The period before, and the same a year (for a day: a week) earlier; null before the records begin. */
  readonly before: ScopedCounts | null;
  readonly earlier: ScopedCounts | null;
  /** Open at `asOf`, whenever they were taken on; `overdue` of them. Cases on the ledger are in neither. */
  readonly open: number;
  readonly overdue: number;
  readonly units: readonly UnitCounts[];
  readonly unitsBefore: readonly UnitCounts[];
  readonly unitNames: Readonly<Record<string, string>>;
  /** Of the groups that are ranked apart. */
  readonly groupNames: Readonly<Record<string, string>>;
  readonly classes: readonly CountLine[];
  /** Items of the catalogue; those that are confidential by nature are gathered in one line with code ''. */
  readonly categories: readonly CountLine[];
  readonly places: readonly CountLine[];
  readonly channels: readonly CountLine[];
  readonly natures: readonly CountLine[];
  /** Every day of the period, in order; `earlier` is the same day of the period a year earlier. */
  readonly days: readonly { readonly day: PlainDay; readonly now: number; readonly earlier: number | null }[];
  /** Months of the period, for a season: '2025-11'. */
  readonly months: readonly { readonly month: string; readonly now: number; readonly earlier: number | null }[];
  /** Monday to Sunday, each of 24 hours. */
  readonly hours: readonly (readonly number[])[];
  readonly unitClasses: readonly {
    readonly unit: string;
    readonly counts: readonly { readonly code: string; readonly count: number }[];
  }[];
  readonly work: WorkNumbers;
  readonly urgent: { readonly received: number; readonly resolved: number; readonly lines: readonly CaseLine[] };
  /** Rates and counts below this are not shown of single units; 0 unless the public reads it. */
  readonly smallest: number;
  /** The longest overdue first. */
  readonly unfinished: readonly CaseLine[];
};
