import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitCase } from '../../src/contract/cases.ts';
import { acceptConsent, getConsent } from '../../src/contract/consent.ts';
import { recordPhoneCase } from '../../src/contract/phone.ts';
import { exportMine, putRetention } from '../../src/contract/privacy.ts';
import { itemHistory, putItem } from '../../src/contract/reference.ts';
import { readHistory } from '../../src/server/cases/queries.ts';
import { keepRetention } from '../../src/server/privacy/execute.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let admin: Visitor;
let security: Visitor;

beforeAll(async () => {
  t = await testApp();
  admin = await t.as({ role: 'admin' });
  security = await t.as({ role: 'securityAdmin' });
});
afterAll(() => t.close());

/** Letters and digits that are all in the alphabet of codes. */
const newCode = () => randomBytes(8).toString('hex').toUpperCase();
const draft = (more: object = {}) => ({ id: randomUUID(), categoryCode: '0102', title: '请假的事情', ...more });
const words = (edition: number, zh = '本校依法处理您提交的信息，用于办理您的诉求。') => ({
  edition,
  zh,
  en: 'The university processes what you submit in order to handle your case.',
});
const put = (version: number, data: object) => ({
  params: { kind: 'consentText' as const, id: 'school' },
  body: { version, data },
});

describe('the privacy notice', () => {
  it('asks nobody while the school has put none in force', async () => {
    const student = await t.as();
    expect(await student.call(getConsent, {})).toEqual({ text: null, accepted: null });
    await student.call(submitCase, { body: draft() });
    expect((await student.refused(acceptConsent, { params: { id: 1 } })).code).toBe('consent-needed');
  });

  it('is accepted once by each person, and anew only after a material change', async () => {
    const student = await t.as();
    await admin.call(putItem, put(0, words(1)));
    const body = draft();
    expect((await student.refused(submitCase, { body })).code).toBe('consent-needed');
    await student.call(acceptConsent, { params: { id: 1 } });
    await student.call(acceptConsent, { params: { id: 1 } });
    await student.call(submitCase, { body });
    const kept = await t.deps.database.pool.query(
      "select subject from audit_entry where kind = 'consent-accepted' and person = $1",
      [student.id],
    );
    expect(kept.rows).toEqual([{ subject: '1' }]);

    await admin.call(putItem, put(1, words(1, '本校依法处理您提交的信息，用来办理您的诉求。')));
    await student.call(submitCase, { body: draft() });
    // Read before the slip was mended, accepted after it.
    const slow = await t.as();
    await slow.call(acceptConsent, { params: { id: 1 } });
    await slow.call(submitCase, { body: draft() });

    await admin.call(putItem, put(2, words(2, '本校依法处理您提交的信息，并可委托外包单位处理。')));
    expect((await student.refused(submitCase, { body: draft() })).code).toBe('consent-needed');
    expect((await student.refused(acceptConsent, { params: { id: 2 } })).code).toBe('consent-needed');
    const shown = await student.call(getConsent, {});
    expect(shown).toMatchObject({ text: { version: 3, edition: 2 }, accepted: null });
    await student.call(acceptConsent, { params: { id: 3 } });
    await student.call(submitCase, { body: draft() });
    const { consents } = await student.call(exportMine, {});
    expect(consents.map(({ edition, version }) => [edition, version])).toEqual([
      [2, 3],
      [1, 1],
    ]);
    expect((await admin.call(itemHistory, { params: { kind: 'consentText', id: 'school' } })).items).toHaveLength(3);
  });

  it('cannot leave an edition out or take one back', async () => {
    for (const edition of [1, 4]) {
      const problem = await admin.refused(putItem, put(3, words(edition)));
      expect(problem.fields).toMatchObject([{ field: 'data.edition' }]);
    }
  });

  it('stands in the submission where nobody is named, and nowhere else', async () => {
    const student = await t.as();
    const anonymous = { ...draft(), followUpCode: newCode() };
    expect((await student.refused(submitCase, { body: anonymous })).code).toBe('consent-needed');
    expect((await student.refused(submitCase, { body: { ...anonymous, consent: 1 } })).code).toBe('consent-needed');
    await student.call(submitCase, { body: { ...anonymous, consent: 3 } });
    expect((await readHistory(t.deps.database, anonymous.id))[0]).toMatchObject({ consent: 3, requester: null });
    expect((await student.call(getConsent, {})).accepted).toBeNull();
  });

  it('is read to a caller by the version in force, and the case says so; whoever was not asked is not sent away', async () => {
    const operator = await t.as({ role: 'operator' });
    const student = await t.as();
    const sheet = (more: object) => ({
      ...{ id: randomUUID(), title: '请假条找谁签', what: '请假条找谁签', categoryCode: '0102' },
      ...{ outcome: { do: 'leave' } as const, caller: { kind: 'person' as const, id: student.id! } },
      ...more,
    });
    expect((await operator.refused(recordPhoneCase, { body: sheet({ consent: 1 }) })).code).toBe('consent-needed');
    const read = sheet({ consent: 3 });
    await operator.call(recordPhoneCase, { body: read });
    expect((await readHistory(t.deps.database, read.id))[0]).toMatchObject({ consent: 3, ground: 'consent', by: operator.id });
    // What was accepted by word of mouth is not asked for again on the screen.
    expect((await student.call(getConsent, {})).accepted).toMatchObject({ version: 3 });

    const anonymous = sheet({ consent: 3, caller: { kind: 'anonymous', followUpCode: newCode() } });
    await operator.call(recordPhoneCase, { body: anonymous });
    expect((await readHistory(t.deps.database, anonymous.id))[0]).toMatchObject({
      consent: 3,
      ground: 'consent',
      requester: null,
    });

    const unread = sheet({ caller: { kind: 'guest', name: '周女士', number: '199 0000 5001' } });
    await operator.call(recordPhoneCase, { body: unread });
    const [first] = await readHistory(t.deps.database, unread.id);
    expect(first).toMatchObject({ ground: 'duty' });
    expect(first).not.toHaveProperty('consent');
  });

  it('is forgotten with the last case, and not before', async () => {
    const [gone, busy] = [await t.as(), await t.as()];
    for (const person of [gone, busy]) await person.call(acceptConsent, { params: { id: 3 } });
    await busy.call(submitCase, { body: draft() });
    await security.call(putRetention, {
      body: { version: 0, retention: { ordinaryYears: 1, supervisedYears: 2, enabled: true } },
    });
    const before = t.deps.clock();
    t.setClock('2028-03-01T02:00:00.000Z');
    await keepRetention(t.deps);
    expect(await consentsOf(gone)).toBe(1);
    t.setClock('2028-03-03T02:00:00.000Z');
    await keepRetention(t.deps);
    expect([await consentsOf(gone), await consentsOf(busy)]).toEqual([0, 1]);
    t.setClock(before);
  });
});

async function consentsOf({ id }: Visitor): Promise<number> {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many from consent where person = ${id}`.execute(
    t.deps.database.db,
  );
  return rows[0]!.many;
}
