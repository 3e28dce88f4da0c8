import { ears } from './ears.ts';
import { FARRINGTON_CLASSIC, FARRINGTON_FLEXIBLE, type FarringtonSettings, farrington } from './farrington.ts';

/** What R's surveillance computed for one series under one setting, as its files hold it; null where R says NA. */
export type GoldenCase =
  | {
      readonly type: 'ears';
      readonly counts: readonly number[];
      readonly settings: Parameters<typeof ears>[1];
      readonly rows: readonly GoldenRow[];
    }
  | {
      readonly type: 'farrington';
      readonly counts: readonly number[];
      readonly settings: FarringtonSettings;
      readonly dates?: readonly Temporal.PlainDate[];
      readonly rows: readonly GoldenRow[];
    };

interface GoldenRow {
  /** Index of the count, from 0. */
  readonly index: number;
  readonly upperBound: number | null;
  readonly alarm: boolean;
  readonly expected: number | null;
}

export interface Agreement {
  readonly thresholds: number;
  /** Thresholds or expected counts further apart than 1e-9, or defined on one side only. */
  readonly mismatches: number;
  readonly alarmDifferences: number;
  /** Largest relative difference of a threshold. */
  readonly worstRelativeError: number;
}

/** Compare our thresholds and alarms with R's. A relative difference up to 1e-9 (of at least 1e-6 cases) is equality. */
export function checkAgainstR(cases: readonly GoldenCase[]): Agreement {
  let thresholds = 0;
  let mismatches = 0;
  let alarmDifferences = 0;
  let worstRelativeError = 0;
  for (const golden of cases) {
    const compute = golden.type === 'ears' ? earsAt(golden) : farringtonAt(golden);
    for (const row of golden.rows) {
      const ours = compute(row.index);
      thresholds += 1;
      if (ours.alarm !== row.alarm) alarmDifferences += 1;
      const bound = relativeError(ours.upperBound, row.upperBound);
      const expected = row.expected === null ? 0 : relativeError(ours.expected, row.expected);
      if (!(bound <= 1e-9 && expected <= 1e-9)) mismatches += 1;
      if (bound < Infinity) worstRelativeError = Math.max(worstRelativeError, bound);
    }
  }
  return { thresholds, mismatches, alarmDifferences, worstRelativeError };
}

interface Ours {
  readonly upperBound: number | null;
  readonly alarm: boolean;
  readonly expected: number | null;
}

function earsAt(golden: GoldenCase & { readonly type: 'ears' }): (index: number) => Ours {
  const result = ears(golden.counts, golden.settings);
  return (index) => {
    const bound = result.upperBound[index - result.from]!;
    return { upperBound: Number.isNaN(bound) ? null : bound, alarm: result.alarm[index - result.from]!, expected: null };
  };
}

function farringtonAt(golden: GoldenCase & { readonly type: 'farrington' }): (index: number) => Ours {
  // With too few cases for any alarm R's classic code writes 0 for the threshold and its flexible code NA.
  const withoutCases = golden.settings.errors === 'pearson' ? 0 : null;
  return (index) => {
    const result = farrington(golden.counts, index, golden.settings, golden.dates);
    if (result === null) return { upperBound: null, alarm: false, expected: null };
    return { upperBound: result.enoughCases ? result.upperBound : withoutCases, alarm: result.alarm, expected: result.expected };
  };
}

function relativeError(ours: number | null, golden: number | null): number {
  if (ours === null || golden === null) return ours === golden ? 0 : Infinity;
  return Math.abs(ours - golden) / Math.max(Math.abs(golden), 1e-6);
}

/**
 * The golden files as cases. `read` gives the text of a file below the golden folder, `list` the names in a folder of it.
 * Settings of the plain tables are not in them: minSigma 0 and baseline 7 for EARS; b = 3, or 4 for a flexible
 * table without `b3` in its name; Noufaily's α 0.01 and defaults for the rest.
 */
export function goldenCases(read: (path: string) => string, list: (folder: string) => readonly string[]): readonly GoldenCase[] {
  const cases: GoldenCase[] = [];
  for (const name of list('.').filter((file) => /^golden_.*\.json$/.test(file)))
    cases.push(...casesOfJson(JSON.parse(read(name)) as GoldenJson));
  const countsOf = (series: string): number[] => table(read(`series/${series}.csv`)).map((row) => Number(row['observed']));
  for (const name of list('ears')) {
    const [, series = '', method = ''] = /^(.*)_(C[123])\.csv$/.exec(name) ?? [];
    const settings = { method: method as 'C1' | 'C2' | 'C3' };
    cases.push({ type: 'ears', counts: countsOf(series), settings, rows: table(read(`ears/${name}`)).map(rowOf) });
  }
  for (const name of list('farrington')) {
    const [, series = '', kind = '', b3, threshold = ''] = /^(.*?)_(classic|flexible)(_b3)?(?:_(\w+))?\.csv$/.exec(name) ?? [];
    const years = kind === 'classic' || b3 !== undefined ? 3 : 4;
    const settings: FarringtonSettings =
      kind === 'classic'
        ? { ...FARRINGTON_CLASSIC, years }
        : { ...FARRINGTON_FLEXIBLE, years, alpha: 0.01, threshold: threshold as FarringtonSettings['threshold'] };
    cases.push({ type: 'farrington', counts: countsOf(series), settings, rows: table(read(`farrington/${name}`)).map(rowOf) });
  }
  return cases;
}

interface GoldenJson {
  readonly series: { readonly epochAsDate: boolean; readonly epoch: readonly number[]; readonly observed: readonly number[] };
  readonly farringtonFlexible: Readonly<
    Record<string, GoldenTable & { readonly control: Control; readonly expected: readonly (number | null)[] }>
  >;
  readonly farrington: Omit<GoldenTable, 'range'> & { readonly control: Control & { readonly range: readonly number[] } };
  readonly ears: Readonly<
    Record<
      string,
      Omit<GoldenTable, 'range'> & { method: 'C1' | 'C2' | 'C3'; baseline: number; minSigma: number; alpha: number; from: number }
    >
  >;
}

interface GoldenTable {
  readonly range: readonly number[];
  readonly upperbound: readonly (number | null)[];
  readonly alarm: readonly number[];
}

interface Control {
  readonly b: number;
  readonly w: number;
  readonly alpha: number;
  readonly trend: boolean;
  readonly pThresholdTrend: number;
  readonly reweight: boolean;
  readonly weightsThreshold: number;
  readonly noPeriods: number;
  readonly pastWeeksNotIncluded: number | null;
  readonly thresholdMethod: FarringtonSettings['threshold'];
  readonly limit54: readonly [number, number];
}

function casesOfJson({ series, farringtonFlexible, farrington: classic, ears: earsTables }: GoldenJson): readonly GoldenCase[] {
  const counts = series.observed;
  const epoch = Temporal.PlainDate.from('1970-01-01');
  const dates = series.epochAsDate ? { dates: series.epoch.map((days) => epoch.add({ days })) } : {};
  const flexibleCases = Object.values(farringtonFlexible).map(({ control, range, upperbound, alarm, expected }): GoldenCase => {
    const settings: FarringtonSettings = {
      years: control.b,
      halfWindow: control.w,
      seasons: control.noPeriods,
      skipped: control.pastWeeksNotIncluded ?? control.w,
      frequency: 52,
      weightsThreshold: control.weightsThreshold,
      alpha: control.alpha,
      trendAlpha: control.trend ? control.pThresholdTrend : null,
      reweight: control.reweight,
      threshold: control.thresholdMethod,
      errors: 'reweighting',
      minimum: { cases: control.limit54[0], weeks: control.limit54[1] },
    };
    const rows = range.map((week, i) => ({
      index: week - 1,
      upperBound: upperbound[i]!,
      alarm: alarm[i] === 1,
      expected: expected[i]!,
    }));
    return { type: 'farrington', counts, settings, rows, ...dates };
  });
  const { control } = classic;
  const classicCase: GoldenCase = {
    type: 'farrington',
    counts,
    settings: {
      ...FARRINGTON_CLASSIC,
      years: control.b,
      halfWindow: control.w,
      alpha: control.alpha / 2,
      reweight: control.reweight,
    },
    rows: control.range.map((week, i) => ({
      index: week - 1,
      upperBound: classic.upperbound[i]!,
      alarm: classic.alarm[i] === 1,
      expected: null,
    })),
    ...dates,
  };
  const earsCases = Object.values(earsTables).map(
    ({ method, baseline, minSigma, alpha, from, upperbound, alarm }): GoldenCase => {
      const rows = upperbound.map((bound, i) => ({
        index: from - 1 + i,
        upperBound: bound,
        alarm: alarm[i] === 1,
        expected: null,
      }));
      return { type: 'ears', counts, settings: { method, baseline, minSigma, alpha }, rows };
    },
  );
  return [...flexibleCases, classicCase, ...earsCases];
}

function rowOf(row: Readonly<Record<string, string>>): GoldenRow {
  const number = (text: string | undefined): number | null =>
    text === undefined || text === '' || text === 'NA' ? null : Number(text);
  return {
    index: Number(row['week']) - 1,
    upperBound: number(row['upperbound']),
    alarm: row['alarm'] === '1' || row['alarm'] === 'TRUE',
    expected: number(row['expected']),
  };
}

function table(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}
