import { randomUUID } from 'node:crypto';
import { commandCase, getCase, submitCase } from '../src/contract/cases.ts';
import { createPerson } from '../src/contract/people.ts';
import { signIn } from '../src/contract/session.ts';
import { roles } from '../src/domain/people/vocabulary.ts';
import { checkpointFile, readCheckpoints } from '../src/server/audit/checkpoints.ts';
import { checkpoint, extendChain } from '../src/server/audit/execute.ts';
import { verifyChain } from '../src/server/audit/queries.ts';
import { openDatabase } from '../src/server/platform/db.ts';
import { type TestApp, testApp } from '../test/app.ts';
import { fuzz } from '../test/fuzz.ts';
import { startTemplate } from '../test/postgres.ts';
import { layBaits, look, lookers } from '../test/rights.ts';
import { seeded } from '../test/seeded.ts';
import { tamper } from '../test/tamper.ts';
import { redactionByClass } from './redactionByClass.ts';
import { redactionFigures } from './redactionFigures.ts';
import { redactionGold } from './redactionGold.ts';
import { redactionUnseen3 } from './redactionUnseen3.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * Rights, hostile requests, tampering and redaction, measured: `node bench/security.ts [--json]`. `leaks` are words or persons that an answer
 * holds beyond the table of permissions; `tamperedRowsFound` the share of 1,000 random alterations of the database that the chain names.
 */
const fuzzRequests = 100_000;
const alterations = 1000;
const quiet = process.argv.includes('--json');
const say = (line: string) => quiet || console.log(line);

const template = await startTemplate();
const rights = await within(async (t) => {
  const requester = await t.as();
  const all = await lookers(t, requester);
  const baits = await layBaits(t, requester);
  let asked = 0;
  let leaks = 0;
  for (const looker of all) {
    const found = await look(t, looker, baits);
    asked += found.asked;
    leaks += found.leaks.length;
    for (const leak of found.leaks) console.error(leak);
  }
  return { asked, leaks };
});
say(`${rights.asked} questions by every role about every kind of case: ${rights.leaks} leaks`);

const hostile = await within(async (t) => {
  const student = await t.as();
  await t.as({ role: 'officer', unit: 'library' }, { role: 'trusted', unit: 'library' });
  const visitors = [t.visitor(), student, await t.as(...roles.map((role) => ({ role })))];
  const ids = [...(await layBaits(t, student)).map(({ id }) => id), student.id!, 'unit', 'library', '0401', 'd3'];
  return fuzz(t, visitors, ids, fuzzRequests, seeded(1));
});
for (const error of hostile.errors) console.error(error);
say(`${hostile.asked} hostile requests: ${hostile.errors.length} kinds of errors of the server's own`);

const tampered = await within(async (t) => {
  await someHistory(t);
  await extendChain(t.deps);
  await checkpoint(t.deps);
  const kept = await readCheckpoints(checkpointFile(t.deps.config));
  const single = openDatabase(t.url, 1);
  const chance = seeded(2);
  let found = 0;
  for (let i = 0; i < alterations; i += 1) {
    const client = await single.pool.connect();
    await client.query('begin');
    const what = await tamper(client, chance);
    client.release();
    if ((await verifyChain(single.db, kept, t.deps.clock())).fault) found += 1;
    else console.error(`not found: ${what}`);
    await single.pool.query('rollback');
  }
  await single.close();
  return found;
});
say(`${tampered} of ${alterations} random alterations named`);

const signInTimes = await within(async (t) => {
  const admin = await t.as({ role: 'admin' });
  const { password } = await admin.call(createPerson, { body: { login: 'bench', name: '测', kind: 'staff', unit: null } });
  const { times } = await timed(60, 2, async () => {
    await t.visitor().call(signIn, { body: { login: 'bench', password } });
  });
  return times;
});
const redaction = redactionByClass(redactionUnseen3);
const seen = redactionFigures(redactionGold);
for (const { kind, marked, found, low, high } of [redaction.all, ...redaction.byClass])
  say(`redaction, ${kind}: ${found} of ${marked} (95 %: ${rounded(low, 3)}–${rounded(high, 3)})`);
for (const missed of redaction.missed) say(`  missed: ${missed}`);

console.log(
  JSON.stringify({
    endpointsTimesRoles: rights.asked,
    leaks: rights.leaks,
    fuzzRequests: hostile.asked,
    serverErrors: hostile.errors.length,
    tamperedRowsFound: rounded(tampered / alterations, 4),
    redactionRecall: rounded(redaction.all.recall, 4),
    redactionRecallLow: rounded(redaction.all.low, 4),
    redactionPrecision: rounded(redaction.precision, 4),
    redactionTooManyOfTaken: rounded(redaction.tooManyOfTaken, 4),
    redactionTooManyOfAll: rounded(redaction.tooManyOfAll, 4),
    redactionRecallSeen: rounded(seen.found / seen.marked, 4),
    signInP95Ms: rounded(percentile(signInTimes, 0.95)),
  }),
);
await template.stop();

async function within<T>(measure: (t: TestApp) => Promise<T>): Promise<T> {
  const t = await testApp({}, template.url);
  try {
    return await measure(t);
  } finally {
    await t.close();
  }
}

/** A chain of some 400 rows, so that 1,000 walks over it take minutes and not hours. */
async function someHistory(t: TestApp): Promise<void> {
  const student = await t.as();
  const desk = await t.as({ role: 'operator' });
  for (let i = 0; i < 30; i += 1) {
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0102', title: `第${i}件请假的事情` } });
    const { version } = await desk.call(getCase, { params: { id } });
    await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version } });
  }
}
