import { getRanking, getUnitMeasures } from '../src/contract/measures.ts';
import { runningPeriod } from '../src/domain/measures/periodName.ts';
import { prove } from '../src/server/analytics/proof.ts';
import { countsBy } from '../src/server/analytics/queries.ts';
import { startLoadedService } from './loadedService.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * The measures over HTTP: `npm run bench -- measures [cases] [--json] [--on FOLDER]`, by default with 1,000,000 cases of three years.
 * `recomputeSeconds`: all roll-ups counted anew from the facts and compared line by line. `p95Ms` is over all questions.
 */
const service = await startLoadedService(1_000_000);
const { deps, say } = service;

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
    cases: service.cases,
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

function get(path: string): Promise<unknown> {
  return service.get(cookie, path);
}

function seconds(from: number): number {
  return rounded((performance.now() - from) / 1000);
}
