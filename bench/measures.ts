import { getRanking, getUnitMeasures } from '../src/contract/measures.ts';
import { runningPeriod } from '../src/domain/measures/periodName.ts';
import { recountRollUps } from '../src/server/analytics/execute.ts';
import { prove } from '../src/server/analytics/proof.ts';
import { countsBy } from '../src/server/analytics/queries.ts';
import { writeManyFacts } from './manyFacts.ts';
import { startService } from './service.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * The measures over HTTP with one year of cases on the bundled database: `node bench/measures.ts [cases] [--json]`, by default 1,000,000.
 * `recomputeSeconds`: all roll-ups counted anew from the facts of the year and compared line by line. `p95Ms` is over all questions.
 */
const size = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const quiet = process.argv.includes('--json');
const service = await startService();
const { deps } = service;
const since = performance.now();
await writeManyFacts(deps, size);
say(`${size} facts after ${seconds(since)} s.`);
const fed = performance.now();
await recountRollUps(deps);
say(`Roll-ups written after ${seconds(fed)} s.`);
await deps.database.pool.query('vacuum analyze');

const began = performance.now();
const cpu = process.cpuUsage();
const proof = await prove(deps.database, async () => {});
const recomputeSeconds = seconds(began);
say(
  `Counted anew: ${proof.facts} facts, ${proof.cells} lines, ${proof.differences} differences, ${recomputeSeconds} s, of which this process worked ${rounded(process.cpuUsage(cpu).user / 1e6)} s.`,
);

const cookie = await service.signIn({ role: 'supervisor', unit: null });
const now = deps.clock();
const { units, calendar } = await deps.reference.newest();
const unit = [...units.keys()].find((id) => id === 'hq-repair') ?? [...units.keys()][0]!;
const lastMonth = Temporal.PlainDate.from(now.slice(0, 10)).with({ day: 1 }).subtract({ days: 1 }).toString().slice(0, 7);
const ranking = (query: string) => async () => void (await get(`${getRanking.path}?${query}`));
const hot = (key: 'category' | 'place', kind: 'month' | 'year') => async () => {
  await countsBy(deps, key, { period: runningPeriod(kind, now, calendar.school)!, asOf: now });
};
const questions: readonly (readonly [string, () => Promise<void>])[] = [
  ['ranking of this month', ranking('period=month')],
  ['ranking of last month', ranking(`period=month&key=${lastMonth}`)],
  ['ranking from the 19th', ranking('period=month19')],
  ['ranking of the year', ranking('period=year')],
  ['ranking of the week', ranking('period=week')],
  ['ranking by creation', ranking('period=month&basis=created&scope=full')],
  ['points by four laws', ranking('period=quarter&scheme=points-law')],
  ['one day', ranking('period=day')],
  ['categories of the month', hot('category', 'month')],
  ['categories of the year', hot('category', 'year')],
  ['places of the month', hot('place', 'month')],
  ['places of the year', hot('place', 'year')],
];
const looks: readonly (readonly [string, () => Promise<void>])[] = [
  ['noon to noon', ranking('period=noon')],
  ['a unit, with its lost points', async () => void (await get(`${getUnitMeasures.path.replace(':unit', unit)}?period=month`))],
];

const all: number[] = [];
let slowest = { question: '', ms: 0 };
for (const [name, ask] of questions) {
  const p95 = await measure(name, ask, 60);
  if (p95.at > slowest.ms) slowest = { question: name, ms: rounded(p95.at) };
  all.push(...p95.times);
}
const further: Record<string, number> = {};
for (const [name, ask] of looks) further[name] = rounded((await measure(name, ask, 12)).at);

console.log(
  JSON.stringify({
    cases: size,
    p95Ms: rounded(percentile(all, 0.95)),
    recomputeSeconds,
    slowest: slowest.question,
    slowestMs: slowest.ms,
    differences: proof.differences,
    further,
  }),
);
await service.close();

async function measure(name: string, ask: () => Promise<void>, times: number): Promise<{ at: number; times: number[] }> {
  await timed(3, 1, ask);
  const { times: taken } = await timed(times, 1, ask);
  const at = percentile(taken, 0.95);
  say(`${name.padEnd(32)} p50 ${rounded(percentile(taken, 0.5))} ms   p95 ${rounded(at)} ms`);
  return { at, times: taken };
}

async function get(path: string): Promise<unknown> {
  const answer = await fetch(service.address + path, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

function seconds(from: number): number {
  return rounded((performance.now() - from) / 1000);
}

function say(line: string): void {
  if (!quiet) console.log(line);
}
