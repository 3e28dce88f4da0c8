import type { FoundBy } from './categoryOf.ts';
import type { Remark, RemarkCode } from './remark.ts';

export const outcomes = ['taken', 'already-there', 'duplicate', 'refused'] as const;
/** taken: a new case · already-there: imported before · duplicate: its key stood higher up in the file · refused: see the remarks. */
export type Outcome = (typeof outcomes)[number];

/** What became of one row; every row that is not blank is reported exactly once, in the order of the file. */
export type RowReport = {
  /** As a spreadsheet numbers it, header included. */
  readonly row: number;
  /** Line of a text file on which the row begins; null in a workbook. */
  readonly line: number | null;
  readonly key: string | null;
  readonly outcome: Outcome;
  /** 诉件编号; null when not taken, and in a dry run. */
  readonly number: string | null;
  /** Why it was not taken, or what was changed in it. */
  readonly remarks: readonly Remark[];
};

export type ImportSummary = {
  readonly dryRun: boolean;
  /** Rows read: the sum of the four outcomes, always. */
  readonly rows: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Rows without a filled cell; not counted as read. */
  readonly blank: number;
  /** Of the taken: open ones wait for the desk, ended ones are history. */
  readonly open: number;
  readonly ended: number;
  /** Taken rows in which something was changed. */
  readonly noted: number;
  /** How the categories of taken rows were found. */
  readonly categories: Readonly<Record<FoundBy, number>>;
  /** How often each remark was made, and the first row with it. */
  readonly remarks: ReadonlyMap<RemarkCode, { readonly count: number; readonly first: Remark; readonly row: number }>;
};

export type Tally = {
  readonly blank: () => void;
  readonly count: (report: RowReport, taken?: { readonly ended: boolean; readonly foundBy: FoundBy }) => void;
  /** @throws Error when a row read ended in no outcome or in two: then the import itself is wrong. */
  readonly summary: (rowsRead: number) => ImportSummary;
};

export function openTally(dryRun: boolean): Tally {
  const counts = { taken: 0, 'already-there': 0, duplicate: 0, refused: 0 };
  const categories = { value: 0, keyword: 0, default: 0 };
  const remarks = new Map<RemarkCode, { count: number; first: Remark; row: number }>();
  let [blank, open, ended, noted] = [0, 0, 0, 0];
  return {
    blank: () => void blank++,
    count(report, taken) {
      counts[report.outcome] += 1;
      for (const first of report.remarks) {
        const before = remarks.get(first.code);
        remarks.set(first.code, before ? { ...before, count: before.count + 1 } : { count: 1, first, row: report.row });
      }
      if (!taken) return;
      categories[taken.foundBy] += 1;
      if (taken.ended) ended += 1;
      else open += 1;
      if (report.remarks.length > 0) noted += 1;
    },
    summary(rows) {
      const accounted = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
      if (accounted !== rows) throw new Error(`${rows} rows were read, ${accounted} are accounted for.`);
      return { dryRun, rows, outcomes: counts, blank, open, ended, noted, categories, remarks };
    },
  };
}
