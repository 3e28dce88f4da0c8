import { calibrate } from '../src/sentinel/calibration.ts';
import { addCase, countCube, weeklySeries } from '../src/sentinel/cube.ts';
import { farrington } from '../src/sentinel/farrington.ts';
import { type Baseline, fitBaseline, verdictAt, weeklyDesign } from '../src/sentinel/harmonic.ts';
import { seeded } from '../src/sentinel/random.ts';
import { replay } from '../src/sentinel/replay.ts';
import { scanSpaceTime } from '../src/sentinel/scanSpaceTime.ts';
import { circularZones } from '../src/sentinel/scanZones.ts';
import { surveyWeek } from '../src/sentinel/weeklySurvey.ts';
import { percentile } from './timing.ts';

/**
 * Twenty million cases of five years, 40 categories at 80 places, in a process of its own so that its memory is its own:
 * the cube from columns, then one night: roll-up, a replay of 52 weeks of all series, the survey, Farrington beside each alert, and a
 * space–time scan of 90 days with 999 replicas for each category; then single cases as they come in. The last line is JSON.
 */
const DAYS = 1827;
const CATEGORIES = 40;
const PLACES = 80;
const CASES = 20_000_000;
const SCANNED_DAYS = 90;

const random = seeded(2026);
const day = new Uint16Array(CASES);
const category = new Uint8Array(CASES);
const place = new Uint8Array(CASES);
for (let i = 0; i < CASES; i += 1) {
  day[i] = Math.floor((i * DAYS) / CASES);
  // Squares make some categories and places common and others rare, as they are.
  category[i] = Math.floor(CATEGORIES * random.next() ** 2);
  place[i] = Math.floor(PLACES * random.next() ** 2);
}

const cubeBegan = performance.now();
const cube = countCube({ day, category, place }, { days: DAYS, categories: CATEGORIES, places: PLACES });
const cubeSeconds = (performance.now() - cubeBegan) / 1000;

const nightBegan = performance.now();
const cases = weeklySeries(cube, DAYS % 7);
const design = weeklyDesign({ weeks: cases.weeks });
const week = cases.weeks - 1;
const replayed = (series: readonly (Float64Array | null)[]): Float64Array[] =>
  series.flatMap((counts) => (counts === null ? [] : [replay({ counts, from: week - 52, to: week, design })]));
const calibrations = { categories: calibrate(replayed(cases.categories)), cells: calibrate(replayed(cases.cells)) };
const replaySeconds = (performance.now() - nightBegan) / 1000;
const surveyBegan = performance.now();
const survey = surveyWeek({ cases, week, design, rate: 0.2, calibrations });
for (const alert of survey.alerts) {
  const counts = alert.place === null ? cases.categories[alert.category]! : cases.cells[alert.category * PLACES + alert.place]!;
  farrington(counts, week);
}
const surveySeconds = (performance.now() - surveyBegan) / 1000;
const scanBegan = performance.now();
const zones = circularZones(PLACES, (a, b) => Math.hypot((a % 10) - (b % 10), Math.floor(a / 10) - Math.floor(b / 10)), 2);
const firstRecent = day.findIndex((value) => value >= DAYS - SCANNED_DAYS);
for (let wanted = 0; wanted < CATEGORIES; wanted += 1) {
  const days: number[] = [];
  const places: number[] = [];
  for (let i = firstRecent; i < CASES; i += 1) {
    if (category[i] !== wanted) continue;
    days.push(day[i]! - (DAYS - SCANNED_DAYS));
    places.push(place[i]!);
  }
  scanSpaceTime({ places, days, placeCount: PLACES, dayCount: SCANNED_DAYS, zones, maxDays: 14, random });
}
const scansSeconds = (performance.now() - scanBegan) / 1000;
const nightlySeconds = (performance.now() - nightBegan) / 1000;

// The night leaves a baseline per series; a new case only has to be judged by it.
const wholes = cases.categories.map((counts) => fitBaseline(counts, week, { design })!);
const cells = cases.cells.map((counts) => (counts === null ? null : fitBaseline(counts, week, { design })));
const times: number[] = [];
for (let i = 0; i < 1000; i += 1) {
  const began = performance.now();
  const c = Math.floor(CATEGORIES * random.next() ** 2);
  const p = Math.floor(PLACES * random.next() ** 2);
  addCase(cube, { day: DAYS - 1, category: c, place: p });
  judgeNewCase(cases.categories[c]!, wholes[c]!);
  const cell = c * PLACES + p;
  if (cases.cells[cell] != null && cells[cell] != null) judgeNewCase(cases.cells[cell], cells[cell]);
  times.push(performance.now() - began);
}

function judgeNewCase(counts: Float64Array, baseline: Baseline): void {
  counts[week] = counts[week]! + 1;
  verdictAt(counts, week, { design, baseline });
}

console.log(
  JSON.stringify({
    cubeSeconds,
    nightlySeconds,
    nightlyReplaySeconds: replaySeconds,
    nightlySurveySeconds: surveySeconds,
    nightlyScanSeconds: scansSeconds,
    nightlySeries: survey.judged,
    incrementalMsP95: percentile(times, 0.95),
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
);
