import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proven } from './proof.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

const root = path.resolve(import.meta.dirname, '../..');
const code = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('');

async function submitAnonymously(service: RunningService): Promise<{ id: string; number: string; code: string }> {
  const draft = { id: randomUUID(), followUpCode: code(), categoryCode: '0401', title: '水房漏水了' };
  const answer = await fetch(`${service.address}/api/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await proven(service.address, draft.id)) },
    body: JSON.stringify(draft),
  });
  expect(answer.status).toBe(200);
  const receipt = (await answer.json()) as { id: string; number: string };
  return { ...receipt, code: draft.followUpCode };
}

async function isFound(service: RunningService, c: { number: string; code: string }): Promise<boolean> {
  const answer = await fetch(`${service.address}/api/follow`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: c.code }),
  });
  return answer.ok && ((await answer.json()) as { number: string }).number === c.number;
}

describe('the service', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await newDataFolder();
  });
  afterAll(() => removeFolder(folder));

  it('stops within 5 s and finds every acknowledged case at the next start', async () => {
    const first = await startService('start', { dataFolder: folder });
    expect(first.printed()).toMatch(/setup\?token=[\w-]{40,}/);
    for (const front of ['/', '/desk/']) expect((await fetch(first.address + front)).status).toBe(200); // accepts */*
    const cases = await Promise.all([1, 2, 3, 4, 5].map(() => submitAnonymously(first)));
    expect(await first.stop()).toBeLessThan(5);

    const from = performance.now();
    const second = await startService('start', { dataFolder: folder });
    expect((performance.now() - from) / 1000).toBeLessThan(10);
    for (const c of cases) expect(await isFound(second, c)).toBe(true);
    await second.stop();
  });

  it('loses nothing and starts again after it was killed', async () => {
    const first = await startService('start', { dataFolder: folder });
    const kept = await submitAnonymously(first);
    await first.stop('SIGKILL');
    const second = await startService('start', { dataFolder: folder });
    expect(await isFound(second, kept)).toBe(true);
    await second.stop();
  });

  it('says in a sentence that the port is taken, and that the data folder is in use', async () => {
    const running = await startService('start', { dataFolder: folder });
    const other = await newDataFolder();
    const again = (dataFolder: string) =>
      spawnSync(process.execPath, ['src/server/main.ts', 'start'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, PORT: String(running.port), HUYING_DATA: dataFolder },
      });
    const taken = again(other);
    expect(taken.status).toBe(1);
    expect(taken.stderr).toContain(`Port ${running.port} is taken`);
    expect(again(folder).stderr).toContain('already running');
    await running.stop();
    await removeFolder(other);
  });

  it('prints all mistakes of its settings at once', () => {
    const wrong = spawnSync(process.execPath, ['src/server/main.ts', 'start'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' },
    });
    expect(wrong.status).toBe(2);
    for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) expect(wrong.stderr).toContain(name);
  });
});
