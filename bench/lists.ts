import { countCases, getCase, listCases } from '../src/contract/cases.ts';
import { getRanking } from '../src/contract/measures.ts';
import { execute, submit } from '../src/server/cases/execute.ts';
import { submission } from './cases.ts';
import { startService } from './service.ts';
import { percentile, rounded, timed } from './timing.ts';

/** Pages of the desk over HTTP with 10,000 cases on the bundled database. `p95Ms` is over all of them, `slowest` the worst page's name and p95. */
const size = 10_000;
const service = await startService();
const { deps } = service;
const reference = await deps.reference.newest();
const units = [...new Set([...reference.categories.values()].map((c) => c.defaultUnit))];
await fill();

const desk = await service.signIn(
  { role: 'operator', unit: null },
  { role: 'dispatcher', unit: null },
  { role: 'supervisor', unit: null },
);
const officer = await service.signIn({ role: 'officer', unit: units[0]! });
const anyCase = ((await get(desk, '/api/cases?limit=1')) as { cases: { id: string }[] }).cases[0]!.id;
const pages: readonly (readonly [string, string, string])[] = [
  ['triage', desk, `${listCases.path}?queue=triage`],
  ['work of a unit', officer, `${listCases.path}?queue=work`],
  ['all, newest', desk, `${listCases.path}?order=newest`],
  ['all overdue', desk, `${listCases.path}?overdue=true`],
  ['by place and category', desk, `${listCases.path}?place=d3&category=05`],
  ['by unit', desk, `${listCases.path}?unit=${units[1]}`],
  ['by words of the title', desk, `${listCases.path}?text=${encodeURIComponent('热水')}`],
  ['far back', desk, `${listCases.path}?order=newest&after=${encodeURIComponent(await cursorFarBack())}`],
  ['counts', desk, countCases.path],
  ['one case', desk, getCase.path.replace(':id', anyCase)],
  ['three rates', desk, `${getRanking.path}?period=year`],
];

let slowest = { page: '', p95: 0 };
const all: number[] = [];
for (const [name, cookie, path] of pages) {
  await timed(20, 1, async () => void (await get(cookie, path)));
  const { times } = await timed(200, 2, async () => void (await get(cookie, path)));
  const p95 = percentile(times, 0.95);
  all.push(...times);
  if (p95 > slowest.p95) slowest = { page: name, p95: rounded(p95) };
  console.log(`${name.padEnd(24)} p50 ${rounded(percentile(times, 0.5))} ms   p95 ${rounded(p95)} ms`);
}
console.log(
  JSON.stringify({
    cases: size,
    p95Ms: rounded(percentile(all, 0.95)),
    slowest: slowest.page,
    slowestMs: slowest.p95,
  }),
);
await service.close();

async function get(cookie: string, path: string): Promise<unknown> {
  const answer = await fetch(service.address + path, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Cases in every open phase, through the same commands. */
async function fill(): Promise<void> {
  const who = (id: string) => ({
    id,
    grants: [
      { role: 'operator', units: null },
      { role: 'officer', units },
    ] as const,
    followed: null,
  });
  await timed(size, 16, async (i) => {
    const { id, ...what } = submission(i, reference);
    const command = { type: 'Submit', ...what, photos: [], channel: 'web', requester: null, source: null } as const;
    await submit(deps, { id, command, followUpCode: null, by: 'system', unit: null, silent: true });
    const confidential = reference.categories.get(what.categoryCode)!.confidentiality !== 'normal';
    if (i % 3 === 0 || confidential) return;
    const order = { actor: who('bench'), unit: 'intake', id, silent: true };
    await execute(deps, { ...order, command: { type: 'Accept' } });
    await execute(deps, { ...order, command: { type: 'Dispatch', unit: units[i % units.length]!, note: '' } });
    if (i % 3 === 1) await execute(deps, { ...order, command: { type: 'Sign' } });
  });
  await deps.database.pool.query('analyze');
  console.log(`${size} cases are there.`);
}

async function cursorFarBack(): Promise<string> {
  const { rows } = await deps.database.pool.query<{ at: string; id: string }>(
    'select submitted_at as at, id from case_view order by submitted_at, id offset 500 limit 1',
  );
  return `${rows[0]!.at}_${rows[0]!.id}`;
}
