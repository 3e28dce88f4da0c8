import type { Family } from '../../../domain/foresight/vocabulary.ts';
import { suppression } from '../../../sentinel/alarmControl.ts';
import { type Calibration, calibratedP, NOMINAL } from '../../../sentinel/calibration.ts';
import { type Baseline, evidenceAt, fitBaseline, verdictAt } from '../../../sentinel/harmonic.ts';
import { DEFAULT_RATE, openYoung } from './bursts.ts';
import { burstDraft, type Found, personsIn, rowsOf } from './describe.ts';
import type { Draft } from './drafts.ts';
import { dayOf, type Facts, personOf, rowAt } from './facts.ts';
import type { Frame } from './frame.ts';
import { isOpen } from './weeklyPersons.ts';

export type NewFact = {
  readonly hour: number;
  readonly category: number;
  readonly place: number;
  readonly person: number;
  readonly kind: number;
};

export type Watch = {
  /** Takes in one case and judges the five series that it belongs to: what each new case of the day costs. */
  readonly add: (fact: NewFact) => readonly Draft[];
};

export type WatchSettings = {
  readonly rates: Readonly<Partial<Record<Family, number>>>;
  readonly calibrations: Readonly<Partial<Record<Family, Calibration>>>;
  /** Series that a night judges: the chance of one of them has to be that much smaller. */
  readonly judged: number;
};

/**
 * Watches the week that ends with today, between two nights. Baselines are fitted when a series is first touched and serve for the rest
 * of the day, as a fit leaves the newest weeks out. `frame` is taken over: its newest week and its facts change with each case.
 */
export function openWatch(frame: Frame, settings: WatchSettings): Watch {
  const { campus, weeks, today, archived } = frame;
  const grid = campus.places.length + 1;
  const week = weeks - 1;
  const from = today - 7;
  const baselines = new Map<Float64Array, Baseline | null>();
  const young = openYoung(frame);
  const seen = { category: new Set<string>(), class: new Set<string>(), all: new Set<string>() };
  let facts: Facts = roomy(frame.facts);
  const live = (): Frame => ({ ...frame, facts });

  const note = (row: number): void => {
    const category = facts.category[row]!;
    for (const level of ['category', 'class', 'all'] as const) seen[level].add(markOf(row, level, category));
  };
  const markOf = (row: number, level: Found['level'], category: number): string =>
    `${groupOf(level, category)}:${facts.place[row]}:${personOf(facts, row)}`;
  const groupOf = (level: Found['level'], category: number): number =>
    level === 'category' ? category : level === 'class' ? campus.categories[category]!.klass : 0;
  for (let row = rowAt(facts, from * 24); row < facts.length; row += 1) if (isOpen(facts, row, archived)) note(row);

  const baselineOf = (counts: Float64Array): Baseline | null => {
    const known = baselines.get(counts);
    if (known !== undefined) return known;
    const baseline = fitBaseline(counts, week, { design: frame.design, settings: frame.settings });
    baselines.set(counts, baseline);
    return baseline;
  };
  /** The widest bar there is in a family, that of safety. */
  const barOf = (family: Family) => (10 * (settings.rates[family] ?? DEFAULT_RATE)) / Math.max(1, settings.judged);
  // Fitted before the day begins, so that no case has to wait for it.
  for (const [category, counts] of frame.cells.categories.entries()) {
    if (young(category, null) === undefined) baselineOf(counts);
    for (let place = 0; place < grid - 1; place += 1) {
      const cell = frame.cells.cells[category * grid + place];
      if (cell && young(category, place) === undefined) baselineOf(cell);
    }
  }
  for (const series of [...frame.classes.cells, ...frame.places.cells]) if (series !== null) baselineOf(series);

  const verdictOf = (found: Pick<Found, 'level' | 'group' | 'place'>, counts: Float64Array): Found | null => {
    const family: Family =
      found.level === 'category'
        ? found.place === null
          ? 'categories'
          : 'cells'
        : found.level === 'class'
          ? 'classes'
          : 'places';
    if (found.level === 'category') {
      const rare = young(found.group, found.place);
      if (rare !== undefined) return rare;
    }
    const baseline = baselineOf(counts);
    const evidence = baseline === null ? null : evidenceAt(counts, week, { design: frame.design, baseline });
    if (baseline === null || evidence === null) return null;
    const chance = calibratedP(settings.calibrations[family] ?? NOMINAL, evidence.pValue);
    // Ranges are only worked out for what may be told.
    const verdict = chance > barOf(family) ? null : verdictAt(counts, week, { design: frame.design, baseline });
    if (verdict === null) return null;
    return { ...found, counts, verdict, chance, method: frame.seasonal ? 'harmonic' : 'calendar', family };
  };

  return {
    add(fact) {
      facts = withFact(facts, fact);
      const row = rowAt(facts, fact.hour + 1) - 1;
      const day = dayOf(fact.hour);
      if (day < from || day >= today || !isOpen(facts, row, archived)) return [];
      const { klass, safety } = campus.categories[fact.category]!;
      const hasPlace = fact.place < grid - 1;
      const drafts: Draft[] = [];
      for (const level of ['category', 'class', 'all'] as const) {
        const group = groupOf(level, fact.category);
        const series = level === 'category' ? frame.cells : level === 'class' ? frame.classes : frame.places;
        const mark = markOf(row, level, fact.category);
        if (seen[level].has(mark)) continue;
        seen[level].add(mark);
        series.categories[group]![week]! += 1;
        const cell = hasPlace ? (series.cells[group * grid + fact.place] ?? new Float64Array(weeks)) : null;
        if (cell !== null) {
          (series.cells as (Float64Array | null)[])[group * grid + fact.place] = cell;
          cell[week]! += 1;
        }
        // A whole campus or class moves slowly; the night is soon enough for it.
        const spots = cell === null ? [] : [{ place: fact.place, counts: cell }];
        const whole = level === 'category' ? [{ place: null, counts: series.categories[group]! }] : [];
        for (const { place, counts } of [...spots, ...whole]) {
          const found = verdictOf({ level, group: level === 'class' ? klass : group, place }, counts);
          if (found === null) continue;
          const rate = (settings.rates[found.family] ?? DEFAULT_RATE) * (safety ? 10 : 1);
          if (found.chance > rate / Math.max(1, settings.judged)) continue;
          const rows = rowsOf(live(), found, from, today);
          const persons = personsIn(facts, rows);
          const { expected } = found.verdict;
          if (suppression({ observed: persons, expected, persons, pValue: found.chance, safety }) !== null) continue;
          drafts.push(burstDraft(live(), found, { rows, persons, safety }));
        }
      }
      return drafts;
    },
  };
}

/** Columns with room for a busy day. */
function roomy(facts: Facts): Facts {
  const room = facts.length + 4096;
  const grown = <T extends Int32Array | Uint16Array | Uint8Array>(column: T, fresh: T): T => {
    fresh.set(column.subarray(0, facts.length));
    return fresh;
  };
  return {
    length: facts.length,
    hour: grown(facts.hour, new Int32Array(room)),
    category: grown(facts.category, new Uint16Array(room)),
    place: grown(facts.place, new Uint16Array(room)),
    person: grown(facts.person, new Int32Array(room)),
    kind: grown(facts.kind, new Uint8Array(room)),
  };
}

/** One case more, at its hour: a paper form may be entered later than others that came after it. */
function withFact(given: Facts, { hour, category, place, person, kind }: NewFact): Facts {
  const facts = given.length < given.hour.length ? given : roomy(given);
  const at = rowAt(facts, hour + 1);
  for (const column of [facts.hour, facts.category, facts.place, facts.person, facts.kind])
    column.copyWithin(at + 1, at, facts.length);
  facts.hour[at] = hour;
  facts.category[at] = category;
  facts.place[at] = place;
  facts.person[at] = person;
  facts.kind[at] = kind;
  return { ...facts, length: facts.length + 1 };
}
