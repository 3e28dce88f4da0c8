import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarPeriod } from '../src/sentinel/calendarDesign.ts';
import { forecastCounts } from '../src/sentinel/forecast.ts';
import { bandCoverage, mase } from '../src/sentinel/forecastMetrics.ts';
import { csvRows } from './csvRows.ts';

/**
 * Rolling-origin errors on those golden series whose counts are at hand, at the origins R's errors are known for:
 * each figure is the mean over series of the mean over origins. R's errors name eleven series; those whose counts are not among the data
 * are counted in `forecastSeriesAbsent`.
 */
export async function forecastKeys(dataFolder: string): Promise<Record<string, number>> {
  const golden = await csvRows(join(dataFolder, 'forecast/forecast_golden.csv'));
  const named = new Set(golden.map(({ series }) => series)).size;
  const rows: Record<(typeof KEYS)[number], number>[] = [];
  for (const { name, counts, calendar, cycle } of await goldenSeries(dataFolder)) {
    const horizon = cycle === 7 ? 14 : 4;
    const known = golden.filter(({ series, origin }) => series === name && Number(origin) + horizon <= counts.length);
    const origins = [...new Set(known.map(({ origin }) => Number(origin)))];
    const made = origins.map((origin) => {
      const history = counts.slice(0, origin);
      const actual = counts.slice(origin, origin + horizon);
      const periods = forecastCounts({
        counts: history,
        past: calendar.slice(0, origin),
        future: calendar.slice(origin, origin + horizon),
        cycle,
      })!.periods;
      const error = (values: number[]) => mase(actual, values, { history, period: cycle });
      return {
        mase: error(periods.map((period) => period.mean)),
        maseOfMedian: error(periods.map((period) => period.median)),
        coverage90: bandCoverage(
          actual,
          periods.map(({ band90 }) => band90),
        ),
      };
    });
    const ofR = (method: string) => mean(known.filter((row) => row['method'] === method).map((row) => Number(row['mase'])));
    rows.push({
      mase: mean(made.map((row) => row.mase)),
      maseOfMedian: mean(made.map((row) => row.maseOfMedian)),
      coverage90: mean(made.map((row) => row.coverage90)),
      maseThetaR: ofR('theta'),
      maseStlfR: ofR('stlf'),
      maseSeasonalNaiveR: ofR('snaive'),
    });
  }
  return {
    ...Object.fromEntries(KEYS.map((key) => [key, mean(rows.map((row) => row[key]))])),
    forecastSeries: rows.length,
    forecastSeriesAbsent: named - rows.length,
  };
}

const KEYS = ['mase', 'maseOfMedian', 'coverage90', 'maseThetaR', 'maseStlfR', 'maseSeasonalNaiveR'] as const;

interface GoldenSeries {
  readonly name: string;
  readonly counts: number[];
  readonly calendar: CalendarPeriod[];
  readonly cycle: 7 | 52;
}

async function goldenSeries(dataFolder: string): Promise<GoldenSeries[]> {
  const daily = ['HEAT_HOT_WATER', 'Illegal_Parking', 'Noise_Street_Sidewalk'].map(async (name): Promise<GoldenSeries> => {
    const rows = await csvRows(join(dataFolder, `forecast/nyc311_${name}.csv`));
    const calendar = rows.map(({ date }) => {
      const { dayOfYear, daysInYear, dayOfWeek } = Temporal.PlainDate.from(date!);
      return { phase: (dayOfYear - 1) / daysInYear, weekday: dayOfWeek };
    });
    return { name, counts: rows.map(({ count }) => Number(count)), calendar, cycle: 7 };
  });
  const weekly = (name: string, counts: number[]): GoldenSeries => ({
    name,
    counts,
    calendar: counts.map((_, t) => ({ phase: (t % 52) / 52 })),
    cycle: 52,
  });
  const detection = join(dataFolder, 'detection/golden');
  const observed = async (name: string) => {
    const { series } = JSON.parse(await readFile(join(detection, `golden_${name}.json`), 'utf8')) as {
      series: { observed: number[] };
    };
    return weekly(name, series.observed);
  };
  const berlin = (await csvRows(join(detection, 'regional/hepatitisA_berlin_12districts.csv'))).map(({ week: _, ...districts }) =>
    Object.values(districts).reduce((sum, count) => sum + Number(count), 0),
  );
  const files = ['h1_nrwrp', 's1', 'shadar'].filter((name) => existsSync(join(detection, `series/${name}.csv`)));
  const fromFiles = files.map(async (name) =>
    weekly(
      name,
      (await csvRows(join(detection, `series/${name}.csv`))).map((row) => Number(row['observed'])),
    ),
  );
  return [
    ...(await Promise.all([...daily, ...['agona', 'newport', 'campyDE', 'k1'].map(observed)])),
    weekly('ha_berlin', berlin),
    ...(await Promise.all(fromFiles)),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
