import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../src/contract/api.ts';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import { type Role, roles } from '../../src/domain/people/vocabulary.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
const visitors = new Map<Role | 'nobody' | 'student', Visitor>();

beforeAll(async () => {
  t = await testApp();
  visitors.set('nobody', t.nobody);
  visitors.set('student', await t.as());
  for (const role of roles)
    visitors.set(role, await t.as({ role, ...(['officer', 'head', 'contractor'].includes(role) ? { unit: 'library' } : {}) }));
});
afterAll(() => t.close());

const endpoints = Object.entries(api) as [string, Endpoint][];

describe('every endpoint × every role', () => {
  it.each(endpoints)('%s lets in whom it names, and nobody else', async (name, endpoint) => {
    // Signing out would end the visitor's session for the rows below.
    if (name === 'signOut' || name === 'changePassword') return;
    for (const [who, visitor] of visitors) {
      const kept = { ...visitor.cookies };
      const answer = await visitor.raw(endpoint, {
        params: { id: randomUUID(), kind: 'unit' },
        ...(endpoint.body ? { body: {} } : {}),
      });
      Object.assign(visitor.cookies, kept);
      const refusedAtTheDoor = answer.statusCode === 401 || (answer.statusCode === 403 && answer.json().code === 'not-yours');
      expect({ name, who, refusedAtTheDoor }).toEqual({ name, who, refusedAtTheDoor: !mayEnter(endpoint, who) });
      expect(answer.statusCode, `${name} as ${who}: ${answer.body}`).toBeLessThan(500);
    }
  });
});

function mayEnter(endpoint: Endpoint, who: Role | 'nobody' | 'student'): boolean {
  if (endpoint.access === 'public') return true;
  // A screen of the wall is no person: test/app/wall.test.ts.
  if (endpoint.access === 'screen') return false;
  if (endpoint.access === 'signedIn' || endpoint.access === 'passwordGiven' || endpoint.access === 'caseParty')
    return who !== 'nobody';
  return endpoint.access.some((role) => role === who);
}

describe('the contract', () => {
  it('is served whole', () => {
    for (const [name, endpoint] of endpoints)
      expect(t.app.hasRoute({ method: endpoint.method, url: endpoint.path }), name).toBe(true);
  });
  it('names each path and method once', () => {
    const keys = endpoints.map(([, e]) => `${e.method} ${e.path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('answers an unknown address of the interface with a problem', async () => {
    const answer = await t.app.inject({ url: '/api/nothing' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});
