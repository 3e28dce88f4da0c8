import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { type Counts, countFacts, noCounts } from '../../src/domain/measures/count.ts';
import { defaultCounting } from '../../src/domain/measures/entry.ts';
import { factOfCase, tell, untold } from '../../src/domain/measures/factOfCase.ts';
import { sum } from '../../src/domain/measures/fraction.ts';
import { lostByReason, lostPoints } from '../../src/domain/measures/lostPoints.ts';
import { rateOf } from '../../src/domain/measures/measure.ts';
import { fiveToFive, month, noonToNoon, type Period, periodAt, span, year } from '../../src/domain/measures/period.ts';
import { beijingDistrict, schoolAssessment } from '../../src/domain/measures/presets.ts';
import { weightingOf } from '../../src/domain/measures/scheme.ts';
import type { Tally } from '../../src/domain/measures/tally.ts';
import { scopes } from '../../src/domain/measures/vocabulary.ts';
import { proveRollUps } from '../../src/server/analytics/execute.ts';
import {
  accountsAmong,
  countsBy,
  countsByMonth,
  countsUnder,
  factsIn,
  lastProof,
  rankingOf,
  totalOf,
  volumesBy,
} from '../../src/server/analytics/queries.ts';
import { type EventRow, eventOf } from '../../src/server/cases/history.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let heads: Record<string, Visitor>;
let caller: Visitor;
beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'supervisor' });
  heads = {
    'hq-repair': await t.as({ role: 'head', unit: 'hq-repair' }),
    'hq-utilities': await t.as({ role: 'head', unit: 'hq-utilities' }),
  };
  caller = await t.as({ role: 'caller' });
});
afterAll(() => t.close());

const hours = (n: number) => new Date(Date.parse(monday) + n * 3_600_000).toISOString();

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

async function submitted(at: number, requester = student): Promise<string> {
  t.setClock(hours(at));
  const body = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' };
  await requester.call(submitCase, { body });
  return body.id;
}

/** A case in the hands of a unit, contacted after so many hours and resolved after so many more. */
async function resolved(at: number, unit: string, [contact, result]: readonly [number, number]): Promise<string> {
  const id = await submitted(at);
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  t.setClock(hours(at + contact));
  await give(heads[unit]!, id, { type: 'Sign' });
  await give(heads[unit]!, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  t.setClock(hours(at + contact + result));
  await give(heads[unit]!, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
  return id;
}

const answers = (solved: string, handling: string) => ({
  type: 'FollowUp',
  reached: true,
  contacted: true,
  solved,
  handling,
  process: 'fair',
});

/** All facts folded anew from the events, without the roll-ups and the table of facts. */
async function facts() {
  const { rows } = await t.deps.database.pool.query<EventRow & { case_id: string }>(
    'select case_id, type, data, actor, unit, at from event order by case_id, version',
  );
  return [...Map.groupBy(rows, (row) => row.case_id)].map(([id, own]) => factOfCase(id, tell(untold, own.map(eventOf))));
}

/** Without what the night settles, which no history tells. */
function unsettled(counts: Counts): Counts {
  const without = (tally: Tally) =>
    Object.fromEntries(Object.entries(tally).filter(([column]) => column !== 'rebounded' && column !== 'repeated'));
  return Object.fromEntries(Object.entries(counts).map(([moment, tally]) => [moment, without(tally)])) as Counts;
}

/** The counts of the roll-ups beside those of the engine over the facts. */
async function compared(period: Period, asOf: string) {
  const stored = await countsBy(t.deps, 'unit', { period, asOf });
  const all = await facts();
  for (const scope of scopes) {
    const expected = countFacts(all, { period, scope, asOf, counting: defaultCounting }, (place) => place.unit ?? '');
    const filled = (counts: Counts) => Object.values(counts).some((tally) => Object.keys(tally).length > 0);
    const own = new Map(
      [...stored].map(([unit, counts]) => [unit, unsettled(counts[scope])] as const).filter(([, c]) => filled(c)),
    );
    expect(Object.fromEntries(own)).toEqual(Object.fromEntries([...expected].filter(([, c]) => filled(c))));
  }
  return stored;
}

describe('counts from the roll-ups', () => {
  it('are those of the engine, for whole months, odd hours, and what is not due yet', async () => {
    for (let n = 0; n < 8; n++) {
      const id = await resolved(n * 30, n % 2 ? 'hq-repair' : 'hq-utilities', [1 + (n % 3) * 4, 3 + n * 7]);
      if (n % 4 === 3) continue;
      t.setClock(hours(n * 30 + 90));
      await give(caller, id, n % 3 === 0 ? answers('no', 'unsatisfied') : answers('yes', n % 2 ? 'satisfied' : 'fair'));
      if (n % 3 === 0) await give(caller, id, { type: 'Reopen', reason: '仍在漏水' });
      if (n === 3) await give(desk, id, { type: 'Dispatch', unit: 'hq-utilities' });
    }
    // Owed and open: accepted and never dispatched, dispatched and never signed.
    const waiting = await submitted(320);
    await give(desk, waiting, { type: 'Accept' });
    const unsigned = await submitted(321);
    await give(desk, unsigned, { type: 'Accept' });
    await give(desk, unsigned, { type: 'Dispatch', unit: 'hq-repair' });

    const asOf = hours(322);
    const of = (rule: Period['rule'], n: number) => periodAt(hours(n), rule, []) as Period;
    const march = await compared(of(month, 0), asOf);
    expect(march.get('hq-repair')?.assessed.calledBack.valid).toBeGreaterThan(0);
    await compared(of(month, 24 * 31), asOf);
    await compared(of(year, 0), asOf);
    for (let n = 0; n < 330; n += 40) await compared(of(noonToNoon, n), asOf);
    for (let n = 0; n < 330; n += 55) await compared(of(fiveToFive, n), asOf);
    await compared(span(hours(33), hours(325)) as Period, asOf);
    await compared(of(month, 0), hours(700));
    expect((await proveRollUps(t.deps)).differences).toBe(0);
  });

  it('are right after two commands on each of many cases at once', async () => {
    const ids = await Promise.all(Array.from({ length: 24 }, () => submitted(400)));
    await Promise.all(
      ids.map(async (id, n) => {
        await give(desk, id, { type: 'Accept' });
        await give(desk, id, { type: 'Dispatch', unit: n % 2 ? 'hq-repair' : 'hq-utilities' });
      }),
    );
    expect((await proveRollUps(t.deps)).differences).toBe(0);
    await compared(periodAt(hours(400), month, []) as Period, hours(401));
  });
});

it('stores no person in the facts, and the same key for the same person', async () => {
  const { rows } = await t.deps.database.pool.query<{ key: string | null; text: string }>(
    'select requester_key as key, to_jsonb(f)::text as text from analytics.case_fact f',
  );
  expect(new Set(rows.map((row) => row.key)).size).toBe(1);
  expect(rows[0]?.key).toMatch(/^[0-9a-f]{32}$/);
  for (const { text } of rows) expect(text).not.toContain(student.id);
});

it('notes where a member of staff works who submits a case, and of nobody else', async () => {
  const staff = heads['hq-repair']!;
  const [own, students] = [await submitted(500, staff), await submitted(500)];
  const { rows } = await t.deps.database.pool.query<{ case_id: string; requester_unit: string | null }>(
    'select case_id, requester_unit from analytics.case_fact where case_id = any($1)',
    [[own, students]],
  );
  expect(new Map(rows.map((row) => [row.case_id, row.requester_unit]))).toEqual(
    new Map([
      [own, 'hq-repair'],
      [students, null],
    ]),
  );
});

it('keeps the counts of an empty period empty', async () => {
  const counts = await countsBy(t.deps, 'unit', {
    period: periodAt('2020-05-05T00:00:00.000Z', month, []) as Period,
    asOf: monday,
  });
  expect(counts.get('hq-repair') ?? { full: noCounts }).toEqual({ full: noCounts });
});

describe('what the pages and reports ask', () => {
  const march = periodAt(monday, month, []) as Period;
  const asOf = hours(600);
  const ask = {
    assessment: { ...schoolAssessment, scheme: { ...beijingDistrict, minimum: 1 } },
    period: march,
    asOf,
    units: 'then',
  } as const;

  it('the cases behind a rate add up to it, and lost points to their cases', async () => {
    const counts = (await countsBy(t.deps, 'unit', ask)).get('hq-utilities')!;
    const how = { basis: 'natural', weighting: weightingOf(beijingDistrict) } as const;
    const facts = await factsIn(t.deps, march, ['hq-utilities']);
    for (const measure of ['responded', 'resolved', 'satisfied', 'solved'] as const) {
      const accounts = accountsAmong(facts, measure, { ...ask, units: ['hq-utilities'] });
      const rate = rateOf(measure, counts.assessed, how);
      expect(sum(accounts.map((account) => account.part))).toEqual(rate.part);
      expect(accounts.reduce((total, account) => total + account.of, 0)).toBe(rate.of);
    }
    const lost = lostPoints(facts, 'hq-utilities', { ...ask, counting: defaultCounting, deeds: [] });
    for (const item of lost.items) expect(sum(item.cases.map((each) => each.points))).toEqual(item.lost);
    expect(lost.score.score).not.toBeNull();
    const byReason = lostByReason(counts, [], ask.assessment);
    expect(byReason.items.map(({ measure, lost: points }) => [measure, points])).toEqual(
      lost.items.map(({ measure, lost: points }) => [measure, points]),
    );
  });

  it('a ranking holds every unit in its group, its total is pooled, and progress needs both periods', async () => {
    const reference = await t.deps.reference.newest();
    const ranking = await rankingOf(t.deps, reference, ask);
    const group = ranking.groups.find(({ lines }) => lines.length > 0)!;
    expect(group.lines.map((line) => line.unit).toSorted()).toEqual(['hq-repair', 'hq-utilities']);
    expect(group.lines.map((line) => line.rank)).toEqual([1, 2]);
    expect(group.progress).toEqual([]);
    const april = periodAt(hours(24 * 31), month, []) as Period;
    expect((await rankingOf(t.deps, reference, { ...ask, period: april, asOf: hours(24 * 31) })).groups[0]?.lines).toEqual([]);
  });

  it('months, classes and volumes come from the same cases', async () => {
    const months = await countsByMonth(t.deps, { unit: null, months: 3, asOf });
    expect(months.map(({ period }) => period.key)).toEqual(['2026-01', '2026-02', '2026-03']);
    const received = months.at(-1)?.counts.full.created.received;
    const classes = countsUnder(await countsBy(t.deps, 'category', ask), (code) => code.slice(0, 2));
    expect([...classes.keys()]).toEqual(['05']);
    expect(totalOf(classes).full.created.received).toBe(received);
    const volumes = await volumesBy(t.deps, ['unit', 'class'], march);
    expect(volumes.reduce((total, { cases }) => total + cases, 0)).toBe(received);
    expect(volumes.find(({ keys }) => keys[0] === 'hq-repair')?.keys).toEqual(['hq-repair', '05']);
    expect(await lastProof(t.deps)).toMatchObject({ differences: 0 });
  });
});
