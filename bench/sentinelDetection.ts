import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calibrate, calibratedP } from '../src/sentinel/calibration.ts';
import { checkAgainstR, goldenCases } from '../src/sentinel/checkAgainstR.ts';
import { farrington } from '../src/sentinel/farrington.ts';
import { HARMONIC, type HarmonicSettings, weeklyDesign } from '../src/sentinel/harmonic.ts';
import { seeded } from '../src/sentinel/random.ts';
import { replay } from '../src/sentinel/replay.ts';
import { PROTOCOL, SCENARIOS, type SimulatedSeries, simulateSeries } from '../src/sentinel/simulate.ts';
import { csvRows } from './csvRows.ts';

const DESIGN = weeklyDesign({ weeks: PROTOCOL.weeks });
const FROM = PROTOCOL.currentFrom;
const JUDGED = PROTOCOL.weeks - FROM;
const TWO_YEARS: HarmonicSettings = { ...HARMONIC, history: 104 };

/** Thresholds and alarms of EARS and Farrington against R's on all golden series. */
export async function goldenKeys(dataFolder: string): Promise<Record<string, number>> {
  const golden = join(dataFolder, 'detection/golden');
  if (!existsSync(golden)) throw new Error(`No golden series at ${golden}.`);
  const files = new Map<string, string>();
  const names = new Map<string, readonly string[]>();
  for (const folder of ['.', 'ears', 'farrington', 'series']) {
    const list = await readdir(join(golden, folder), { withFileTypes: true });
    const plain = list.filter((entry) => entry.isFile()).map(({ name }) => name);
    names.set(folder, plain);
    for (const name of plain) files.set(join(folder, name), await readFile(join(golden, folder, name), 'utf8'));
  }
  const found = checkAgainstR(
    goldenCases(
      (path) => files.get(path)!,
      (folder) => names.get(folder)!,
    ),
  );
  return {
    goldenMismatches: found.mismatches + found.alarmDifferences,
    goldenThresholds: found.thresholds,
    worstRelativeError: found.worstRelativeError,
  };
}

/**
 * The published protocol: 42 scenarios, outbreaks in the past and one in the last 49 weeks. POD is the share of outbreaks with an alarm
 * between their first and last week, at the threshold above which 1 % of all weeks without outbreak lie, as sentinel tables report it for
 * R. `calibratedFprAt1` is the share of those weeks with a replay-calibrated p ≤ 0.01. Farrington Flexible runs on every tenth replicate.
 */
export function protocolKeys({
  replicates,
  seed,
}: {
  readonly replicates: number;
  readonly seed: number;
}): Record<string, number> {
  const random = seeded(seed);
  const series = Array.from({ length: replicates }, () => SCENARIOS.map((scenario) => simulateSeries(random, scenario))).flat();
  const fiveYears = judged(series, HARMONIC);
  const twoYears = judged(series, TWO_YEARS);
  const some = series.filter((_, i) => Math.floor(i / SCENARIOS.length) % 10 === 0);
  const reference = some.map(({ counts }) =>
    Float64Array.from({ length: JUDGED }, (_, i) => farrington(counts, FROM + i)?.pValue ?? 1),
  );
  return {
    protocolReplicates: replicates,
    podAtFpr1: podAt(series, fiveYears.raw).pod,
    podFirstWeekAtFpr1: podAt(series, fiveYears.raw).firstWeek,
    podAtFpr1TwoYears: podAt(series, twoYears.raw).pod,
    podAtFpr1Farrington: podAt(some, reference).pod,
    calibratedFprAt1: quietShare(series, fiveYears.calibrated, 0.01),
    calibratedFprAt1TwoYears: quietShare(series, twoYears.calibrated, 0.01),
    nominalFprAt1: quietShare(series, fiveYears.raw, 0.01),
    nominalFprAt1TwoYears: quietShare(series, twoYears.raw, 0.01),
  };
}

interface Judged {
  readonly raw: readonly Float64Array[];
  readonly calibrated: readonly Float64Array[];
}

/** P-values of the last 49 weeks, refitted every week, and after calibration on the year before them. */
function judged(series: readonly { readonly counts: Float64Array }[], settings: HarmonicSettings): Judged {
  const raw = series.map(({ counts }) =>
    replay({ counts, from: FROM, to: PROTOCOL.weeks, design: DESIGN, settings, refitEvery: 1 }),
  );
  const calibration = calibrate(
    series.map(({ counts }) => replay({ counts, from: FROM - 52, to: FROM, design: DESIGN, settings })),
  );
  return { raw, calibrated: raw.map((values) => values.map((p) => calibratedP(calibration, p))) };
}

const isQuiet = ({ current }: SimulatedSeries, week: number): boolean => week < current.first || week > current.last;

function quietShare(series: readonly SimulatedSeries[], pValues: readonly Float64Array[], level: number): number {
  let weeks = 0;
  let below = 0;
  for (const [i, one] of series.entries()) {
    for (let week = FROM; week < PROTOCOL.weeks; week += 1) {
      if (!isQuiet(one, week)) continue;
      weeks += 1;
      if (pValues[i]![week - FROM]! <= level) below += 1;
    }
  }
  return below / weeks;
}

function podAt(
  series: readonly SimulatedSeries[],
  pValues: readonly Float64Array[],
): { readonly pod: number; readonly firstWeek: number } {
  const quiet = series.flatMap((one, i) => [...pValues[i]!].filter((_, at) => isQuiet(one, FROM + at))).sort((a, b) => a - b);
  const threshold = quiet[Math.floor(0.01 * quiet.length)]!;
  let found = 0;
  let early = 0;
  for (const [i, { current }] of series.entries()) {
    const alarms = pValues[i]!.subarray(current.first - FROM, current.last - FROM + 1).map((p) => (p < threshold ? 1 : 0));
    if (alarms.includes(1)) found += 1;
    if (alarms[0] === 1) early += 1;
  }
  return { pod: found / series.length, firstWeek: early / series.length };
}

/** The simulated series R was run on: the highest threshold with FPR ≤ 0.0095, R's improved Farrington's, and what is found at it. */
export async function simulatedKeys(dataFolder: string): Promise<Record<string, number>> {
  const rows = await csvRows(join(dataFolder, 'detection/simulated/series.csv'));
  const byName = new Map<string, { counts: Float64Array; outbreak: Float64Array }>();
  for (const row of rows) {
    const name = row['series']!;
    const one = byName.get(name) ?? { counts: new Float64Array(PROTOCOL.weeks), outbreak: new Float64Array(PROTOCOL.weeks) };
    byName.set(name, one);
    one.counts[Number(row['week']) - 1] = Number(row['count']);
    one.outbreak[Number(row['week']) - 1] = Number(row['outbreak_current']);
  }
  const series = [...byName.values()];
  const { calibrated } = judged(series, HARMONIC);
  const weeks = series.flatMap(({ outbreak }, i) =>
    Array.from({ length: JUDGED }, (_, at) => ({ series: i, p: calibrated[i]![at]!, outbreak: outbreak[FROM + at]! > 0 })),
  );
  const quiet = weeks
    .filter((week) => !week.outbreak)
    .map(({ p }) => p)
    .sort((a, b) => a - b);
  const threshold = quiet[Math.floor(0.0095 * quiet.length)]!;
  const alarms = weeks.filter(({ p }) => p < threshold);
  const right = alarms.filter(({ outbreak }) => outbreak);
  return {
    simulatedFpr: (alarms.length - right.length) / quiet.length,
    simulatedPod: new Set(right.map((alarm) => alarm.series)).size / series.length,
    simulatedPpv: right.length / alarms.length,
  };
}
