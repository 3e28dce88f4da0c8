import { countCases, getCase, listCases } from '../src/contract/cases.ts';
import { getRanking } from '../src/contract/measures.ts';
import { startLoadedService } from './loadedService.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * Pages of the desk over HTTP: `npm run bench -- lists [cases] [--json] [--on FOLDER]`, by default with 10,000 cases. `p95Ms` is over all of
 * them, `slowest` the worst page's name and `slowestMs` its p95.
 */
const service = await startLoadedService(10_000);
const { deps, get, say } = service;
const units = await busiestUnits();
const desk = await service.signIn(
  { role: 'operator', unit: null },
  { role: 'dispatcher', unit: null },
  { role: 'supervisor', unit: null },
);
const caller = await service.signIn({ role: 'caller', unit: null });
const officer = await service.signIn({ role: 'officer', unit: units[0]! });
const cases = await someCases(200);
let turn = 0;
const nextCase = () => cases[turn++ % cases.length]!;
const farBack = encodeURIComponent(await cursorFarBack());
const pages: readonly (readonly [string, string, () => string])[] = [
  ['triage', desk, () => `${listCases.path}?queue=triage`],
  ['follow-up', caller, () => `${listCases.path}?queue=followUp`],
  ['work of a unit', officer, () => `${listCases.path}?queue=work`],
  ['all, newest', desk, () => `${listCases.path}?order=newest`],
  ['all of a unit, newest', officer, () => `${listCases.path}?order=newest`],
  ['all overdue', desk, () => `${listCases.path}?overdue=true`],
  ['by place and category', desk, () => `${listCases.path}?place=d3&category=05`],
  ['by unit', desk, () => `${listCases.path}?unit=${units[1]}`],
  ['by words of the title', desk, () => `${listCases.path}?text=${encodeURIComponent('热水')}`],
  ['far back', desk, () => `${listCases.path}?order=newest&after=${farBack}`],
  ['far back, of a unit', officer, () => `${listCases.path}?order=newest&after=${farBack}`],
  ['far back, by category', desk, () => `${listCases.path}?order=newest&category=05&after=${farBack}`],
  ['counts', desk, () => countCases.path],
  ['counts of a unit', officer, () => countCases.path],
  ['one case', desk, () => getCase.path.replace(':id', nextCase())],
  ['three rates', desk, () => `${getRanking.path}?period=year`],
];

let slowest = { page: '', p95: 0 };
const all: number[] = [];
const byPage: Record<string, number> = {};
for (const [name, cookie, path] of pages) {
  await timed(20, 1, async () => void (await get(cookie, path())));
  const { times } = await timed(200, 2, async () => void (await get(cookie, path())));
  const p95 = rounded(percentile(times, 0.95));
  all.push(...times);
  byPage[name] = p95;
  if (p95 > slowest.p95) slowest = { page: name, p95 };
  say(`${name.padEnd(24)} p50 ${rounded(percentile(times, 0.5))} ms   p95 ${p95} ms`);
}
console.log(
  JSON.stringify({
    cases: service.cases,
    p95Ms: rounded(percentile(all, 0.95)),
    slowest: slowest.page,
    slowestMs: slowest.p95,
    p95ByPage: byPage,
  }),
);
await service.close();

async function busiestUnits(): Promise<string[]> {
  const { rows } = await deps.database.pool.query<{ unit: string }>(
    'select unit from case_view where unit is not null group by 1 order by count(*) desc limit 2',
  );
  return rows.map(({ unit }) => unit);
}

/** Different ones, so that not one page of the table answers for all. */
async function someCases(n: number): Promise<string[]> {
  const { rows } = await deps.database.pool.query<{ id: string }>(
    `select id from case_view where confidentiality = 'normal' and id > '55555555-0000-0000-0000-000000000000' order by id limit $1`,
    [n],
  );
  return rows.map(({ id }) => id);
}

/** Behind nine tenths of all. */
async function cursorFarBack(): Promise<string> {
  const { rows } = await deps.database.pool.query<{ at: string; id: string }>(
    'select submitted_at as at, id from case_view order by submitted_at, id offset $1 limit 1',
    [Math.floor(service.cases / 10)],
  );
  return `${rows[0]!.at}_${rows[0]!.id}`;
}
