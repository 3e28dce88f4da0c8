import { afterEach, expect, it, vi } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { mailServer } from '../../../test/messageServers.ts';
import { allowLoopback, dispatchedCase, mailChannel, outbox, setChannel } from '../../../test/outgoing.ts';
import { type Jobs, openJobs } from '../platform/jobs.ts';
import { notifyWorker } from './execute.ts';

let t: TestApp;
let jobs: Jobs;
let server: Awaited<ReturnType<typeof mailServer>>;

afterEach(async () => {
  await jobs.close();
  await t.close();
  await server.close();
});

it('a dispatch becomes a mail by the real queue, without anybody asking', async () => {
  t = await testApp();
  allowLoopback(t);
  server = await mailServer({ kind: 'open' });
  await setChannel(t, mailChannel(server.port));
  const officer = await t.as({ role: 'officer', unit: 'hq-repair' });
  const people = { student: await t.as(), operator: await t.as({ role: 'operator' }, { role: 'dispatcher' }) };
  const complaints: string[] = [];
  jobs = await openJobs(t.deps.database, (complaint) => complaints.push(complaint));
  await notifyWorker({ ...t.deps, jobs });

  const { id } = await dispatchedCase(people);
  await vi.waitFor(() => expect(server.mails()).toHaveLength(1), { timeout: 20_000, interval: 50 });
  await vi.waitFor(async () => expect(await outbox(t, id)).toMatchObject([{ person: officer.id, state: 'sent' }]), {
    timeout: 5000,
  });
  expect(complaints).toEqual([]);
});
