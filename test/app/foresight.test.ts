import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Planted, plantedPatterns } from '../../seed/demo/planted.ts';
import { getAlert, judgeAlert, listAlerts } from '../../src/contract/foresight.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { runNight } from '../../src/server/foresight/execute.ts';
import { openWatcher } from '../../src/server/foresight/watcher.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { insertDemoFacts, insertFacts } from '../demoFacts.ts';

/** A Monday of term, so that the list of what is planted has a future as well as a past. */
const until = '2026-11-23T10:00:00.000Z';
let t: TestApp;
let planted: (name: Planted['name']) => Planted;
let supervisor: Visitor;

beforeAll(async () => {
  t = await testApp();
  t.setClock(until);
  await insertDemoFacts(t.deps, until);
  const { calendar } = await t.deps.reference.newest();
  const all = plantedPatterns(until, calendar);
  planted = (name) => all.find((pattern) => pattern.name === name)!;
  supervisor = await t.as({ role: 'supervisor' });
}, 120_000);
afterAll(() => t.close());

/** What the nights up to `day` have told by then, in the night of `day`. */
async function nightOf(day: string) {
  await runNight(t.deps, day);
  return (await supervisor.call(listAlerts, { query: { days: 1 } })).alerts;
}
const dayAfter = (day: string, days = 1) => Temporal.PlainDate.from(day).add({ days }).toString();

describe('on the demonstration campus the engine finds what was planted', () => {
  it('the canteen that got dear and bad, within three weeks', async () => {
    const { spans, categories } = planted('canteen-change');
    const found = (await nightOf(dayAfter(spans[0]!.from, 17))).filter(({ kind }) => kind === 'burst' || kind === 'regional');
    const canteen = found.find(({ scope }) => scope.places.includes('c2'));
    expect(canteen).toBeDefined();
    expect(categories).toContain(canteen!.scope.category);
  });

  it('the Monday network: a burst in the first week, a rhythm from the third Monday on, with the day it comes next', async () => {
    const { days } = planted('monday-network').added!;
    const first = await nightOf(dayAfter(days[0]!));
    expect(first.find(({ scope }) => scope.places.includes('t2') && scope.category === '0701')?.kind).toBe('burst');
    const third = await nightOf(dayAfter(days[2]!));
    const rhythm = third.find(({ kind, scope }) => kind === 'periodic' && scope.places.includes('t2'))!;
    expect(rhythm.numbers).toMatchObject({ cycle: 'hour-of-week', weekday: 1, hours: [8, 10], weeksSeen: 3 });
    if (rhythm.numbers.kind !== 'periodic') throw new Error('a rhythm has the numbers of a rhythm');
    expect(Temporal.PlainDate.from(rhythm.numbers.next).dayOfWeek).toBe(1);
    expect(rhythm.numbers.next > dayAfter(days[2]!)).toBe(true);
  });

  it('the heating season, two weeks and more before it begins', async () => {
    const { spans, categories } = planted('heating-season');
    const begins = spans.map(({ from }) => from).find((from) => from.startsWith('2026-11'))!;
    const found = (await nightOf(dayAfter(begins, -20))).filter(({ kind }) => kind === 'seasonal');
    expect(found.map(({ scope }) => scope.category).sort()).toEqual(categories);
    for (const { numbers } of found) {
      if (numbers.kind !== 'seasonal') throw new Error('a season has the numbers of a season');
      expect(Math.abs(Temporal.PlainDate.from(begins).until(numbers.from).days)).toBeLessThanOrEqual(7);
      expect(numbers.last.cases).toBeGreaterThan(30);
    }
  });

  it('the broken pump, in the night of its first day', async () => {
    const { added, places } = planted('broken-pump');
    const found = await nightOf(dayAfter(added!.days[0]!));
    const pump = found[0]!;
    expect(pump.scope.places).toEqual(places);
    expect(pump.shown).toBe(true);
    if (pump.numbers.kind !== 'burst') throw new Error('a burst has the numbers of a burst');
    expect(pump.numbers.times).toBeGreaterThan(10);
    expect(pump.numbers.rarity).toBe('very-rare');
  });
});

describe('between two nights', () => {
  it('a burst is told within the minute, while the cases come in, and what is added late counts too', async () => {
    const now = '2026-11-20T04:00:00.000Z';
    t.setClock(now);
    await t.deps.database.pool.query('delete from analytics.case_fact where submitted_at >= $1', [now]);
    await runNight(t.deps, '2026-11-20');
    const look = openWatcher(t.deps);
    expect(await look()).toMatchObject({ added: 0, told: 0 });
    const before = (await supervisor.call(listAlerts, { query: { days: 1 } })).alerts.map(({ id }) => id);
    t.setClock('2026-11-20T05:00:00.000Z');
    await insertFacts(
      t.deps,
      Array.from({ length: 8 }, (_, n) => ({
        id: randomUUID(),
        at: `2026-11-20T0${n === 7 ? '3:58' : `4:0${n}`}:00.000Z`,
        category: '0402',
        place: 'l3',
        requester: `s${n}`,
      })),
    );
    const seen = await look();
    expect(seen.added).toBe(8);
    expect(seen.told).toBeGreaterThan(0);
    expect(Math.max(...seen.milliseconds)).toBeLessThan(500);
    const { alerts } = await supervisor.call(listAlerts, { query: { days: 1 } });
    const fresh = alerts.filter(({ id }) => !before.includes(id));
    expect(fresh[0]).toMatchObject({ kind: 'burst', scope: { category: '0402', places: ['l3'] } });
    expect(await look()).toMatchObject({ added: 0 });
  });
});

describe('an alert', () => {
  it('says how it was found, lists the cases that the reader may see, and is judged with a reason', async () => {
    const [pump] = (await supervisor.call(listAlerts, { query: { days: 60 } })).alerts.filter(({ scope }) =>
      scope.places.includes('d3'),
    );
    const detail = await supervisor.call(getAlert, { params: { id: pump!.id } });
    expect(detail.run).toMatchObject({ model: 'foresight-2' });
    expect(detail.cases).toBeGreaterThan(10);
    // The facts were written without their cases: nothing that cannot be read is listed.
    expect(detail.lines).toEqual([]);
    expect(detail.unseen).toBeGreaterThan(0);
    await supervisor.call(judgeAlert, { params: { id: pump!.id }, body: { judgement: 'confirmed', reason: '循环泵损坏' } });
    const judged = await supervisor.call(getAlert, { params: { id: pump!.id } });
    expect(judged).toMatchObject({ judgement: 'confirmed', judgements: [{ judgement: 'confirmed', reason: '循环泵损坏' }] });
  });

  it('never changes, whatever is learnt later', async () => {
    await expect(t.deps.database.pool.query('update foresight_alert set score = 0')).rejects.toThrow('never changed');
    const before = (await t.deps.database.pool.query('select id, numbers from foresight_alert order by id')).rows;
    await t.deps.database.pool.query("delete from analytics.case_fact where place_id = 'd3'");
    await runNight(t.deps, '2026-11-08');
    const after = (await t.deps.database.pool.query('select id, numbers from foresight_alert order by id')).rows;
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('above the line is put once into the notice centre of the units that it concerns, and of no other', async () => {
    const owner = await t.as({ role: 'head', unit: 'hq' });
    const library = await t.as({ role: 'officer', unit: 'library' });
    const alerts = async (of: Visitor) => {
      const { notices } = await of.call(listNotices, { query: {} });
      return notices.filter(({ kind }) => kind === 'AlertRaised');
    };
    t.setClock(until);
    await runNight(t.deps, '2026-11-08');
    const told = await alerts(owner);
    expect(told.some(({ text, link }) => text.zh.includes('东湖3号公寓') && link?.startsWith('/foresight/alerts/'))).toBe(true);
    expect((await alerts(library)).map(({ text }) => text.zh).join()).not.toContain('东湖3号公寓');
    await runNight(t.deps, '2026-11-08');
    expect(await alerts(owner)).toEqual(told);
  });

  it('is shown to a unit that it concerns and to no other', async () => {
    const heating = await t.as({ role: 'head', unit: 'hq-heating' });
    const library = await t.as({ role: 'officer', unit: 'library' });
    const ofHeating = (await heating.call(listAlerts, { query: { days: 60 } })).alerts;
    expect(ofHeating.map(({ scope }) => scope.category)).toContain('0503');
    expect(ofHeating.every(({ units }) => units.includes('hq-heating'))).toBe(true);
    const foreign = ofHeating.find(({ scope }) => scope.category === '0503')!;
    expect((await library.refused(getAlert, { params: { id: foreign.id } })).code).toBe('no-such-alert');
    expect((await library.refused(judgeAlert, { params: { id: foreign.id }, body: { judgement: 'known' } })).status).toBe(403);
  });
});
