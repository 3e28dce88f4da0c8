import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScreen, getWall, getWallFrame, openScreen } from '../../src/contract/wall.ts';
import { screenModes } from '../../src/domain/wall/vocabulary.ts';
import type { Visitor } from '../app.ts';
import { type TestApp, testApp } from '../app.ts';
import { type Bait, type Looker, layBaits, look, lookers, requesterName } from '../rights.ts';

let t: TestApp;
let baits: Bait[];
let all: Looker[];
let requester: Visitor;

beforeAll(async () => {
  t = await testApp();
  requester = await t.as();
  // The lookers first: a secret case goes only to a unit that has somebody trusted.
  all = await lookers(t, requester);
  baits = await layBaits(t, requester);
});
afterAll(() => t.close());

describe('every endpoint × every role × every kind of case', () => {
  it('answers what the table of permissions allows, and no word or person beyond it', async () => {
    const leaks: unknown[] = [];
    const errors: string[] = [];
    const seen = new Set<string>();
    let asked = 0;
    for (const looker of all) {
      const found = await look(t, looker, baits);
      leaks.push(...found.leaks);
      errors.push(...found.errors);
      asked += found.asked;
      for (const sight of found.seen) seen.add(sight);
    }
    expect(errors).toEqual([]);
    expect(leaks).toEqual([]);
    expect(asked).toBeGreaterThan(5000);
    // A look that finds nothing anywhere would prove nothing: each bait is found where it may be.
    for (const { kind } of baits)
      for (const endpoint of ['getCase', 'listCases', 'searchCases']) expect(seen).toContain(`${kind} in ${endpoint}`);
  }, 240_000);
});

describe('every screen of the wall × every kind of case', () => {
  it('answers no word, no id and no person of any of them', async () => {
    const admin = await t.as({ role: 'admin' });
    for (const mode of screenModes) {
      const { token } = await admin.call(createScreen, { body: { name: '大厅', mode, language: 'zh-CN' } });
      const screen = t.visitor();
      await screen.call(openScreen, { body: { token } });
      // Far in the future every case is red, and would be listed if it were named.
      t.setClock('2026-04-20T02:00:00.000Z');
      for (const endpoint of [getWall, getWallFrame]) {
        const { body } = await screen.raw(endpoint, {});
        const found = baits.flatMap(({ words, id }) => [...words, id]).filter((word) => body.includes(word));
        expect([mode, endpoint.path, found, body.includes(requesterName)]).toEqual([mode, endpoint.path, [], false]);
      }
      const { now } = await screen.call(getWall, {});
      expect(now.cards.red).toBeGreaterThanOrEqual(baits.length);
      expect(now.cards.first.length).toBeLessThan(baits.length);
    }
  });
});
