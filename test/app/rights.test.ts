import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../app.ts';
import { type TestApp, testApp } from '../app.ts';
import { type Bait, type Looker, layBaits, look, lookers } from '../rights.ts';

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
