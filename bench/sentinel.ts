import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { goldenKeys, protocolKeys, simulatedKeys } from './sentinelDetection.ts';
import { discoveryKeys } from './sentinelDiscovery.ts';
import { spatialAndForecastKeys } from './sentinelParts.ts';

/**
 * Measures src/sentinel: `node bench/sentinel.ts [--json]`, about eight minutes. The last line of the output is one JSON object. Seeds are
 * fixed, so only seconds and memory differ from run to run. A mark says whether a figure reaches its bar.
 */
const folder = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../shared/data');
if (!existsSync(join(folder, 'detection'))) {
  console.error(`No benchmark data at ${folder}: set HUYING_SHARED_DATA to the folder that holds detection/ and forecast/.`);
  process.exit(1);
}
const quiet = process.argv.includes('--json');

// Memory and seconds of twenty million cases are measured alone, before anything else is loaded with data.
const volume = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'sentinelVolume.ts')]);
const figures: Record<string, number> = {
  ...(await goldenKeys(folder)),
  ...protocolKeys({ replicates: 50, seed: 2026 }),
  ...(await simulatedKeys(folder)),
  ...discoveryKeys({ rounds: 24, seed: 2026 }),
  ...(await spatialAndForecastKeys(folder)),
  ...(JSON.parse(volume.stdout.trim().split('\n').at(-1)!) as Record<string, number>),
};

/** Lowest and highest value that reaches the bar. */
const bars: Record<string, readonly [number, number]> = {
  goldenMismatches: [0, 0],
  worstRelativeError: [0, 1e-9],
  podAtFpr1: [0.56, 1],
  podAtFpr1TwoYears: [0.51, 1],
  calibratedFprAt1: [0.008, 0.012],
  calibratedFprAt1TwoYears: [0.008, 0.012],
  simulatedFpr: [0, 0.0095],
  simulatedPod: [0.5361, 1],
  simulatedPpv: [0.6421, 1],
  scanLlrError: [0, 1e-9],
  scanPower6: [0.7, 1],
  scanSeconds: [0, 1.5],
  mase: [0, 0.85],
  coverage90: [0.87, 0.95],
  seasonalSize: [0, 0.012],
  seasonalPower: [0.89, 1],
  fdrPpv: [0.8, 1],
  fdrRecall: [0.66, 1],
  alarmsPer1000: [0, 8],
  effectCoverage: [0.92, 0.98],
  cubeSeconds: [0, 2],
  nightlySeconds: [0, 180],
  incrementalMsP95: [0, 5],
  peakMiB: [0, 600],
};
if (!quiet) {
  const { forecastSeries, forecastSeriesAbsent } = figures;
  console.log(
    `mase and coverage90 are of ${forecastSeries} series; ${forecastSeriesAbsent} more that R was run on are not in the data.`,
  );
  for (const [key, value] of Object.entries(figures)) {
    const bar = bars[key];
    const mark = bar === undefined ? '' : `${value >= bar[0] && value <= bar[1] ? 'reaches' : 'MISSES'} ${bar[0]}..${bar[1]}`;
    console.log(`${key.padEnd(26)} ${String(Number(value.toPrecision(5))).padEnd(12)} ${mark}`);
  }
}
console.log(JSON.stringify(figures));
