import { effect } from '../src/sentinel/effect.ts';
import { negativeBinomial, normal, poisson, type Random, seeded } from '../src/sentinel/random.ts';
import { seasonality } from '../src/sentinel/seasonality.ts';
import { SCENARIOS, type Scenario, simulateSeries } from '../src/sentinel/simulate.ts';

/**
 * The season test at p < 0.01 on the 42 scenarios with two outbreaks planted in the last 2, 3 or 5 years. `seasonalSize` is the worst
 * share of series without a season that are called seasonal, power the share with one that are found. Rare events need more series
 * to be counted: scenarios without a season come four times as often.
 */
export function seasonKeys({ replicates, seed }: { readonly replicates: number; readonly seed: number }): Record<string, number> {
  const random = seeded(seed);
  const called = (years: number, scenarios: readonly Scenario[], times: number) => {
    let found = 0;
    for (let replicate = 0; replicate < times; replicate++) {
      for (const scenario of scenarios) {
        const counts = lastYears(random, scenario, years);
        if ((seasonality({ counts, phases: counts.map((_, t) => (t % 52) / 52) })?.p ?? 1) < 0.01) found += 1;
      }
    }
    return found / (scenarios.length * times);
  };
  const flat = SCENARIOS.filter(({ harmonics }) => harmonics === 0);
  const seasonal = SCENARIOS.filter(({ harmonics }) => harmonics > 0);
  return {
    seasonalSize: Math.max(...[2, 3, 5].map((years) => called(years, flat, 4 * replicates))),
    seasonalPower: called(5, seasonal, replicates),
    seasonalPowerThreeYears: called(3, seasonal, replicates),
    seasonalPowerTwoYears: called(2, seasonal, replicates),
  };
}

function lastYears(random: Random, scenario: Scenario, years: number): number[] {
  const weeks = 52 * years;
  const mean = simulateSeries(random, scenario).mean.slice(-weeks);
  const excess = scenario.dispersion - 1;
  const counts = Array.from(mean, (mu) => negativeBinomial(random, mu, excess > 0 ? mu / excess : Infinity));
  for (let outbreak = 0; outbreak < 2; outbreak++) {
    const onset = Math.floor(random.next() * weeks);
    const k = [2, 3, 5, 10][Math.floor(random.next() * 4)]!;
    const cases = poisson(random, k * Math.sqrt(scenario.dispersion * mean[onset]!));
    for (let i = 0; i < cases; i++) {
      const week = onset + Math.floor(Math.exp(0.5 * normal(random)));
      if (week < weeks) counts[week]! += 1;
    }
  }
  return counts;
}

/**
 * 104 weeks, then 26 with an intervention that does nothing or takes 40 %: 1, 3 and 10 cases a week, variance 1.5 times the mean,
 * alone and against a control series six times as large. Coverage of the 95 % interval (mean and worst of the 12 cells), false "fewer"
 * where nothing changed, and how often the true drop is seen at 10 a week.
 */
export function effectKeys({ runs, seed }: { readonly runs: number; readonly seed: number }): Record<string, number> {
  const random = seeded(seed);
  const draw = (mu: number) => negativeBinomial(random, mu, mu / 0.5);
  const calendar = Array.from({ length: 130 }, (_, t) => ({ phase: (t % 52) / 52 }));
  const cells = [1, 3, 10].flatMap((rate) =>
    [1, 0.6].flatMap((factor) =>
      [false, true].map((controlled) => {
        const cell = { rate, factor, controlled, covered: 0, fewer: 0 };
        for (let run = 0; run < runs; run++) {
          const season = (t: number) => rate * Math.exp(0.4 * Math.cos((2 * Math.PI * t) / 52));
          const counts = calendar.map((_, t) => draw(season(t) * (t >= 104 ? factor : 1)));
          const control = calendar.map((_, t) => draw(6 * season(t)));
          const found = effect({ counts, calendar, fitTo: 104, from: 104, to: 130, ...(controlled && { control }) })!;
          if (found.low <= factor && factor <= found.high) cell.covered += 1;
          if (found.verdict === 'fewer') cell.fewer += 1;
        }
        return { ...cell, covered: cell.covered / runs, fewer: cell.fewer / runs };
      }),
    ),
  );
  const unchanged = cells.filter(({ factor }) => factor === 1);
  const seen = cells.filter(({ factor, rate, controlled }) => factor < 1 && rate === 10 && !controlled);
  return {
    effectCoverage: cells.reduce((sum, { covered }) => sum + covered / cells.length, 0),
    effectCoverageLowest: Math.min(...cells.map(({ covered }) => covered)),
    effectCoverageHighest: Math.max(...cells.map(({ covered }) => covered)),
    effectFalseDrop: Math.max(...unchanged.map(({ fewer }) => fewer)),
    effectPowerAt10: seen[0]!.fewer,
  };
}
