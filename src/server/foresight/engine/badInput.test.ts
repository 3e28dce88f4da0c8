import { describe, expect, it } from 'vitest';
import type { DelayTable } from '../../../sentinel/nowcast.ts';
import { seeded } from '../../../sentinel/random.ts';
import { columnsOf, exampleCampus, exampleFacts, type Rate } from './exampleCampus.ts';
import { ARCHIVED, CONFIDENTIAL } from './facts.ts';
import { type Night, nightly } from './nightly.ts';
import { schoolDays } from './schoolYear.ts';
import type { NewFact } from './watch.ts';

const campus = exampleCampus;
/** Three years and some weeks: a Monday in the autumn term of 2026. */
const today = 7 * 166;
/** About one case a week and cell: 96 a week. */
const usual: Rate = () => 1 / 7;
const years = (seed = 1, rate: Rate = usual, days = today) => exampleFacts(seeded(seed), days, rate);
/** Learnt once from a quiet history, as a school's own Monday nights do. */
const calibrations = nightly(columnsOf(years(101)), campus, {
  today,
  rates: {},
  calibrations: {},
  fixes: [],
  delays: null,
  weekly: true,
})!.calibrations!;

const night = (facts: readonly NewFact[], day = today, delays: DelayTable | null = null): Night =>
  nightly(columnsOf(facts), campus, { today: day, rates: {}, calibrations, fixes: [], delays, weekly: false })!;
const now = ({ incidents }: Night) => incidents.filter(({ lead }) => lead.kind === 'burst' || lead.kind === 'regional');
const cases = (count: number, at: Partial<NewFact> & { readonly day: number }): NewFact[] =>
  Array.from({ length: count }, (_, n) => ({
    hour: at.day * 24 + 9 + (n % 10),
    category: 0,
    place: 0,
    person: 200_000 + n,
    kind: 0,
    ...at,
  }));

describe('a quiet school', () => {
  it('is told nothing in most weeks, and less than one thing a week in eight', () => {
    const facts = years(3);
    let told = 0;
    for (let week = 0; week < 8; week += 1) told += now(night(facts, today - 7 * week)).length;
    expect(told).toBeLessThan(8);
  });
  it('is told of a real burst in the night it came, with the place', () => {
    const found = now(night([...years(), ...cases(12, { day: today - 1, place: 2, category: 4 })]));
    expect(found[0]?.lead.scope).toEqual({ category: '0202', klass: '02', places: ['b3'] });
  });
});

describe('a category that is split in two in mid-year', () => {
  const split = today - 7 * 20;
  const rate: Rate = ({ day, category }) => {
    if (category === 0) return day < split ? 4 / 7 : 0;
    if (category === 1 || category === 2) return day < split ? 0 : 2 / 7;
    return 1 / 7;
  };
  const facts = years(5, rate);
  it('raises no alarm about the new halves, in the weeks after the split or later', () => {
    const told = [1, 2, 3, 5, 8, 20].flatMap((weeks) => now(night(facts, split + 7 * weeks)));
    const ofHalves = told.filter(({ lead }) => lead.scope.category === '0102' || lead.scope.category === '0103');
    expect(ofHalves).toEqual([]);
  });
  it('still sees a real burst in one of them, by its class when the half is too young', () => {
    const day = split + 7 * 3;
    const found = now(night([...facts, ...cases(60, { day: day - 2, category: 1, place: 4 })], day));
    expect(found[0]?.lead.scope).toMatchObject({ klass: '01', places: ['b5'] });
  });
});

describe('a building that is closed for repair', () => {
  const [from, to] = [today - 7 * 40, today - 7 * 6];
  const facts = years(7, ({ day, place }) => (place === 3 && day >= from && day < to ? 0 : 2 / 7));
  it('is known to be closed, and its opening is no burst', () => {
    const nights = [1, 2, 3, 6].map((weeks) => night(facts, to + 7 * weeks));
    expect(nights.at(-1)!.missing.closed.map(({ place }) => place)).toEqual(['b4']);
    expect(nights.flatMap(now).filter(({ lead }) => lead.scope.places.includes('b4'))).toEqual([]);
  });
});

describe('a portal that is down for two days', () => {
  const down = [today - 3, today - 2];
  const facts = years(9, () => 2 / 7).filter(({ hour }) => !down.includes(Math.floor(hour / 24)));
  it('is said to be missing data, and nothing is told about the silence', () => {
    const found = night(facts);
    expect(found.missing.outages.map(({ channel }) => channel)).toEqual(['web', 'web']);
    expect(now(found)).toEqual([]);
  });
  it('does not hide a burst of the same week, which is marked as resting on incomplete data', () => {
    const [burst] = now(night([...facts, ...cases(14, { day: today - 1, category: 7, place: 1 })]));
    expect(burst?.lead.scope.places).toEqual(['b2']);
    expect(burst?.lead.caveats).toContain('data-incomplete');
  });
  it('is not learnt as quiet: the week after is usual again', () => {
    const later = today + 7;
    const after = exampleFacts(seeded(9), later, () => 2 / 7).filter(({ hour }) => !down.includes(Math.floor(hour / 24)));
    expect(now(night(after, later))).toEqual([]);
  });
});

describe('an import of 5,000 old cases', () => {
  it('under their own dates of years ago changes no alert of this week', () => {
    const random = seeded(11);
    const old = Array.from({ length: 5000 }, (_, n) => ({
      hour: Math.floor(random.next() * 24 * 400),
      category: n % 12,
      place: n % 8,
      person: 300_000 + n,
      kind: ARCHIVED,
    }));
    expect(now(night([...years(13), ...old]))).toEqual([]);
  });
  it('all under one date of last week is no burst: archived history is never news', () => {
    expect(now(night([...years(13), ...cases(5000, { day: today - 2, kind: ARCHIVED })]))).toEqual([]);
  });
});

describe('a flood by one person', () => {
  it('is one voice, and is noted as such', () => {
    const found = night([...years(17), ...cases(80, { day: today - 1, category: 5, place: 5, person: 424_242 })]);
    expect(now(found)).toEqual([]);
  });
  it('of anonymous cases within an hour counts as one voice too; over an evening people are heard', () => {
    const flood = cases(60, { day: today - 1, category: 5, place: 5, person: -1 }).map((fact) => ({
      ...fact,
      hour: (today - 1) * 24 + 20,
    }));
    expect(now(night([...years(17), ...flood]))).toEqual([]);
    const evening = cases(40, { day: today - 1, category: 5, place: 5, person: -1 });
    expect(now(night([...years(17), ...evening])).length).toBeGreaterThan(0);
  });
  it('in many places at once is one voice as well', () => {
    const everywhere = campus.places.flatMap((_, place) => cases(6, { day: today - 1, category: 5, place, person: 424_242 }));
    expect(now(night([...years(17), ...everywhere])).filter(({ lead }) => lead.scope.places.length === 0)).toEqual([]);
  });
});

describe('a year of 53 weeks', () => {
  // 2026 has 53 ISO weeks; the season stands on the academic year, which knows no week numbers.
  const autumn: Rate = ({ day, category }) => {
    const season = category === 3 ? 1 + Math.max(0, Math.cos((2 * Math.PI * (day - 60)) / 365.25)) * 3 : 1;
    return season / 7;
  };
  it('shifts no season: no alert about it around the new year', () => {
    const last = 7 * 180;
    const facts = years(19, autumn, last);
    const told = [172, 173, 174].flatMap((week) => now(night(facts, 7 * week)));
    expect(told.filter(({ lead }) => lead.scope.category === '0201')).toEqual([]);
  });
});

describe('a winter break with zeros', () => {
  const school = schoolDays(campus.firstDay, today + 400, campus.calendar);
  // Whole weeks from Monday to Monday in the break of 2026, and the first of term.
  const breakStart = school.isBreak.indexOf(1, 7 * 120);
  const breakEnd = school.isBreak.indexOf(0, breakStart);
  const facts = years(23, ({ day }) => (school.isBreak[day] ? 0 : 2 / 7), breakEnd + 28);
  it('tells nothing in the break', () => {
    for (const day of [breakStart + 14, breakStart + 28]) expect(now(night(facts, day))).toEqual([]);
  });
  it('takes neither the first weeks of term nor a week that is half a break for a burst', () => {
    const told = [3, 10, 14].flatMap((days) => now(night(facts, breakEnd + days)));
    expect(told.filter(({ lead }) => lead.scope.places.length === 0)).toEqual([]);
    expect(told.length).toBeLessThanOrEqual(1);
  });
  it('takes a burst in the break for what it is', () => {
    const day = breakStart + 21;
    const found = now(night([...facts, ...cases(5, { day: day - 1, category: 6, place: 7 })], day));
    expect(found[0]?.lead.scope.places).toEqual(['b8']);
  });
});

describe('forms that are entered days after they came in', () => {
  /** Twelve weeks of a desk that enters six in ten of its ten cases a day at once and the rest after three days. */
  const delays: DelayTable = {
    delays: 15,
    counts: Array.from({ length: 84 }, (_, day) =>
      Array.from({ length: 15 }, (__, d) => (d === 0 ? 6 : d === 3 && day < 81 ? 4 : 0)),
    ).flat(),
  };
  /** The same delay in the facts: of the last three days every five cases two are still on paper. */
  const entered = (facts: readonly NewFact[]) => facts.filter(({ hour }, n) => hour < (today - 3) * 24 || n % 5 < 3);

  it('are allowed for, and said: the week is a sixth short, and nothing is told of it', () => {
    const found = night(entered(years(37)), today, delays);
    expect(found.missing.entered).toBeCloseTo((4 + 3 * 0.6) / 7, 2);
    expect(now(found)).toEqual([]);
    expect(night(years(37)).missing.entered).toBe(1);
  });
  it('make the outlook no lower than it is', () => {
    const total = (facts: readonly NewFact[], known: DelayTable | null) => night(facts, today, known).outlooks[0]!.total.mean;
    const whole = total(years(37), null);
    expect(Math.abs(total(entered(years(37)), delays) - whole)).toBeLessThan(0.05 * whole);
  });
  it('do not hide a burst', () => {
    const burst = cases(12, { day: today - 1, place: 2, category: 4 });
    expect(now(night(entered([...years(37), ...burst]), today, delays))[0]?.lead.scope.places).toEqual(['b3']);
  });
});

describe('confidential cases', () => {
  const base = years(29);
  const secret = (count: number) => cases(count, { day: today - 1, category: 9, place: 6, kind: CONFIDENTIAL });
  const past = Array.from({ length: 60 }, (_, n) =>
    cases(1, { day: 12 + n * 18, category: 9, place: n % 8, kind: CONFIDENTIAL }),
  ).flat();
  it('are told from five on, by class on the whole campus, without a place or a case', () => {
    const found = now(night([...base, ...past, ...secret(9)]));
    expect(found).toHaveLength(1);
    expect(found[0]!.lead).toMatchObject({
      scope: { category: null, klass: '04', places: [] },
      rows: [],
      caveats: expect.arrayContaining(['confidential-aggregate']),
    });
  });
  it('below five are kept silent, and the silence is noted', () => {
    const found = night([...base, ...past, ...secret(4)]);
    expect(now(found)).toEqual([]);
    expect(found.suppressed.map(({ reason }) => reason)).toContain('confidential-few');
  });
});

describe('too little history', () => {
  it('is said, not guessed', () => {
    expect(
      nightly(columnsOf(years(31, usual, 50)), campus, {
        today: 50,
        rates: {},
        calibrations: {},
        fixes: [],
        delays: null,
        weekly: false,
      }),
    ).toBeNull();
  });
});
