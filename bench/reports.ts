import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { commandReport, draftReport, getReport, reportFigurePath, reportFilePath } from '../src/contract/reports.ts';
import { fileFormats } from '../src/domain/document/vocabulary.ts';
import { seedDemoPeople } from '../src/server/demo/people.ts';
import { playDemo } from '../src/server/demo/play.ts';
import { startService } from './service.ts';
import { rounded } from './timing.ts';

/**
 * `monthReportSeconds`: a month report over HTTP on the demonstration's history, from the first question to the last byte: numbers gathered,
 * document made, approved, numbered and published, every chart drawn, and DOCX, PDF and XLSX written by a renderer that has to start first.
 * `xlsxSeconds`, `peakMiB`: a list of 100,000 rows as XLSX in a process of its own, with all the memory that process ever held.
 */
const service = await startService();
const { deps } = service;
await seedDemoPeople(deps, 'nobody signs in', deps.clock());
await playDemo({
  database: deps.database,
  reference: deps.reference,
  live: { ...deps.live, announce: () => {} },
  now: deps.clock(),
});
const dispatcher = await service.signIn({ role: 'dispatcher', unit: null });
const leader = await service.signIn({ role: 'leader', unit: null });

const laps: Record<string, number> = {};
const started = performance.now();
const { id } = await lap('gather and compose', () =>
  ask<{ id: string }>(dispatcher, 'POST', draftReport.path, { template: 'monthly' }),
);
await lap('approve and publish', async () => {
  for (const [who, type] of [
    [dispatcher, 'Submit'],
    [leader, 'Approve'],
    [leader, 'Publish'],
  ] as const) {
    const { report } = await ask<{ report: { version: number } }>(who, 'GET', getReport.path.replace(':id', id));
    await ask(who, 'POST', commandReport.path.replace(':id', id), { version: report.version, change: { type } });
  }
});
const { document } = await ask<{ document: { body: { kind: string; id: string }[] } }>(
  leader,
  'GET',
  getReport.path.replace(':id', id),
);
const figures = document.body.filter((block) => block.kind === 'figure');
const tables = document.body.filter((block) => block.kind === 'table');
await lap(`${figures.length} charts as SVG`, async () => {
  for (const figure of figures) await bytes(leader, reportFigurePath(id, figure.id, 1));
});
for (const format of fileFormats) await lap(format, () => bytes(leader, reportFilePath(id, format)));
const monthReportSeconds = (performance.now() - started) / 1000;

const list = spawnSync(process.execPath, [path.join(import.meta.dirname, 'reportsList.ts')], {
  encoding: 'utf8',
  maxBuffer: 1 << 20,
});
if (list.status !== 0) throw new Error(list.stderr);
const { seconds, peakMiB, megabytes } = JSON.parse(list.stdout) as { seconds: number; peakMiB: number; megabytes: number };

const { rows } = await deps.database.pool.query<{ cases: number }>('select count(*)::int as cases from analytics.case_fact');
for (const [name, milliseconds] of Object.entries(laps)) console.log(`${name.padEnd(24)} ${rounded(milliseconds)} ms`);
console.log(
  `${tables.length} tables, ${figures.length} charts, ${rows[0]?.cases} cases; list of 100,000 rows: ${rounded(megabytes)} MB`,
);
console.log(
  JSON.stringify({
    monthReportSeconds: rounded(monthReportSeconds, 2),
    xlsxSeconds: rounded(seconds, 2),
    peakMiB: Math.round(peakMiB),
  }),
);
await service.close();

async function lap<T>(name: string, task: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await task();
  laps[name] = performance.now() - from;
  return result;
}

async function ask<T>(cookie: string, method: 'GET' | 'POST', address: string, body?: unknown): Promise<T> {
  const answer = await fetch(service.address + address, {
    method,
    headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function bytes(cookie: string, address: string): Promise<number> {
  const answer = await fetch(service.address + address, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.arrayBuffer()).byteLength;
}
