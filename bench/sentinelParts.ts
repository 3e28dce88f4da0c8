import { forecastKeys } from './sentinelForecast.ts';
import { scanLlrError, scanPower, scanSeconds } from './sentinelScan.ts';
import { effectKeys, seasonKeys } from './sentinelSimulations.ts';

/**
 * The sentinel's figures on places, forecasts, seasons and effects; about a minute and a half. `dataFolder` holds `detection` and
 * `forecast`. Simulations have fixed seeds, so that only `scanSeconds` differs from run to run.
 * @throws when the data are absent: half of the figures would be worse than none.
 */
export async function spatialAndForecastKeys(dataFolder: string): Promise<Record<string, number>> {
  const { power6, false100 } = scanPower({ runs: 400, seed: 2027 });
  return {
    scanLlrError: await scanLlrError(dataFolder),
    scanPower6: power6,
    scanFalseAt100: false100,
    scanSeconds: scanSeconds(),
    ...(await forecastKeys(dataFolder)),
    ...seasonKeys({ replicates: 100, seed: 2027 }),
    ...effectKeys({ runs: 500, seed: 2027 }),
  };
}
