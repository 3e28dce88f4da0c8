import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAuditState } from '../../src/contract/audit.ts';
import { commandCase, getCase, revealRequester, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { getMyData } from '../../src/contract/ownData.ts';
import { answerDataRequest, askAboutMine, listDataRequests, putRetention } from '../../src/contract/privacy.ts';
import { previewRetention, retentionHistory } from '../../src/contract/retentionPages.ts';
import { resetSecondFactor } from '../../src/contract/signIn.ts';
import { checkpoint, extendChain } from '../../src/server/audit/execute.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let operator: Visitor;
let security: Visitor;
const id = randomUUID();

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  operator = await t.as({ role: 'operator' });
  security = await t.as({ role: 'securityAdmin' });
  await student.call(submitCase, { body: { id, categoryCode: '0102', title: '请假的事情' } });
});
afterAll(() => t.close());

describe('one’s own data', () => {
  it('say who looked at one’s cases: one line for each unit and day, and each look at contact data with its purpose', async () => {
    for (let i = 0; i < 3; i += 1) await operator.call(getCase, { params: { id } });
    await operator.call(revealRequester, { params: { id }, body: { purpose: '核实所在学院' } });
    const { looks } = await student.call(getMyData, {});
    expect(looks.map(({ what, unit, times, purpose }) => ({ what, unit, times, purpose }))).toEqual(
      expect.arrayContaining([
        { what: 'case', unit: 'intake', times: 3, purpose: '' },
        { what: 'contact', unit: 'intake', times: 1, purpose: '核实所在学院' },
      ]),
    );
    expect(JSON.stringify(looks)).not.toContain(operator.id);
  });

  it('are nobody else’s: another person sees no look and no request of mine', async () => {
    expect(await operator.call(getMyData, {})).toEqual({ looks: [], requests: [] });
  });

  it('show what became of a request, and the answer is told', async () => {
    await student.call(askAboutMine, { body: { kind: 'correct', text: '姓名写错了' } });
    const told = async (who: Visitor) => (await who.call(listNotices, { query: {} })).notices.map(({ kind }) => kind);
    expect(await told(security)).toContain('DataRequestCame');
    const { requests } = await security.call(listDataRequests, {});
    await security.call(answerDataRequest, {
      params: { id: requests[0]!.id },
      body: { state: 'done', answer: '已请人事处更正' },
    });
    expect((await student.call(getMyData, {})).requests).toMatchObject([
      { kind: 'correct', state: 'done', answer: '已请人事处更正', answeredAt: monday },
    ]);
    expect(await told(student)).toContain('DataRequestAnswered');
  });
});

describe('the retention rules', () => {
  it('are previewed by the very statement of the night, and keep their history', async () => {
    const desk = await t.as({ role: 'operator' });
    const { version } = await desk.call(getCase, { params: { id } });
    await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version } });
    const other = randomUUID();
    await student.call(submitCase, { body: { id: other, categoryCode: '0102', title: '问一下校历' } });
    const seen = await student.call(getCase, { params: { id: other } });
    await student.call(commandCase, {
      params: { id: other },
      body: { type: 'Withdraw', version: seen.version, reason: '自己找到了' },
    });
    const query = { ordinaryYears: 1, supervisedYears: 5 };
    expect(await security.call(previewRetention, { query })).toMatchObject({ ordinaryDue: 0, ordinaryLater: 1 });
    t.setClock('2027-03-03T02:00:00.000Z');
    expect(await security.call(previewRetention, { query })).toMatchObject({
      ordinaryDue: 1,
      ordinaryLater: 0,
      supervisedDue: 0,
    });
    t.setClock(monday);
    await security.call(putRetention, {
      body: { version: 0, retention: { ordinaryYears: 4, supervisedYears: 6, enabled: true } },
    });
    const { versions } = await security.call(retentionHistory, {});
    expect(versions).toMatchObject([{ version: 1, retention: { ordinaryYears: 4 } }]);
  });
});

describe('a second factor reset by an administrator', () => {
  it('needs a reason, which is kept where it cannot be changed, and tells the person', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    expect((await security.refused(resetSecondFactor, { params: { id: officer.id! }, body: { reason: '' } })).code).toBe(
      'invalid',
    );
    await security.call(resetSecondFactor, { params: { id: officer.id! }, body: { reason: '本人到场,手机丢失' } });
    const { rows } = await sql<{ by: string; reason: string }>`select by, reason from second_factor_reset`.execute(
      t.deps.database.db,
    );
    expect(rows).toEqual([{ by: security.id, reason: '本人到场,手机丢失' }]);
    const { rows: notices } = await sql<{
      template: string;
    }>`select template from notification where person = ${officer.id}`.execute(t.deps.database.db);
    expect(notices.map(({ template }) => template)).toEqual(['SecondFactorReset']);
  });
});

describe('the state of the chain', () => {
  it('says whether it still passes through the checkpoints outside the database', async () => {
    const auditor = await t.as({ role: 'auditor' });
    await extendChain(t.deps);
    await checkpoint(t.deps);
    const whole = await auditor.call(getAuditState, {});
    expect(whole).toMatchObject({ checkpoints: 1, newest: [{ holds: true, place: whole.place, hash: whole.head }] });
    const pool = t.deps.database.pool;
    await pool.query('alter table audit_chain disable trigger user');
    await pool.query('update audit_chain set hash = sha256(hash) where place = (select max(place) from audit_chain)');
    await pool.query('alter table audit_chain enable trigger user');
    expect((await auditor.call(getAuditState, {})).newest[0]!.holds).toBe(false);
  });
});
