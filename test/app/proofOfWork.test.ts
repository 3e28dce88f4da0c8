import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitCase } from '../../src/contract/cases.ts';
import { createPerson } from '../../src/contract/people.ts';
import { getProofChallenge, proofHeader } from '../../src/contract/proof.ts';
import { signIn } from '../../src/contract/session.ts';
import { solvePuzzle } from '../../src/web/api/solvePuzzle.ts';
import { monday, type TestApp, testApp } from '../app.ts';

let t: TestApp;
let password: string;
beforeAll(async () => {
  t = await testApp({ proofBits: 8 });
  const admin = await t.as({ role: 'admin' });
  ({ password } = await admin.call(createPerson, { body: { login: 'zhang', name: '章', kind: 'staff', unit: null } }));
});
afterAll(() => t.close());

async function proofOf(of: string): Promise<string> {
  const { challenge, bits } = await t.visitor().call(getProofChallenge, { query: { of } });
  return `${challenge}.${solvePuzzle(challenge, bits, 0, 1_000_000)}`;
}
const send = (url: string, payload: object, proof?: string) =>
  t.app.inject({ method: 'POST', url, payload, ...(proof === undefined ? {} : { headers: { [proofHeader]: proof } }) });
const anonymous = (id = randomUUID()) => ({ id, categoryCode: '0102', title: '请假的事情', followUpCode: codeOf(id) });
const codeOf = (id: string) => id.replaceAll('-', '').slice(0, 16).toUpperCase();

describe('an anonymous case', () => {
  it('is taken after a moment of work, and not before', async () => {
    const body = anonymous();
    expect((await send(submitCase.path, body)).json().code).toBe('proof-needed');
    expect((await send(submitCase.path, body, await proofOf(body.id))).statusCode).toBe(200);
  });

  it('is not paid for with the work for another, with work done twice, or with work of yesterday', async () => {
    const [one, other] = [anonymous(), anonymous()];
    const proof = await proofOf(one.id);
    expect((await send(submitCase.path, other, proof)).json().code).toBe('proof-needed');
    expect((await send(submitCase.path, one, proof)).statusCode).toBe(200);
    expect((await send(submitCase.path, one, proof)).json().code).toBe('proof-needed');
    const late = await proofOf(one.id);
    t.setClock('2026-03-02T02:06:00.000Z');
    expect((await send(submitCase.path, one, late)).json().code).toBe('proof-needed');
    t.setClock(monday);
  });

  it.each(['', 'x', 'a.b.c.1', '....', `${'9'.repeat(400)}.x.y.1`])('is not paid for with %s', async (proof) => {
    expect((await send(submitCase.path, anonymous(), proof)).json().code).toBe('proof-needed');
  });

  it('costs no work where somebody is signed in', async () => {
    const student = await t.as();
    await student.call(submitCase, { body: anonymous() });
  });
});

describe('signing in', () => {
  it('costs work after three refused tries, also with the right password', async () => {
    for (let i = 0; i < 3; i += 1)
      expect((await send(signIn.path, { login: 'zhang', password: 'wrong' })).json().code).toBe('wrong-login');
    expect((await send(signIn.path, { login: 'zhang', password })).json().code).toBe('proof-needed');
    expect((await send(signIn.path, { login: 'Zhang', password }, await proofOf('zhang'))).statusCode).toBe(200);
    expect((await send(signIn.path, { login: 'zhang', password })).statusCode).toBe(200);
  });

  it('tells a login that nobody has by nothing from one that somebody has: both rest after eight', async () => {
    const said = [];
    for (let i = 0; i < 9; i += 1)
      said.push(
        (
          await send(signIn.path, { login: 'nobody-here', password: 'x' }, i < 3 ? undefined : await proofOf('nobody-here'))
        ).json().code,
      );
    expect(said.slice(0, 8)).toEqual(Array(8).fill('wrong-login'));
    expect(said[8]).toBe('locked-out');
  });
});
