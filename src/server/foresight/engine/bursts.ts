import type { Family } from '../../../domain/foresight/vocabulary.ts';
import { ALARM_RULE, suppression } from '../../../sentinel/alarmControl.ts';
import { benjaminiHochberg } from '../../../sentinel/benjaminiHochberg.ts';
import { type Calibration, calibratedP, NOMINAL } from '../../../sentinel/calibration.ts';
import { judgeColdStart } from '../../../sentinel/coldStart.ts';
import type { WeeklySeries } from '../../../sentinel/cube.ts';
import { judgeWeek, type WeekVerdict } from '../../../sentinel/harmonic.ts';
import { negativeBinomialTail } from '../../../sentinel/negativeBinomial.ts';
import { surveyWeek } from '../../../sentinel/weeklySurvey.ts';
import { burstDraft, type Found, personsIn, rowsOf } from './describe.ts';
import type { Draft, SuppressedDraft } from './drafts.ts';
import type { Frame } from './frame.ts';

export type BurstSettings = {
  /** False discovery rate of each family; see docs/sentinel.md#families. */
  readonly rates: Readonly<Partial<Record<Family, number>>>;
  readonly calibrations: Readonly<Partial<Record<Family, Calibration>>>;
};

export const DEFAULT_RATE = 0.2;
/** A series with fewer cases in its history is judged by its parent's expectation and its share. */
const MODELLED_FROM = 13;
/** Cases below which nothing is said of what is confidential: fewer might be recognised. */
const CONFIDENTIAL_FROM = 5;

export type Bursts = {
  readonly judged: number;
  readonly drafts: readonly Draft[];
  readonly suppressed: readonly SuppressedDraft[];
};

/** 突增: the last week of every category, class and building, each also by place, against its own past. */
export function bursts(frame: Frame, settings: BurstSettings): Bursts {
  const { campus } = frame;
  const rate = (family: Family) => settings.rates[family] ?? DEFAULT_RATE;
  const calibration = (family: Family) => settings.calibrations[family] ?? NOMINAL;
  const safety = new Set(campus.categories.flatMap((category, i) => (category.safety ? [i] : [])));
  const found: Found[] = [];
  let judged = 0;

  const survey = (cases: WeeklySeries, level: 'category' | 'class' | 'all', whole: Family, parts: Family) => {
    const result = surveyWeek({
      cases,
      week: frame.weeks - 1,
      design: frame.design,
      settings: frame.settings,
      rate: rate(whole),
      // What is worth anyone's time is decided below, on exact persons.
      rule: { minimumCases: 0, minimumPersons: 0, minimumRatio: 0, minimumExcess: -1e9, minimumSafetyCases: 0 },
      calibrations: { categories: calibration(whole), cells: calibration(parts) },
      ...(level === 'category' ? { safety } : {}),
    });
    judged += result.judged;
    for (const { category, place, verdict, pValue } of result.alerts) {
      const counts = place === null ? cases.categories[category]! : cases.cells[category * cases.places.length + place]!;
      const method = frame.seasonal ? ('harmonic' as const) : ('calendar' as const);
      const family = place === null ? whole : parts;
      found.push({ level, group: category, place, counts, verdict, chance: pValue, method, family });
    }
  };
  survey(frame.cells, 'category', 'categories', 'cells');
  survey(frame.classes, 'class', 'classes', 'classes');
  survey(frame.places, 'all', 'places', 'places');
  const young = youngSeries(frame);
  judged += young.judged;
  const adjusted = benjaminiHochberg([
    ...young.found.map(({ chance }) => calibratedP(calibration('young'), chance)),
    ...new Array<number>(Math.max(0, young.judged - young.found.length)).fill(1),
  ]);
  found.push(...young.found.filter((_, i) => adjusted[i]! <= rate('young')));

  const whole = found.find(({ level, place }) => level === 'all' && place === null);
  const campusTimes = whole && whole.verdict.timesExpected >= 1.3 ? whole.verdict.timesExpected : 1;
  const drafts: Draft[] = [];
  const suppressed: SuppressedDraft[] = [];
  for (const each of found) {
    const rows = rowsOf(frame, each, frame.today - 7, frame.today);
    const persons = personsIn(frame.facts, rows);
    const { expected } = each.verdict;
    const isSafe = each.level === 'category' && safety.has(each.group);
    // Persons, not cases: what one hand sends ten times is one voice.
    const rule = suppression({ observed: persons, expected, persons, pValue: each.chance, safety: isSafe }, ALARM_RULE);
    const reason = rule ?? (isRisenWithAll(each, persons, campusTimes) ? ('campus-up' as const) : null);
    const draft = burstDraft(frame, each, { rows, persons, safety: isSafe });
    if (reason === null) drafts.push(draft);
    else suppressed.push({ family: each.family, scope: draft.scope, reason, observed: persons, expected, chance: each.chance });
  }
  for (const draft of confidentialBursts(frame, rate('classes'))) {
    if ('reason' in draft) suppressed.push(draft);
    else drafts.push(draft);
  }
  return { judged, drafts, suppressed };
}

/** When the whole campus complains more, a part of it that has risen as much is no news of its own. */
function isRisenWithAll({ level, place, verdict }: Found, persons: number, campusTimes: number): boolean {
  if (campusTimes === 1 || (level === 'all' && place === null)) return false;
  const mean = verdict.expected * campusTimes;
  const size = verdict.dispersion > 1 ? mean / (verdict.dispersion - 1) : Infinity;
  return negativeBinomialTail(persons, mean, size) > 0.01;
}

/** Judges a category or a cell that is too young or too rare for a model of its own; null when it has nothing to say, undefined when it has a model. */
export type YoungJudge = (category: number, place: number | null) => Found | null | undefined;

export function openYoung(frame: Frame): YoungJudge {
  const { cells, classes, weeks, campus, settings } = frame;
  const grid = campus.places.length + 1;
  const week = weeks - 1;
  const from = Math.max(0, week - settings.history);
  const until = week - settings.skipped;
  const history = (counts: Float64Array, since = from) => {
    let sum = 0;
    for (let i = since; i < until; i += 1) sum += counts[i]! || 0;
    return sum;
  };
  const heard = (counts: Float64Array) => counts.subarray(from, until).filter((count) => !Number.isNaN(count)).length;
  const isYoung = (counts: Float64Array) => history(counts) < MODELLED_FROM || heard(counts) < settings.minimumHistory;
  const verdicts = new Map<Float64Array, WeekVerdict | null>();
  const verdictOf = (counts: Float64Array) => {
    const known = verdicts.get(counts);
    if (known !== undefined) return known;
    const verdict = isYoung(counts) ? null : judgeWeek(counts, week, { design: frame.design, settings });
    verdicts.set(counts, verdict);
    return verdict;
  };
  const everything = history(cells.total);
  const judge = (
    counts: Float64Array,
    parent: WeekVerdict | null,
    share: number,
    at: Pick<Found, 'level' | 'group' | 'place'>,
  ): Found | null => {
    if (!(counts[week]! >= 2)) return null;
    const own = counts.subarray(Math.max(0, week - 59), week + 1).map((count) => count || 0);
    const cold = judgeColdStart({ counts: own, parent, share });
    if (cold === null) return null;
    const expected = cold.expected ?? history(counts, Math.max(from, week - 30)) / 28;
    const verdict = youngVerdict(counts, week, { expected, parent });
    return { ...at, counts, verdict, chance: cold.pValue ?? (cold.alarm ? 0.004 : 1), method: cold.method, family: 'young' };
  };
  return (category, place) => {
    const counts = cells.categories[category]!;
    const at = { level: 'category', group: category, place } as const;
    if (place === null) {
      if (!isYoung(counts)) return undefined;
      // A leaf that was split off has the share of its class that it had since it exists; without any, only the class itself is judged.
      const { klass } = campus.categories[category]!;
      const since = counts.findIndex((count) => count > 0);
      const lived = since >= 0 ? Math.max(from, since) : week;
      const whole = history(classes.categories[klass]!, lived);
      const parent = until - lived >= 4 ? verdictOf(classes.categories[klass]!) : null;
      if (parent === null && since >= 0 && week - since < 30) return null;
      return judge(counts, parent, whole > 0 ? (history(counts, lived) + 0.5) / (whole + 1) : 0, at);
    }
    const own = cells.cells[category * grid + place];
    if (!own || (frame.missing.born[category]! > 0 && isYoung(counts))) return null;
    if (!isYoung(own)) return undefined;
    const usual = everything > 0 ? history(cells.places[place]!) / everything : 0;
    const share = (history(own) + PRIOR_CASES * usual) / (Math.max(1, history(counts)) + PRIOR_CASES);
    return judge(own, verdictOf(counts), share, at);
  };
}

function youngSeries(frame: Frame): { readonly judged: number; readonly found: readonly Found[] } {
  const judge = openYoung(frame);
  let judged = 0;
  const found: Found[] = [];
  for (const category of frame.cells.categories.keys()) {
    for (let place = -1; place < frame.campus.places.length; place += 1) {
      if (place >= 0 && !frame.cells.cells[category * (frame.campus.places.length + 1) + place]) continue;
      const verdict = judge(category, place < 0 ? null : place);
      if (verdict !== undefined) judged += 1;
      if (verdict) found.push(verdict);
    }
  }
  return { judged, found };
}

/** The building's share of all cases counts as much as so many cases of the category. */
const PRIOR_CASES = 5;

function youngVerdict(
  counts: Float64Array,
  week: number,
  { expected, parent }: { readonly expected: number; readonly parent: WeekVerdict | null },
): WeekVerdict {
  const mean = Math.max(1e-3, expected);
  const spread = Math.sqrt(mean * (parent?.dispersion ?? 1.5));
  const observed = counts[week]!;
  return {
    ratio: Number.NaN,
    pValue: Number.NaN,
    observed,
    expected: mean,
    dispersion: parent?.dispersion ?? 1.5,
    usual: [Math.max(0, Math.floor(mean - 0.7 * spread)), Math.ceil(mean + 0.7 * spread)],
    range: [Math.max(0, Math.floor(mean - 2 * spread)), Math.ceil(mean + 2 * spread)],
    oneWeek: Number.NaN,
    twoWeeks: Number.NaN,
    timesExpected: observed / mean,
    history: counts.subarray(0, week).filter((count) => !Number.isNaN(count)).length,
  };
}

/** What is confidential is told by class on the whole campus, and only from five cases on. */
function confidentialBursts(frame: Frame, rate: number): readonly (Draft | SuppressedDraft)[] {
  const week = frame.weeks - 1;
  return frame.confidential.flatMap((counts, klass): (Draft | SuppressedDraft)[] => {
    let history = 0;
    for (let i = 0; i < week; i += 1) history += counts[i]! || 0;
    if (history < MODELLED_FROM || !(counts[week]! >= 2)) return [];
    const verdict = judgeWeek(counts, week, { design: frame.design, settings: frame.settings });
    if (verdict === null || verdict.pValue > rate / frame.confidential.length) return [];
    const each: Found = {
      level: 'class',
      group: klass,
      place: null,
      counts,
      verdict,
      chance: verdict.pValue,
      method: frame.seasonal ? 'harmonic' : 'calendar',
      family: 'classes',
    };
    const draft = burstDraft(frame, each, { rows: [], persons: verdict.observed, safety: false, confidential: true });
    if (verdict.observed >= CONFIDENTIAL_FROM && verdict.timesExpected >= ALARM_RULE.minimumRatio) return [draft];
    const { observed, expected } = verdict;
    return [{ family: 'classes', scope: draft.scope, reason: 'confidential-few', observed, expected, chance: verdict.pValue }];
  });
}
