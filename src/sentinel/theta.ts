import { multiplicativeSeason } from './multiplicativeSeason.ts';
import { smoothLevel } from './smoothLevel.ts';

export interface ThetaForecast {
  /** Expected values of the next periods, in the unit of the series; may fall below 0. */
  readonly mean: Float64Array;
  /** Standard deviation of the one-step errors, in the unit of the deseasonalised series. */
  readonly sigma: number;
  /** Smoothing weight of the level, 0..1. */
  readonly alpha: number;
}

/**
 * The Theta method: exponential smoothing plus half the slope of a straight line, after taking out a multiplicative season of `period`
 * values where the autocorrelation at that lag is significant (10 %, two-sided). Needs at least 3 values; `period` 1 means no season.
 * Sources: Assimakopoulos & Nikolopoulos 2000 (10.1016/S0169-2070(00)00066-2), Hyndman & Billah 2003 (10.1016/S0169-2070(01)00143-1).
 */
export function thetaForecast(series: ArrayLike<number>, horizon: number, period: number): ThetaForecast {
  const n = series.length;
  const season = multiplicativeSeason(series, period);
  const adjusted = Float64Array.from({ length: n }, (_, t) => series[t]! / (season?.[t % period] ?? 1));
  const { alpha, level, sigma } = smoothLevel(adjusted);
  const halfSlope = lineSlope(adjusted) / 2;
  const memory = (1 - (1 - alpha) ** n) / alpha;
  const mean = Float64Array.from(
    { length: horizon },
    (_, h) => (level + halfSlope * (h + memory)) * (season?.[(n + h) % period] ?? 1),
  );
  return { mean, sigma, alpha };
}

function lineSlope(values: Float64Array): number {
  const centre = (values.length - 1) / 2;
  let covariance = 0;
  let variance = 0;
  for (let t = 0; t < values.length; t++) {
    covariance += (t - centre) * values[t]!;
    variance += (t - centre) ** 2;
  }
  return variance > 0 ? covariance / variance : 0;
}
