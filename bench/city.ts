import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { countCases, listCases } from '../src/contract/cases.ts';
import { getRanking } from '../src/contract/measures.ts';
import { draftReport } from '../src/contract/reports.ts';
import { searchCases } from '../src/contract/understanding.ts';
import { runNight } from '../src/server/foresight/execute.ts';
import { loadCases } from './load/loadCases.ts';
import { startService } from './service.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * A city's load: `npm run bench -- city [--cases 24000000] [--searchable 10000000] [--folder FOLDER]`. Two years of cases as 12345 in Beijing has
 * them, with views, facts, all roll-ups and search terms, but without events (some 120 GB) and with words for the newest ten million only (a
 * further 20 GB): what is measured reads neither. Needs some 50 GB. With `--folder` the database is kept, and measured again when it is filled.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '24000000' },
    searchable: { type: 'string', default: '10000000' },
    folder: { type: 'string' },
  },
});
const wanted = Number(values.cases);
const service = await startService(values.folder);
const { deps } = service;
const { pool } = deps.database;
const { rows: there } = await pool.query('select from analytics.case_fact limit 1');
const began = performance.now();
if (there.length === 0) {
  await loadCases(deps, {
    cases: wanted,
    years: 2,
    withEvents: false,
    searchable: Number(values.searchable),
    onProgress: (line) => console.log(`${rounded(performance.now() / 1000)} s  ${line}`),
  });
}
const loadSeconds = (performance.now() - began) / 1000;
const { rows: sizes } = await pool.query<{ cases: number; gigabytes: number }>(
  'select (select count(*) from analytics.case_fact) as cases, (pg_database_size(current_database()) / 1e9)::float8 as gigabytes',
);
console.log(`${sizes[0]!.cases} cases, ${rounded(sizes[0]!.gigabytes)} GB.`);

const desk = await service.signIn(
  { role: 'operator', unit: null },
  { role: 'dispatcher', unit: null },
  { role: 'supervisor', unit: null },
);
const queues = {
  triage: `${listCases.path}?queue=triage`,
  newest: `${listCases.path}?order=newest`,
  overdue: `${listCases.path}?overdue=true`,
  'by category': `${listCases.path}?order=newest&category=05`,
  'by unit': `${listCases.path}?order=newest&unit=hq-repair`,
  counts: countCases.path,
  ranking: `${getRanking.path}?period=year`,
};
const searches = Object.fromEntries(
  ['热水', '空调', '食堂', '没有热水', '空调不制冷', '下水道堵塞', '东湖3号公寓 热水'].map((words) => [
    words,
    `${searchCases.path}?text=${encodeURIComponent(words)}`,
  ]),
);
const queue = await p95Of(queues);
const search = await p95Of(searches);

const { maxRSS } = process.resourceUsage();
const night = await lap(() => runNight(deps));
const report = await lap(async () => {
  const answer = await fetch(service.address + draftReport.path, {
    method: 'POST',
    headers: { cookie: desk, 'content-type': 'application/json' },
    body: JSON.stringify({ template: 'yearly' }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
});
console.log(
  JSON.stringify({
    cases: sizes[0]!.cases,
    gigabytes: rounded(sizes[0]!.gigabytes),
    loadSeconds: rounded(loadSeconds),
    queueP95Ms: queue.worst,
    searchP95Ms: search.worst,
    nightlySeconds: night.seconds,
    nightlyFailed: night.failed,
    yearlyReportSeconds: report.seconds,
    yearlyReportFailed: report.failed,
    rssMiBBeforeNight: rounded(maxRSS / 1024),
    rssMiBMost: rounded(process.resourceUsage().maxRSS / 1024),
    date: deps.clock().slice(0, 10),
    machine: machine(),
    queue: queue.each,
    search: search.each,
  }),
);
await service.close();

async function p95Of(paths: Readonly<Record<string, string>>) {
  const each: Record<string, number> = {};
  for (const [name, path] of Object.entries(paths)) {
    const ask = async () => {
      const answer = await fetch(service.address + path, { headers: { cookie: desk } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    };
    await timed(3, 1, ask);
    const { times } = await timed(60, 2, ask);
    each[name] = rounded(percentile(times, 0.95));
    console.log(`${name.padEnd(20)} p50 ${rounded(percentile(times, 0.5))} ms   p95 ${each[name]} ms`);
  }
  return { each, worst: Math.max(...Object.values(each)) };
}

/** A part that does not come to its end does not take the figures of the others with it. */
async function lap(task: () => Promise<unknown>): Promise<{ seconds: number; failed: string | null }> {
  const from = performance.now();
  const failed = await task().then(
    () => null,
    (error: Error) => error.message.slice(0, 300),
  );
  return { seconds: rounded((performance.now() - from) / 1000), failed };
}

function machine(): string {
  const { stdout } = spawnSync('lscpu', { encoding: 'utf8' });
  const of = (name: string) => new RegExp(`^${name}:\\s+(.+)$`, 'm').exec(stdout ?? '')?.[1] ?? '?';
  return `${of('CPU\\(s\\)')} × ${of('Model name')}`;
}
