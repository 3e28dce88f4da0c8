import { type AlarmRule, type Candidate, type Suppression, suppression } from './alarmControl.ts';
import { hierarchicalRejections } from './benjaminiHochberg.ts';
import { type Calibration, calibratedP, NOMINAL } from './calibration.ts';
import type { WeeklySeries } from './cube.ts';
import { HARMONIC, type HarmonicSettings, judgeWeek, type WeekVerdict } from './harmonic.ts';
import type { RowDesign } from './ridgeCounts.ts';

export interface SurveyInput {
  readonly cases: WeeklySeries;
  /** Different persons, cut the same way; cases stand in when left out. */
  readonly persons?: WeeklySeries;
  /** Week to judge. */
  readonly week: number;
  readonly design: RowDesign;
  readonly settings?: HarmonicSettings;
  /** False discovery rate: 0.1 for messages, 0.2 for the daily list. */
  readonly rate: number;
  readonly rule?: AlarmRule;
  /** By family: whole categories, and categories at one place. */
  readonly calibrations?: { readonly categories: Calibration; readonly cells: Calibration };
  /** Categories where two cases are enough. */
  readonly safety?: ReadonlySet<number>;
}

export interface SurveyedSeries {
  readonly category: number;
  /** null is the category on the whole campus. */
  readonly place: number | null;
  readonly verdict: WeekVerdict;
  readonly persons: number;
  /** Calibrated. */
  readonly pValue: number;
}

export interface Survey {
  readonly judged: number;
  readonly alerts: readonly SurveyedSeries[];
  /** Statistically unusual but not worth anyone's time; kept so that recall can be audited. */
  readonly suppressed: readonly (SurveyedSeries & { readonly reason: Suppression })[];
}

/** A series with fewer cases than this in its history is not modelled alone. */
const MODELLED_FROM = 13;

/** Judge one week of every category and every category at a place, and keep what survives the false discovery rate and the alarm rule. */
export function surveyWeek(input: SurveyInput): Survey {
  const { cases, week, rate, rule, safety } = input;
  const places = cases.places.length;
  const groups: { readonly own: SurveyedSeries | null; readonly members: readonly SurveyedSeries[] }[] = [];
  for (const category of cases.categories.keys()) {
    const members: SurveyedSeries[] = [];
    for (let place = 0; place < places; place += 1) {
      const counts = cases.cells[category * places + place] ?? null;
      const member = counts === null ? null : surveySeries(input, { category, place, counts });
      if (member !== null) members.push(member);
    }
    groups.push({ own: surveySeries(input, { category, place: null, counts: cases.categories[category]! }), members });
  }
  const rejected = hierarchicalRejections(
    groups.map(({ own, members }) => ({ pValue: own?.pValue ?? Number.NaN, members: members.map(({ pValue }) => pValue) })),
    rate,
  );
  const unusual = rejected.groups.flatMap(({ group, members }) => {
    const { own, members: all } = groups[group]!;
    const inside = members.map((i) => all[i]!);
    return own !== null && own.pValue <= rate * (rejected.groups.length / groups.length) ? [own, ...inside] : inside;
  });
  const alerts: SurveyedSeries[] = [];
  const suppressed: (SurveyedSeries & { readonly reason: Suppression })[] = [];
  for (const series of unusual) {
    const reason = suppression(candidateOf(series, safety), rule);
    if (reason === null) alerts.push(series);
    else suppressed.push({ ...series, reason });
  }
  const judged = groups.reduce((sum, { own, members }) => sum + members.length + (own === null ? 0 : 1), 0);
  return { judged: week < cases.weeks ? judged : 0, alerts, suppressed };
}

interface SeriesAt {
  readonly category: number;
  readonly place: number | null;
  readonly counts: Float64Array;
}

function surveySeries(input: SurveyInput, { category, place, counts }: SeriesAt): SurveyedSeries | null {
  const { week, design, settings = HARMONIC, persons: people, calibrations } = input;
  let history = 0;
  for (let i = Math.max(0, week - settings.history); i < week && history < MODELLED_FROM; i += 1) history += counts[i]! || 0;
  if (history < MODELLED_FROM) return null;
  const verdict = judgeWeek(counts, week, { design, settings });
  if (verdict === null) return null;
  const peopleHere = place === null ? people?.categories[category] : people?.cells[category * input.cases.places.length + place];
  const calibration = (place === null ? calibrations?.categories : calibrations?.cells) ?? NOMINAL;
  const persons = people === undefined ? verdict.observed : (peopleHere?.[week] ?? 0);
  return { category, place, verdict, persons, pValue: calibratedP(calibration, verdict.pValue) };
}

function candidateOf({ category, verdict, persons, pValue }: SurveyedSeries, safety: ReadonlySet<number> | undefined): Candidate {
  return { observed: verdict.observed, expected: verdict.expected, persons, pValue, safety: safety?.has(category) ?? false };
}
