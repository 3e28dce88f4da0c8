import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkSample } from '../../bench/load/checkSample.ts';
import { type Loaded, loadCases } from '../../bench/load/loadCases.ts';
import { listCases, submitCase } from '../../src/contract/cases.ts';
import { searchCases } from '../../src/contract/understanding.ts';
import { proveRollUps } from '../../src/server/analytics/execute.ts';
import { prove } from '../../src/server/analytics/proof.ts';
import { rebuildViews } from '../../src/server/cases/rebuild.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
let loaded: Loaded;
beforeAll(async () => {
  t = await testApp();
  loaded = await loadCases(t.deps, { cases: 600, years: 1 });
});
afterAll(() => t.close());

const rows = async (query: string) => (await t.deps.database.pool.query(query)).rows;

it('writes for every case what its events fold to', async () => {
  expect(loaded.cases).toBe(600);
  expect(await checkSample(t.deps, loaded.ids)).toEqual([]);
});

it('finds a case whose row says something else than its events', async () => {
  const [id] = loaded.ids;
  const turn = () =>
    t.deps.database.pool.query('update case_view set anonymous = anonymous, returns = 9 - returns where id = $1', [id]);
  await turn();
  expect(await checkSample(t.deps, [id!])).toEqual([`${id} case_view`]);
  await turn();
});

it('adds up roll-ups that the facts confirm, line by line', async () => {
  const proof = await prove(t.deps.database, async () => {});
  expect(proof.facts).toBeGreaterThan(400);
  expect(proof.differences).toBe(0);
});

it('leaves nothing for a rebuild to change', async () => {
  await proveRollUps(t.deps);
  const pictures = async () => ({
    views: await rows('select * from case_view order by id'),
    facts: await rows('select * from analytics.case_fact order by case_id'),
    terms: await rows('select * from case_terms order by case_id'),
    spots: await rows('select * from analytics.spot_day order by day, moment, pile, category, place'),
    stretches: await rows('select * from analytics.unit_stretch order by day, moment, pile, since, unit'),
    months: await rows('select * from analytics.unit_month order by month, moment, pile, unit'),
  });
  const before = await pictures();
  await rebuildViews(t.deps);
  expect(await pictures()).toEqual(before);
});

it('makes every index and every key again', async () => {
  const indexes = `select indexdef from pg_indexes where schemaname in ('public', 'analytics') order by indexdef`;
  const untouched = await testApp();
  const { rows: expected } = await untouched.deps.database.pool.query(indexes);
  await untouched.close();
  expect(await rows(indexes)).toEqual(expected);
});

it('lets cases of more than one load stand side by side', async () => {
  const more = await loadCases(t.deps, { cases: 200, years: 1 });
  expect(await checkSample(t.deps, more.ids)).toEqual([]);
  expect((await prove(t.deps.database, async () => {})).differences).toBe(0);
});

it('leaves open what has not come to its end, and goes on with the numbers', async () => {
  const [{ open }] = await rows(
    `select count(*)::int as open from case_view where next_at is not null and submitted_at > '2026-02-15'`,
  );
  expect(open).toBeGreaterThan(0);
  const student = await t.as();
  const [{ last }] = await rows(`select max(number) as last from case_view where number like 'JS2026-%'`);
  const id = '0f000000-0000-4000-8000-000000000001';
  const { number } = await student.call(submitCase, { body: { id, categoryCode: '0102', title: '请假手续怎么办' } });
  expect(number > last).toBe(true);
});

it('finds the cases by words and by number', async () => {
  const desk = await t.as({ role: 'operator' });
  const [{ number }] = await rows('select number from case_view order by submitted_at desc limit 1 offset 20');
  const { found } = await desk.call(searchCases, { query: { text: number } });
  expect(found.map((each) => each.case.number)).toContain(number);
  const { cases } = await desk.call(listCases, { query: { order: 'newest' } });
  expect(cases.length).toBeGreaterThan(0);
});

it('records the millionth case of a year under all its digits', async () => {
  await rows(`select setval('case_number_2026', 1234566)`);
  const student = await t.as();
  const id = '0f000000-0000-4000-8000-000000000002';
  const { number } = await student.call(submitCase, { body: { id, categoryCode: '0102', title: '第一百多万件诉求' } });
  expect(number).toBe('JS2026-1234567');
});
