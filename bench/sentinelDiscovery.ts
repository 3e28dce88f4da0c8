import { ALARM_RULE, isMessage, suppression } from '../src/sentinel/alarmControl.ts';
import { benjaminiHochberg } from '../src/sentinel/benjaminiHochberg.ts';
import { type Calibration, calibrate, calibratedP } from '../src/sentinel/calibration.ts';
import { judgeWeek, type WeekVerdict, weeklyDesign } from '../src/sentinel/harmonic.ts';
import { negativeBinomial, poisson, type Random, seeded } from '../src/sentinel/random.ts';
import { replay } from '../src/sentinel/replay.ts';

const SERIES = 1000;
const HISTORY = 260;
const WEEKS = 12;
const PLANTED = 10;
/** Cases a week below which a series belongs to a family; each has its own calibration. */
const FAMILIES = [1.5, 6, Infinity];
/** Of the daily list; what is sent to people is also rare in its own week. */
const RATE = 0.2;

/**
 * A thousand series with 0.3 to 20 cases a week, φ from 1 to 2 and a season, ten bursts a week planted in twelve weeks: 4.05 to 8.85
 * standard deviations, at least three cases, each within one week. The size is set so that p < 0.01 for the one week alone finds about
 * 88 % of them, as where the bar comes from. Alarms are messages: on the list by Benjamini–Hochberg at 0.2 and the
 * alarm rule, and rare in the week itself; a second week of the same alarm is the same incident. Found means in the week itself or the next.
 * A round is twelve weeks: of 24 rounds, another seed moves recall by 0.009 and alarms by 0.1 (one standard deviation).
 */
export function discoveryKeys({ rounds, seed }: { readonly rounds: number; readonly seed: number }): Record<string, number> {
  const random = seeded(seed);
  const sum = { alarms: 0, right: 0, found: 0, atOnce: 0, planted: 0, oneWeek: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const { counts, planted } = campus(random);
    const design = weeklyDesign({ weeks: HISTORY + WEEKS });
    const replays = counts.map((one) => replay({ counts: one, from: HISTORY - 52, to: HISTORY, design }));
    const family = counts.map((one) =>
      FAMILIES.findIndex((ceiling) => one.subarray(0, HISTORY).reduce((sum, count) => sum + count, 0) / HISTORY < ceiling),
    );
    const calibrations = FAMILIES.map((_, at) => calibrate(replays.filter((_, i) => family[i] === at)));
    const verdicts = counts.map((one) => Array.from({ length: WEEKS }, (_, week) => judgeWeek(one, HISTORY + week, { design })!));
    const alarms = Array.from({ length: WEEKS }, (_, week) =>
      alarmsOf(
        verdicts.map((own) => own[week]!),
        family.map((at) => calibrations[at]!),
      ),
    );
    for (let week = 0; week < WEEKS; week += 1) {
      for (const series of alarms[week]!) {
        if (alarms[week - 1]?.has(series)) continue;
        sum.alarms += 1;
        if (planted[week]!.has(series) || planted[week - 1]?.has(series)) sum.right += 1;
      }
      for (const series of planted[week]!) {
        sum.planted += 1;
        if (verdicts[series]![week]!.oneWeek < 0.01) sum.oneWeek += 1;
        if (alarms[week]!.has(series)) sum.atOnce += 1;
        if (alarms[week]!.has(series) || alarms[week + 1]?.has(series)) sum.found += 1;
      }
    }
  }
  return {
    fdrPpv: sum.right / sum.alarms,
    fdrRecall: sum.found / sum.planted,
    fdrRecallSameWeek: sum.atOnce / sum.planted,
    fdrRecallOneWeekP01: sum.oneWeek / sum.planted,
    alarmsPer1000: sum.alarms / (rounds * WEEKS) / (SERIES / 1000),
  };
}

function alarmsOf(verdicts: readonly WeekVerdict[], calibrations: readonly Calibration[]): ReadonlySet<number> {
  const pValues = verdicts.map(({ pValue }, i) => calibratedP(calibrations[i]!, pValue));
  const adjusted = benjaminiHochberg(pValues);
  const kept = verdicts.map(
    ({ observed, expected, oneWeek }, i) =>
      isMessage(oneWeek) &&
      suppression({ observed, expected, persons: observed, pValue: pValues[i]!, safety: false }, ALARM_RULE) === null,
  );
  return new Set(verdicts.map((_, i) => i).filter((i) => adjusted[i]! <= RATE && kept[i]));
}

function campus(random: Random): { readonly counts: readonly Float64Array[]; readonly planted: readonly ReadonlySet<number>[] } {
  const made = Array.from({ length: SERIES }, () => {
    const level = 0.3 * Math.exp(random.next() * Math.log(20 / 0.3));
    const dispersion = 1 + random.next();
    const amplitude = 0.6 * random.next();
    const phase = 2 * Math.PI * random.next();
    const mean = Float64Array.from(
      { length: HISTORY + WEEKS },
      (_, week) => level * Math.exp(amplitude * Math.cos((2 * Math.PI * week) / 52 + phase)),
    );
    return { mean, dispersion, counts: mean.map((mu) => negativeBinomial(random, mu, mu / (dispersion - 1))) };
  });
  const taken = new Set<number>();
  const planted = Array.from({ length: WEEKS }, (_, week) => {
    const here = new Set<number>();
    while (here.size < PLANTED) {
      const series = Math.floor(random.next() * SERIES);
      if (taken.has(series)) continue;
      taken.add(series);
      here.add(series);
      const { mean, dispersion, counts } = made[series]!;
      const at = HISTORY + week;
      const size = 4.05 + 4.8 * random.next();
      counts[at] = counts[at]! + Math.max(3, poisson(random, size * Math.sqrt(dispersion * mean[at]!)));
    }
    return here;
  });
  return { counts: made.map(({ counts }) => counts), planted };
}
