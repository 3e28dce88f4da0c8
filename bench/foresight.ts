import { sql } from 'kysely';
import { runNight } from '../src/server/foresight/execute.ts';
import { openWatcher } from '../src/server/foresight/watcher.ts';
import { startService } from './service.ts';
import { percentile } from './timing.ts';

/**
 * The sentinel as it ships, with the database: `node bench/foresight.ts [cases]`, one million by default. Three years of facts at the seeded
 * places and categories, common and rare as they are; then a Monday's night (replay and leading indicators included), a plain night, and a
 * watch to which a thousand cases come. The last line is JSON.
 */
const cases = Number(process.argv[2] ?? 1_000_000);
const days = 3 * 365;
const service = await startService();
const { deps } = service;
const began = performance.now();
const pieceSize = 50_000;
for (let from = 0; from < cases; from += pieceSize) {
  await sql`
    with c as (select array_agg(id order by id) as all from reference_item where kind = 'category'),
    p as (select array_agg(id order by id) as all from reference_item where kind = 'place' and data->>'kind' in ('building', 'room'))
    insert into analytics.case_fact (case_id, phase, category_code, first_category_code, place_id, channel, nature, grade, unit, first_unit,
      submitted_at, accepted_at, dispatched_at, responded_at, resolved_at, answered_directly, round, dispatches, returns, nudges, requester_key)
    select gen_random_uuid(), 'closed', code, code, place, 'web', 'complaint', 'Y', unit, unit, at, at + interval '20 minutes',
      at + interval '1 hour', at + interval '5 hours', at + interval '30 hours', false, 1, 1, 0, 0, md5((n % 30000)::text)
    from (select n, c.all[1 + floor(array_length(c.all, 1) * power(random(), 2))::int] as code,
        p.all[1 + floor(array_length(p.all, 1) * power(random(), 2))::int] as place,
        'unit-' || (n % 40) as unit,
        timestamptz '2026-11-22 16:00+00' - make_interval(secs => random() * ${days}::int * 86400) as at
      from generate_series(${from + 1}::int, ${Math.min(from + pieceSize, cases)}::int) n, c, p) facts`.execute(deps.database.db);
}
await deps.database.pool.query('analyze analytics.case_fact');
const insertSeconds = (performance.now() - began) / 1000;
const at = (instant: string) => ({ ...deps, clock: () => instant });

const monday = await runNight(at('2026-11-22T16:10:00.000Z'), '2026-11-23');
const plain = await runNight(at('2026-11-23T16:10:00.000Z'), '2026-11-24');

let now = '2026-11-24T02:00:00.000Z';
const look = openWatcher({ ...deps, clock: () => now });
const opening = performance.now();
await look();
const openSeconds = (performance.now() - opening) / 1000;
await sql`
  insert into analytics.case_fact (case_id, phase, category_code, first_category_code, place_id, channel, nature, grade, unit, first_unit,
    submitted_at, answered_directly, round, dispatches, returns, nudges, requester_key)
  select gen_random_uuid(), 'submitted', category_code, category_code, place_id, 'web', 'complaint', 'Y', unit, unit,
    timestamptz '2026-11-24 02:00:01+00' + make_interval(secs => row_number() over () * 0.5), false, 1, 0, 0, 0, md5(random()::text)
  from (select * from analytics.case_fact order by case_id limit 1000) f`.execute(deps.database.db);
now = '2026-11-24T02:10:00.000Z';
const { added, milliseconds } = await look();
const figures = {
  cases,
  insertSeconds,
  mondaySeconds: monday?.seconds ?? Number.NaN,
  nightlySeconds: plain?.seconds ?? Number.NaN,
  nightlySeries: plain?.judged ?? Number.NaN,
  watchOpenSeconds: openSeconds,
  watchAdded: added,
  incrementalMsP50: percentile(milliseconds, 0.5),
  incrementalMsP95: percentile(milliseconds, 0.95),
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(figures));
await service.close();
