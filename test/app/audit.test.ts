import { randomUUID } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit, verifyAudit } from '../../src/contract/audit.ts';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listPeople } from '../../src/contract/people.ts';
import { signIn } from '../../src/contract/session.ts';
import { checkpointFile, readCheckpoints } from '../../src/server/audit/checkpoints.ts';
import { checkpoint, extendChain } from '../../src/server/audit/execute.ts';
import { verifyChain } from '../../src/server/audit/queries.ts';
import { openDatabase } from '../../src/server/platform/db.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { seeded } from '../seeded.ts';
import { tamper } from '../tamper.ts';

let t: TestApp;
let auditor: Visitor;
let operator: Visitor;

beforeAll(async () => {
  t = await testApp();
  auditor = await t.as({ role: 'auditor' });
  operator = await t.as({ role: 'operator' });
  const admin = await t.as({ role: 'admin' });
  const student = await t.as();
  for (let i = 0; i < 12; i += 1) {
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0401', title: `水房漏水 ${i}` } });
    const { version } = await operator.call(getCase, { params: { id } });
    await operator.call(commandCase, { params: { id }, body: { version, type: 'Accept' } });
  }
  await admin.call(listPeople, { query: { text: '王' } });
  await t.nobody.raw(signIn, { body: { login: operator.id!, password: 'wrong' } });
  await extendChain(t.deps);
  await checkpoint(t.deps);
});
afterAll(() => t.close());

const checkpoints = () => readCheckpoints(checkpointFile(t.deps.config));
const verify = async () => verifyChain(t.deps.database.db, await checkpoints(), t.deps.clock());

describe('the audit log', () => {
  it('keeps who read a case, who looked for people, and who tried to sign in', async () => {
    const { entries } = await auditor.call(listAudit, { query: {} });
    const kinds = entries.map((entry) => entry.kind);
    expect(kinds).toContain('people-read');
    expect(entries.filter((entry) => entry.kind === 'case-read')).toHaveLength(12);
    expect(entries.find((entry) => entry.kind === 'case-read')).toMatchObject({
      person: { id: operator.id },
      caseNumber: expect.stringMatching(/^JS/),
    });
    expect(entries.find((entry) => entry.kind === 'sign-in-refused')?.person?.id).toBe(operator.id);
  });

  it('is found by person, case and kind, page by page, and its reading is kept too', async () => {
    const { entries } = await auditor.call(listAudit, { query: { login: operator.id!, kind: 'case-read' } });
    expect(entries).toHaveLength(12);
    const ofCase = await auditor.call(listAudit, { query: { caseNumber: entries[0]!.caseNumber! } });
    expect(ofCase.entries).toHaveLength(1);
    expect((await auditor.call(listAudit, { query: { kind: 'audit-read' } })).entries.length).toBeGreaterThan(1);
  });

  it('does not keep what people look at in their own cases', async () => {
    const own = await t.as();
    const id = randomUUID();
    await own.call(submitCase, { body: { id, categoryCode: '0401', title: '楼道的灯不亮' } });
    await own.call(getCase, { params: { id } });
    const { rows } = await sql`select 1 from audit_entry where case_id = ${id}`.execute(t.deps.database.db);
    expect(rows).toEqual([]);
  });

  it('holds no text and no name', async () => {
    const { rows } = await sql<{ line: string }>`select to_jsonb(e)::text as line from audit_entry e`.execute(t.deps.database.db);
    for (const { line } of rows) expect(line).not.toMatch(/水房|王|13800001234/);
  });
});

describe('the chain', () => {
  it('covers every row of every source once, and is whole', async () => {
    await extendChain(t.deps);
    expect(await extendChain(t.deps)).toBe(0);
    const { rows, fault } = await verify();
    expect(fault).toBeNull();
    const { rows: counted } = await sql<{ n: number }>`
      select ((select count(*) from event) + (select count(*) from audit_entry) + (select count(*) from reveal)
        + (select count(*) from reference_history))::int as n`.execute(t.deps.database.db);
    expect(rows).toBe(counted[0]!.n);
  });

  it('is extended by two processes at once without a gap', async () => {
    for (let i = 0; i < 3; i += 1) {
      await auditor.call(listAudit, { query: {} });
      await Promise.all([extendChain(t.deps), extendChain(t.deps)]);
    }
    await extendChain(t.deps);
    expect((await verify()).fault).toBeNull();
  });

  it('is verified by an auditor, on the page too', async () => {
    expect(await auditor.call(verifyAudit, {})).toMatchObject({ fault: null, checkpoints: 1 });
    expect((await operator.refused(verifyAudit, {})).code).toBe('not-yours');
  });

  it('refuses to be changed by the service’s own statements', async () => {
    for (const table of ['event', 'audit_entry', 'audit_chain', 'reference_history'])
      await expect(sql.raw(`delete from ${table}`).execute(t.deps.database.db)).rejects.toThrow('never changed');
    await expect(sql`update event set actor = 'x'`.execute(t.deps.database.db)).rejects.toThrow('never changed');
    await expect(sql`update audit_chain set hash = sha256(hash)`.execute(t.deps.database.db)).rejects.toThrow('never changed');
  });

  it('finds every one of 150 random alterations by somebody with all rights on the database', async () => {
    await extendChain(t.deps);
    await checkpoint(t.deps);
    const kept = await checkpoints();
    const single = openDatabase(t.url, 1);
    const chance = seeded(20260302);
    const undetected: string[] = [];
    for (let i = 0; i < 150; i += 1) {
      const client = await single.pool.connect();
      await client.query('begin');
      const what = await tamper(client, chance);
      client.release();
      if ((await verifyChain(single.db, kept, t.deps.clock())).fault === null) undetected.push(what);
      await single.pool.query('rollback');
    }
    await single.close();
    expect(undetected).toEqual([]);
  });

  it('accepts a row that the retention schedule has redacted, and counts it', async () => {
    const before = await verify();
    expect(before.fault).toBeNull();
    const single = openDatabase(t.url, 1);
    await single.pool.query('begin');
    await single.pool.query('alter table event disable trigger user');
    await single.pool.query(`with old as (select position, jsonb_build_array(case_id, version, type, data, actor, unit, (extract(epoch from at) * 1000000)::bigint)::text as body
        from event order by position limit 1),
      changed as (update event e set data = '{"gone":true}' from old where e.position = old.position
        returning e.position, jsonb_build_array(e.case_id, e.version, e.type, e.data, e.actor, e.unit, (extract(epoch from e.at) * 1000000)::bigint)::text as body)
      insert into audit_redaction (source, key, body_hash_before, body_hash_after, reason, at)
      select 'event', o.position::text, sha256(o.body::bytea), sha256(c.body::bytea), 'retention', '${t.deps.clock()}' from old o join changed c using (position)`);
    const { fault, redacted } = await verifyChain(single.db, [], t.deps.clock());
    await single.pool.query('rollback');
    await single.close();
    expect({ fault, redacted }).toEqual({ fault: null, redacted: 1 });
  });

  it('says when a checkpoint outside the database tells another story', async () => {
    const file = checkpointFile(t.deps.config);
    const last = (await readFile(file, 'utf8')).trim().split('\n').at(-1)!;
    await appendFile(file, `${JSON.stringify({ ...JSON.parse(last), hash: 'ab'.repeat(32) })}\n`);
    expect((await verify()).fault?.what).toBe('checkpoint');
  });
});
