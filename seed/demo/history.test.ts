import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CaseCommandBody, FollowUpCode, SubmitCase } from '../../src/contract/cases.ts';
import { dayOf, hoursOf, type PlainDay } from '../../src/domain/calendar.ts';
import { closeReasons, declineReasons, openPhases, phases, returnReasons } from '../../src/domain/case/vocabulary.ts';
import { demoHistory, type ScriptedCase } from './history.ts';
import { type Account, demoPeople } from './people.ts';
import { firstDay, type Planted, plantedPatterns } from './planted.ts';
import { dayIndex } from './schoolYear.ts';
import type { World } from './world.ts';

const until = '2026-11-23T07:30:00.000Z';
let history: ScriptedCase[];
beforeAll(() => {
  history = [...demoHistory(worldUntil(until))];
});

describe('the history of the demonstration', () => {
  it('holds more than 3,000 cases of the last 14 months, in order', () => {
    expect(history.length).toBeGreaterThanOrEqual(3000);
    const times = history.map((c) => c.submission.at);
    expect(times).toEqual(times.toSorted());
    expect(dayOf(times[0]!) >= firstDay(until)).toBe(true);
    expect(times.at(-1)! < until).toBe(true);
    expect(new Set(history.map((c) => c.id)).size).toBe(history.length);
  });

  it('is the same for the same world', () => {
    expect(firstCases(worldUntil(until), 60)).toEqual(history.slice(0, 60));
    expect(firstCases({ ...worldUntil(until), seed: 8 }, 60)).not.toEqual(history.slice(0, 60));
  });

  it('has no step before the one before it, nor after the end', () => {
    for (const { submission, steps } of history) {
      const times = [submission.at, ...steps.map((step) => step.at)];
      expect(times).toEqual(times.toSorted());
      expect(times.at(-1)! < until).toBe(true);
    }
  });

  it('knows how many events each step makes', () => {
    for (const { steps, outcome } of history) {
      expect(1 + steps.reduce((sum, step) => sum + step.events, 0)).toBe(outcome.version);
    }
  });

  it('says nothing that the forms would refuse', () => {
    for (const { id, submission, steps } of history) {
      const { requester: _, ...sent } = submission.command;
      SubmitCase.parse({ id, ...sent });
      if (submission.followUpCode !== null) FollowUpCode.parse(submission.followUpCode);
      for (const { command } of steps) CaseCommandBody.parse({ version: 1, ...command });
    }
  });

  it('leaves cases in every phase, ended in every way', () => {
    const found = (values: readonly unknown[]) => [...new Set(values)];
    expect(found(history.map((c) => c.outcome.phase))).toEqual(
      // Nobody merges or hands over in the demonstration, and a return is ruled on within minutes.
      expect.arrayContaining(phases.filter((phase) => phase !== 'merged' && phase !== 'transferred' && phase !== 'returning')),
    );
    // Everybody is called in the demonstration, so nobody is left to answer alone.
    const ends = closeReasons.filter(
      (reason) => reason !== 'archived-elsewhere' && reason !== 'with-main' && reason !== 'unrated',
    );
    expect(found(history.map((c) => c.outcome.closeReason))).toEqual(expect.arrayContaining(ends));
    const commands = history.flatMap((c) => c.steps.map((step) => step.command));
    const reasonsOf = (type: string) => found(commands.map((c) => (c.type === type && 'reason' in c ? c.reason : null)));
    expect(reasonsOf('Decline')).toEqual(expect.arrayContaining([...declineReasons]));
    expect(reasonsOf('Return')).toEqual(expect.arrayContaining([...returnReasons]));
    expect(found(commands.map((c) => (c.type === 'Respond' ? c.means : null)))).toEqual(
      expect.arrayContaining(['call', 'message', 'visit']),
    );
    for (const type of ['Answer', 'SupplyFacts', 'Progress', 'Note', 'Nudge', 'Withdraw', 'Reopen']) {
      expect(
        commands.some((c) => c.type === type),
        type,
      ).toBe(true);
    }
    expect(found(history.map((c) => c.outcome.disputes))).toEqual(expect.arrayContaining([0, 1, 2]));
    expect(found(history.map((c) => c.outcome.round))).toEqual(expect.arrayContaining([1, 2, 3]));
  });

  it('keeps what is not urgent to working hours', () => {
    const world = worldUntil(until);
    const isPlain = (c: ScriptedCase) =>
      [c.outcome.grade, world.categories.get(c.submission.command.categoryCode)!.grade].every((g) => g !== 'T' && g !== 'J');
    for (const { at, actor, command } of history.filter(isPlain).flatMap((c) => c.steps)) {
      if (actor.as !== 'person') continue;
      const time = local(at).toPlainTime().toString().slice(0, 8);
      const open = hoursOf(dayOf(at), world.calendar).some((span) => span.from <= time && time <= `${span.to}:00`);
      expect(open, `${command.type} at ${at}`).toBe(true);
    }
  });

  it('has people write at noon and in the evening, and rarely in a break', () => {
    const share = (from: number, to: number) =>
      history.filter((c) => local(c.submission.at).hour >= from && local(c.submission.at).hour < to).length / history.length;
    expect(share(11, 14) + share(19, 24)).toBeGreaterThan(0.42);
    expect(share(1, 7)).toBeLessThan(0.04);
    const inMonth = (month: string) => history.filter((c) => dayOf(c.submission.at).startsWith(month)).length;
    expect(inMonth('2026-02')).toBeLessThan(inMonth('2026-03') / 5);
  });

  it('is late with some 6 % of first contacts and 8 % of results, and some units are clearly better', () => {
    const all = lateShares(() => true);
    expect(all.contact).toBeGreaterThan(0.04);
    expect(all.contact).toBeLessThan(0.08);
    expect(all.result).toBeGreaterThan(0.06);
    expect(all.result).toBeLessThan(0.1);
    expect(lateShares((unit) => unit === 'it').result * 3).toBeLessThan(lateShares((unit) => unit === 'hq-commerce').result);
  });

  it('is anonymous in about every eighth case, each with a code of its own', () => {
    const codes = history.map((c) => c.submission.followUpCode).filter((code) => code !== null);
    expect(codes.length / history.length).toBeGreaterThan(0.1);
    expect(codes.length / history.length).toBeLessThan(0.14);
    expect(new Set(codes).size).toBe(codes.length);
    for (const c of history) expect(c.outcome.anonymous).toBe(c.submission.followUpCode !== null);
  });

  it('brings confidential and secret cases to an end', () => {
    for (const kind of ['confidential', 'secret'] as const) {
      expect(history.some((c) => c.outcome.confidentiality === kind && c.outcome.phase === 'closed')).toBe(true);
    }
  });
});

describe('what is planted', () => {
  const calendar = worldUntil(until).calendar;
  const planted = (name: Planted['name']) => plantedPatterns(until, calendar).find((p) => p.name === name)!;
  const of = (p: Planted, place = p.places[0]) =>
    history.filter(
      ({ outcome: { categoryCode, placeId } }) =>
        p.categories.includes(categoryCode) && (place === undefined || placeId === place || placeId?.startsWith(`${place}-`)),
    );
  const inSpan = (cases: readonly ScriptedCase[], from: PlainDay, to: PlainDay) =>
    cases.filter((c) => from <= dayOf(c.submission.at) && dayOf(c.submission.at) < to);
  /** Cases a day; the days of breaks count too. */
  const rate = (cases: readonly ScriptedCase[], from: PlainDay, to: PlainDay) =>
    inSpan(cases, from, to).length / (dayIndex(to) - dayIndex(from));

  it('lets a pump break in one building: forty cases in two days of last month', () => {
    const pump = planted('broken-pump');
    const [first, second] = pump.added!.days as [PlainDay, PlainDay];
    const burst = of(pump).filter((c) => [first, second].includes(dayOf(c.submission.at)));
    expect(burst.length).toBeGreaterThanOrEqual(40);
    expect(dayIndex(dayOf(until)) - dayIndex(first)).toBeLessThan(40);
    expect(rate(of(pump), firstDay(until), first)).toBeLessThan(0.5);
  });

  it('heats badly in winter, worst at the start', () => {
    const heat = of(planted('heating-season'));
    expect(rate(heat, '2026-03-15', '2026-11-15')).toBeLessThan(0.1);
    expect(rate(heat, '2025-11-24', '2026-01-17')).toBeGreaterThan(0.4);
    expect(rate(heat, '2025-11-15', '2025-11-24')).toBeGreaterThan(1.5 * rate(heat, '2025-11-24', '2026-01-17'));
  });

  it('fills libraries before exams and offices when a term begins', () => {
    const exams = of(planted('exam-weeks'));
    expect(rate(exams, '2026-06-29', '2026-07-11')).toBeGreaterThan(3 * rate(exams, '2026-03-23', '2026-06-01'));
    const starts = of(planted('term-start'));
    expect(rate(starts, '2026-03-02', '2026-03-23')).toBeGreaterThan(2.5 * rate(starts, '2026-03-23', '2026-06-01'));
  });

  it('breaks the network of one building on nine Monday mornings', () => {
    const fault = planted('monday-network');
    const mondays = of(fault).filter(
      (c) => fault.added!.days.includes(dayOf(c.submission.at)) && [8, 9].includes(local(c.submission.at).hour),
    );
    expect(fault.added!.days).toHaveLength(9);
    expect(mondays.length).toBeGreaterThanOrEqual(45);
    expect(of(fault).length).toBeLessThan(mondays.length * 1.7);
  });

  it('makes one canteen dear and bad for a time', () => {
    const change = planted('canteen-change');
    const { from, to } = change.spans[0]!;
    const others = ['c1', 'c3', 'c4', 'c5'].flatMap((canteen) => of(change, canteen));
    const during = rate(of(change), from, to) / rate(others, from, to);
    expect(during).toBeGreaterThan(1);
    expect(during).toBeGreaterThan(3 * (rate(of(change), to, dayOf(until)) / rate(others, to, dayOf(until))));
  });

  it('cleans the drains of one building, after which they are stopped far less often', () => {
    const drains = planted('cleaned-drains');
    const [before, after] = drains.spans as [Planted['spans'][0], Planted['spans'][0]];
    const others = ['d1', 'd2', 'd4', 'd5', 'd6', 'd8', 'd9', 'd10'].flatMap((building) => of(drains, building));
    const relative = ({ from, to }: Planted['spans'][0]) => rate(of(drains), from, to) / rate(others, from, to);
    expect(inSpan(of(drains), before.from, before.to).length).toBeGreaterThan(25);
    expect(relative(after) / relative(before)).toBeLessThan(0.6);
  });
});

describe('a demonstration that is started at another time', () => {
  it.each([
    ['in the National Day holiday', '2026-10-04T19:00:00.000Z'],
    ['on a Sunday of the winter break', '2026-02-08T15:59:00.000Z'],
    ['in a year for which the calendar has no data', '2028-05-09T02:00:00.000Z'],
  ])('%s has as many cases, some in every phase, and the same things planted', (_, at) => {
    const cases = [...demoHistory(worldUntil(at))];
    expect(cases.length).toBeGreaterThanOrEqual(3000);
    const open = new Set(cases.filter((c) => c.outcome.next !== null).map((c) => c.outcome.phase));
    expect([...open].sort()).toEqual(openPhases.filter((phase) => phase !== 'merged' && phase !== 'returning').sort());
    expect(cases.some((c) => c.outcome.next && c.outcome.next.deadline.at < at)).toBe(true);
    const patterns = plantedPatterns(at, worldUntil(at).calendar);
    expect(patterns.find((p) => p.name === 'monday-network')!.added!.days).toHaveLength(9);
    expect(patterns.every((p) => p.spans.length > 0 || p.added)).toBe(true);
  });
});

function lateShares(chosen: (unit: string) => boolean): { contact: number; result: number } {
  const done = history
    .map((c) => c.outcome)
    .filter((s) => s.lead && chosen(s.lead) && !s.answeredDirectly && s.respondedAt && s.resolvedAt);
  const share = (isLate: (s: (typeof done)[number]) => boolean) => done.filter(isLate).length / done.length;
  return {
    contact: share((s) => s.respondBy !== null && s.respondedAt! > s.respondBy.at),
    result: share((s) => s.resolveBy !== null && s.resolvedAt! > s.resolveBy.at),
  };
}

function local(at: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
}

function firstCases(world: World, count: number): ScriptedCase[] {
  return demoHistory(world).take(count).toArray();
}

/** The university of seed/. */
function worldUntil(at: string): World {
  const read = <T>(name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')) as T;
  const listed = <T>(name: string, key: string) =>
    new Map(read<Record<string, unknown>[]>(name).map((row) => [String(row[key]), row as T]));
  const units = listed<{ name: string; group: string; parent: string | null }>('units.json', 'id');
  const places = listed<{ name: string; kind: string; parent: string | null; residents: number | null }>('places.json', 'id');
  const unitsBelow = (id: string): string[] => [
    id,
    ...[...units].filter(([, u]) => u.parent === id).flatMap(([child]) => unitsBelow(child)),
  ];
  const seed = 20_210_924;
  return {
    seed,
    until: at,
    calendar: { version: 1, ...read<Omit<World['calendar'], 'version'>>('calendar.json') },
    limits: { version: 1, ...read<Omit<World['limits'], 'version'>>('limits.json') },
    followUpRules: { version: 1, ...read<Omit<World['followUpRules'], 'version'>>('followUpRules.json') },
    categories: listed('categories.json', 'code'),
    units,
    places,
    unitsBelow,
    people: demoPeople(seed, read<Account[]>('people.json'), { units, places }),
  };
}
