import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { explainUnfinished, freezeLedger } from '../../src/contract/ledgers.ts';
import { draftOrder } from '../../src/contract/orders.ts';
import { checkpointFile, readCheckpoints } from '../../src/server/audit/checkpoints.ts';
import { checkpoint, extendChain } from '../../src/server/audit/execute.ts';
import { verifyChain } from '../../src/server/audit/queries.ts';
import { openDatabase } from '../../src/server/platform/db.ts';
import { issueDue } from '../../src/server/reports/execute.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  t.setClock('2026-03-05T00:00:00.000Z');
  const student = await t.as();
  const desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  const head = await t.as({ role: 'head', unit });
  const supervisor = await t.as({ role: 'supervisor' });
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' } });
  for (const command of [{ type: 'Accept' }, { type: 'Dispatch', unit }]) {
    const { version } = await desk.call(getCase, { params: { id } });
    await desk.call(commandCase, { params: { id }, body: { ...command, version } as never });
  }
  await supervisor.call(draftOrder, {
    body: {
      id: randomUUID(),
      level: 'first',
      title: '关于漏水的督办',
      demands: '请尽快办理',
      recipients: [unit],
      cases: [id],
    } as never,
  });
  const said = {
    reason: 'purchase' as const,
    measures: '已订货',
    plan: '到货即换',
    expectedOn: '2026-03-09',
    responsible: '张工',
  };
  await head.call(explainUnfinished, { params: { id }, body: said });
  await supervisor.call(freezeLedger, { body: { id: randomUUID(), kind: 'unfinished', note: '' } });
  await issueDue(t.deps);
  // Effects and published tables take weeks of history to come about; what counts here is that the chain takes such rows in.
  const { pool } = t.deps.database;
  await pool.query(
    `insert into proactive_event (task_id, version, type, data, actor, at) values (gen_random_uuid(), 1, 'TaskIssued', '{}', 'p', now())`,
  );
  await pool.query(
    `insert into analytics.snapshot (id, state, assessment, period, as_of, text, digest, basis, names, drafted_by, drafted_at, published_by, published_at)
     values (gen_random_uuid(), 'published', 'month', '{}', $1, 'x', $2, '{}', '{}', 'a', $1, 'b', $1)`,
    [t.deps.clock(), createHash('sha256').update('x').digest()],
  );
  await extendChain(t.deps);
  await checkpoint(t.deps);
}, 60_000);
afterAll(() => t.close());

/** What the chain says after one statement by somebody with all rights on the database. */
async function faultAfter(table: string, statement: string) {
  const single = openDatabase(t.url, 1);
  await single.pool.query('begin');
  await single.pool.query(`alter table ${table} disable trigger user`);
  await single.pool.query(statement);
  const { fault } = await verifyChain(single.db, await readCheckpoints(checkpointFile(t.deps.config)), t.deps.clock());
  await single.pool.query('rollback');
  await single.close();
  return fault && { what: fault.what, source: fault.source };
}

describe('the chain covers what people are judged by', () => {
  it('and is whole', async () => {
    expect(await faultAfter('report', 'select 1')).toBeNull();
    expect(await extendChain(t.deps)).toBe(0);
  });

  it.each([
    ['supervision_event', "update supervision_event set actor = 'x'", 'altered', 'supervision_event'],
    ['supervision_event', 'delete from supervision_event', 'missing', 'supervision_event'],
    ['proactive_event', `update proactive_event set data = '{"unit":"x"}'`, 'altered', 'proactive_event'],
    ['report_history', "update report_history set by = 'x'", 'altered', 'report_history'],
    [
      'report',
      "update report set document = replace(document, '1', '9') where state = 'published'",
      'altered',
      'published_report',
    ],
    ['report', "update report set number = number + 100 where state = 'published'", 'altered', 'published_report'],
    ['analytics.snapshot', `update analytics.snapshot set names = '{"a":"b"}'`, 'altered', 'published_snapshot'],
    ['frozen_ledger', "update frozen_ledger set note = 'x'", 'altered', 'frozen_ledger'],
    ['frozen_ledger_line', "update frozen_ledger_line set data = '[]'", 'altered', 'frozen_ledger'],
    ['frozen_ledger_line', 'delete from frozen_ledger_line', 'altered', 'frozen_ledger'],
    ['unfinished_explanation', "update unfinished_explanation set reason = 'x'", 'altered', 'unfinished_explanation'],
  ])('%s: %s is %s', async (table, statement, what, source) => {
    expect(await faultAfter(table, statement)).toEqual({ what, source });
  });

  it('finds a row that was put in and dated back', async () => {
    const put = `insert into supervision_event (id, version, kind, type, data, actor, unit, at, recorded_at)
      select gen_random_uuid(), 1, kind, type, data, actor, unit, at, recorded_at - interval '1 day' from supervision_event limit 1`;
    expect(await faultAfter('supervision_event', put)).toEqual({ what: 'not-in-chain', source: 'supervision_event' });
  });
});
