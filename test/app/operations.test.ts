import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listBackups } from '../../src/contract/backups.ts';
import { commandCase, submitCase } from '../../src/contract/cases.ts';
import { readyz } from '../../src/contract/operations.ts';
import { withoutTexts } from '../../src/server/platform/logLine.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const metrics = async (from: TestApp = t, headers: Record<string, string> = {}) =>
  from.app.inject({ method: 'GET', url: '/metrics', headers });

it('counts requests by endpoint and commands by outcome, and never says who or what', async () => {
  const student = await t.as();
  const desk = await t.as({ role: 'operator' });
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: '0102', title: '金丝雀甲乙丙丁漏水' } });
  await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
  await desk.refused(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
  await desk.raw({ ...commandCase, path: '/api/cases/:id/commands' }, { params: { id }, body: { type: '金丝雀' } });
  const { body, statusCode } = await metrics();
  expect(statusCode).toBe(200);
  expect(body).toContain('huying_commands_total{command="Submit",outcome="done"} 1');
  expect(body).toContain('huying_commands_total{command="Accept",outcome="done"} 1');
  expect(body).toContain('huying_commands_total{command="Accept",outcome="stale"} 1');
  expect(body).toContain('huying_commands_total{command="unknown",outcome="invalid"} 1');
  expect(body).toContain('endpoint="/api/cases/:id/commands"');
  for (const secret of [id, student.id!, desk.id!, '金丝雀']) expect(body).not.toContain(secret);
});

it('measures queues, connections, the event loop, the chain and the backups, as the dashboard asks', async () => {
  const { body } = await metrics();
  const dashboard = readFileSync(path.resolve(import.meta.dirname, '../../ops/grafana.json'), 'utf8');
  const asked = new Set(dashboard.match(/\b(huying|nodejs|process)_[a-z0-9_]+/g));
  expect(asked.size).toBeGreaterThan(10);
  for (const name of asked) expect(body).toContain(name.replace(/_(bucket|count)$/, ''));
});

it('shows its measures to this machine or to who knows the token, and to nobody else', async () => {
  expect((await metrics(t, { 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(404);
  expect((await t.app.inject({ url: '/metrics', remoteAddress: '10.1.2.3' })).statusCode).toBe(404);
  const guarded = await testApp({ metricsToken: 'a token of some length' });
  expect((await metrics(guarded)).statusCode).toBe(404);
  expect((await metrics(guarded, { authorization: 'Bearer a token of some lengtH' })).statusCode).toBe(404);
  const asked = await guarded.app.inject({
    url: '/metrics',
    remoteAddress: '10.1.2.3',
    headers: { authorization: 'Bearer a token of some length' },
  });
  expect(asked.statusCode).toBe(200);
  await guarded.close();
});

it('tells how old the backups are, to administrators in full', async () => {
  const insert = (kind: string, at: string, fault: string | null) =>
    t.deps.database.pool.query('insert into backup_run (kind, began_at, seconds, fault) values ($1, $2, 1, $3)', [
      kind,
      at,
      fault,
    ]);
  await insert('backup', '2026-03-01T18:40:00Z', null);
  await insert('backup', '2026-03-02T01:00:00Z', 'no-space');
  const { backup } = await t.nobody.call(readyz, {});
  expect(backup).toEqual({ configured: false, last: '2026-03-01T18:40:00.000Z', restoredForTrial: null, fault: 'no-space' });
  const admin = await t.as({ role: 'admin' });
  const { runs } = await admin.call(listBackups, {});
  expect(runs.map(({ fault }) => fault)).toEqual(['no-space', null]);
  expect((await metrics()).body).toContain('huying_backup_fault 1');
});

it('keeps out of the log what PostgreSQL says of a value', async () => {
  const canary = '金丝雀13800009999';
  const wrong = await t.deps.database.pool
    .query('insert into backup_run (kind, began_at, seconds) values ($1, now(), 1)', [canary])
    .catch((error: Error) => error);
  expect(String((wrong as { detail?: string }).detail)).toContain(canary);
  const line = JSON.stringify(withoutTexts(wrong as Error));
  expect(line).not.toContain(canary);
  expect(line).toContain('backup_run_kind');
  expect(line).toContain('operations.test.ts');
  const cast = await t.deps.database.pool.query('select $1::text::int', [canary]).catch((error: Error) => error);
  expect(JSON.stringify(withoutTexts(cast as Error))).not.toContain(canary);
});
