import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { prove } from '../src/server/analytics/proof.ts';
import { readConfig } from '../src/server/config.ts';
import { openReference } from '../src/server/directory/queries.ts';
import { seedReference } from '../src/server/directory/seed.ts';
import { startBundledPostgres } from '../src/server/platform/bundledPostgres.ts';
import { openContactSeal } from '../src/server/platform/contactSeal.ts';
import { openDatabase } from '../src/server/platform/db.ts';
import { openJobs } from '../src/server/platform/jobs.ts';
import { migrate } from '../src/server/platform/migrate.ts';
import { checkSample } from './load/checkSample.ts';
import { loadCases } from './load/loadCases.ts';
import { rounded } from './timing.ts';

/**
 * Fills a database with made-up cases: `npm run load -- --cases N --into DATABASE_URL | a data folder [--years 3] [--check 200] [--prove]`.
 * A data folder is that of `npm run demo`, stopped or not yet begun. Some cases are folded again from their events and compared;
 * `--prove` also counts all roll-ups anew.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    into: { type: 'string' },
    years: { type: 'string', default: '3' },
    check: { type: 'string', default: '200' },
    prove: { type: 'boolean', default: false },
  },
});
if (!values.into) throw new Error('Say where: --into postgres://… or --into a data folder of `npm run demo`.');
const place = await openPlace(values.into);
const database = openDatabase(place.url, 12);
await migrate(database.pool);
const jobs = await openJobs(database, console.error);
await jobs.close();
const clock = () => new Date().toISOString();
const deps = { database, clock, reference: openReference(database.db), contacts: await openContactSeal(place.folder, 'aes') };
await seedReference(deps);
await refuseRealUse();
const began = performance.now();
const { ids, ...loaded } = await loadCases(deps, { cases: Number(values.cases), years: Number(values.years), onProgress: tell });
const seconds = (performance.now() - began) / 1000;
await database.pool.query(
  'update site set demo = true, demo_done = true, demo_until = coalesce(demo_until, $1), demo_cases = demo_cases + $2',
  [clock(), loaded.cases],
);
tell(`${loaded.cases} cases with ${loaded.events} events are there.`);
const step = Math.max(1, Math.floor(ids.length / Number(values.check)));
const sample = ids.filter((_, i) => i % step === 0).slice(0, Number(values.check));
const wrong = await checkSample(deps, sample);
for (const line of wrong.slice(0, 20)) console.error(`differs: ${line}`);
const proof = values.prove ? await prove(database, async () => {}) : null;
console.log(
  JSON.stringify({
    ...loaded,
    seconds: rounded(seconds),
    casesPerSecond: rounded(loaded.cases / seconds, 0),
    checked: sample.length,
    differing: wrong.length,
    ...(proof ? { rollUpLines: proof.cells, rollUpDifferences: proof.differences } : {}),
  }),
);
await database.close();
await place.close();
process.exitCode = wrong.length + (proof?.differences ?? 0) > 0 ? 1 : 0;

async function openPlace(into: string): Promise<{ url: string; folder: string; close: () => Promise<void> }> {
  if (/^postgres(ql)?:/.test(into)) return { url: into, folder: readConfig().dataFolder, close: async () => {} };
  await mkdir(into, { recursive: true });
  const postgres = await startBundledPostgres(into);
  const admin = openDatabase(postgres.url, 1);
  const { rows } = await admin.pool.query("select from pg_database where datname = 'huying_demo'");
  if (rows.length === 0) await admin.pool.query('create database huying_demo');
  await admin.close();
  return { url: postgres.url.replace(/\/postgres$/, '/huying_demo'), folder: into, close: () => postgres.stop() };
}

/** Made-up cases among real ones could never be told apart again. */
async function refuseRealUse(): Promise<void> {
  const { rows } = await database.pool.query<{ real: boolean }>(
    'select not coalesce(demo, false) and exists (select from case_view) as real from site',
  );
  if (rows[0]?.real) throw new Error('This database is in real use.');
}

function tell(sentence: string): void {
  console.log(`${rounded(performance.now() / 1000)} s  ${sentence}`);
}
