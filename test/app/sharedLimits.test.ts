import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../src/contract/api.ts';
import { openSharedLimits } from '../../src/server/platform/sharedLimits.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ ratePerMinute: 400 });
});
afterAll(() => t.close());

/** A database that counts the statements that it is asked. */
function counting() {
  const { database } = t.deps;
  let statements = 0;
  const db = database.db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { database: { ...database, db }, statements: () => statements };
}

describe('limits shared by processes', () => {
  it('let through no more than the limit, however many processes count, save for the first share of each', async () => {
    const processes = Array.from({ length: 4 }, () => openSharedLimits(t.deps.database, t.deps.clock));
    let through = 0;
    for (let i = 0; i < 100; i += 1)
      for (const one of processes) if ((await one.count('everybody', 100, 60_000)).current <= 100) through += 1;
    expect(through).toBeGreaterThanOrEqual(100);
    expect(through).toBeLessThanOrEqual(100 + 4 * 5);
  });

  it('hold when hundreds of requests come at one moment', async () => {
    const processes = Array.from({ length: 3 }, () => openSharedLimits(t.deps.database, t.deps.clock));
    const counted = await Promise.all(Array.from({ length: 600 }, (_, i) => processes[i % 3]!.count('at once', 100, 60_000)));
    const through = counted.filter(({ current }) => current <= 100).length;
    expect(through).toBeGreaterThanOrEqual(85);
    expect(through).toBeLessThanOrEqual(115);
  });

  it('cost honest traffic no statement, and a flood only a few', async () => {
    const { database, statements } = counting();
    const limits = openSharedLimits(database, t.deps.clock);
    for (let i = 0; i < 50; i += 1) await limits.count('at work', 1200, 60_000);
    expect(statements()).toBe(0);
    for (let i = 0; i < 5000; i += 1) await limits.count('at work', 1200, 60_000);
    expect(statements()).toBeLessThanOrEqual(21);
  });

  it('begin anew with the next window', async () => {
    const limits = openSharedLimits(t.deps.database, t.deps.clock);
    for (let i = 0; i < 12; i += 1) await limits.count('again', 10, 60_000);
    expect((await limits.count('again', 10, 60_000)).current).toBeGreaterThan(10);
    const before = t.deps.clock();
    t.setClock('2026-03-02T02:01:00.000Z');
    expect((await limits.count('again', 10, 60_000)).current).toBe(1);
    t.setClock(before);
  });

  it('hold for an account too, from whichever address it asks', async () => {
    const student = await t.as();
    const answers: number[] = [];
    for (let i = 0; i < 220; i += 1) {
      const { statusCode } = await t.app.inject({
        method: 'GET',
        url: api.myCases.path,
        cookies: student.cookies,
        remoteAddress: `10.0.${Math.floor(i / 100)}.${i % 100}`,
      });
      answers.push(statusCode);
    }
    expect(answers.slice(0, 200).every((code) => code === 200)).toBe(true);
    expect(answers.at(-1)).toBe(429);
  });
});
