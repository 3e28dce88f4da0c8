import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandCase, followCase, getCase, revealRequester, submitCase } from '../../src/contract/cases.ts';
import { listPeople } from '../../src/contract/people.ts';
import {
  assistIntake,
  discardDraft,
  findCaller,
  leaveHandover,
  listCalls,
  listDrafts,
  listHandovers,
  PhoneDraft,
  phoneDesk,
  recordPhoneCase,
  saveDraft,
  signOnPhone,
  takeDraft,
  takeHandover,
} from '../../src/contract/phone.ts';
import { pageDuty } from '../../src/server/duty/execute.ts';
import { readDelays } from '../../src/server/foresight/readFacts.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';
import { type FakeExchange, fakeExchange } from '../fakeExchange.ts';

let t: TestApp;
let exchange: FakeExchange;
let operator: Visitor;
let colleague: Visitor;
let trusted: Visitor;

beforeAll(async () => {
  t = await testApp();
  exchange = fakeExchange(t);
  operator = await t.as({ role: 'operator' });
  colleague = await t.as({ role: 'operator' });
  trusted = await t.as({ role: 'operator' }, { role: 'trusted' });
});
afterAll(() => t.close());
beforeEach(() => t.setClock(monday));

const guest = { kind: 'guest', name: '周女士', number: '199 0000 5001' } as const;
const said = {
  caller: guest,
  what: '3号公寓四层水房水龙头一直漏水',
  when: '从昨晚开始',
  want: '希望今天修好',
  title: '3号公寓四层水房水龙头一直漏水',
  placeId: 'd3',
  placeText: '四层水房',
  categoryCode: '0401',
};
const dispatch = { do: 'dispatch', unit: 'hq-repair' } as const;
const withPhone = async (phone: string) => {
  const person = await t.as();
  await t.deps.database.pool.query('update person set phone = $2 where id = $1', [person.id, phone]);
  return person;
};

describe('recording what somebody tells', () => {
  it('submits, accepts and dispatches in one stroke, for a caller without an account', async () => {
    const id = randomUUID();
    const receipt = await operator.call(recordPhoneCase, { body: { id, ...said, outcome: dispatch } });
    expect(receipt).toMatchObject({ id, version: 3, phase: 'dispatched', handedOn: false });
    expect(receipt.resolveBy).not.toBeNull();
    const detail = await operator.call(getCase, { params: { id } });
    expect(detail).toMatchObject({
      channel: 'phone',
      unit: 'hq-repair',
      anonymous: false,
      requester: { name: '周**', phone: '199****5001', kind: 'guest' },
      text: '3号公寓四层水房水龙头一直漏水\n发生时间:从昨晚开始\n诉求:希望今天修好',
    });
    expect(detail.timeline[0]).toMatchObject({ type: 'CaseSubmitted', byRequester: false, unit: 'intake' });
    const again = await operator.call(recordPhoneCase, { body: { id, ...said, outcome: dispatch } });
    expect(again).toMatchObject({ number: receipt.number, version: 3 });
    const { rows } = await t.deps.database.pool.query(`select count(*)::int as n from person where name = '周女士'`);
    expect(rows).toEqual([{ n: 1 }]);
    const shown = await operator.call(revealRequester, { params: { id }, body: { purpose: '核对联系方式' } });
    expect(shown).toEqual({ name: '周女士', phone: '199 0000 5001' });
  });

  it('answers at once, and the case goes to the follow-up like every other answer', async () => {
    const id = randomUUID();
    const answer = { do: 'answer', text: '图书馆周一至周日 7:00 至 22:30 开放,考试周延长到 24:00。' } as const;
    const body = {
      id,
      ...said,
      title: '图书馆几点关门',
      what: '图书馆几点关门',
      categoryCode: '1202',
      placeId: null,
      outcome: answer,
    };
    const receipt = await operator.call(recordPhoneCase, { body });
    expect(receipt).toMatchObject({ phase: 'resolved' });
    expect(await operator.call(getCase, { params: { id } })).toMatchObject({
      answeredDirectly: true,
      result: answer.text,
      next: { kind: 'followUp' },
    });
  });

  it('records nothing when it cannot be dispatched so: the words are still in the draft', async () => {
    const id = randomUUID();
    const refused = await operator.refused(recordPhoneCase, {
      body: { id, ...said, outcome: { do: 'dispatch', unit: 'nowhere' } },
    });
    expect(refused.code).toBe('unknown-unit');
    expect((await operator.refused(getCase, { params: { id } })).code).toBe('no-such-case');
  });

  it('keeps when a paper form came in, and counts its promises from there', async () => {
    const id = randomUUID();
    const receivedAt = '2026-02-28T08:00:00.000Z';
    const { resolveBy } = await operator.call(recordPhoneCase, {
      body: { id, ...said, channel: 'paper', receivedAt, outcome: dispatch },
    });
    const detail = await operator.call(getCase, { params: { id } });
    expect(detail).toMatchObject({ channel: 'paper', submittedAt: receivedAt, enteredAt: monday });
    expect(resolveBy).toBe(detail.resolveBy);
    // The sentinel learns from it how late forms come: of the day three days ago one came two days late.
    const { delays, counts } = await readDelays(t.deps.analytics, '2026-03-03');
    expect(counts[counts.length - 3 * delays + 2]).toBe(1);
    const longAgo = {
      id: randomUUID(),
      ...said,
      channel: 'paper',
      receivedAt: '2026-01-02T08:00:00.000Z',
      outcome: dispatch,
    } as const;
    expect((await operator.refused(recordPhoneCase, { body: longAgo })).code).toBe('received-too-long-ago');
  });

  it('notes whom the operator called meanwhile, in the timeline of the desk alone', async () => {
    const student = await t.as();
    const id = randomUUID();
    const thirdParties = [{ called: '后勤值班室', text: '十分钟内派人到场关阀', at: monday }];
    await operator.call(recordPhoneCase, {
      body: { id, ...said, caller: { kind: 'person', id: student.id! }, thirdParties, outcome: dispatch },
    });
    const note = { type: 'NoteTaken', text: '十分钟内派人到场关阀', reason: '后勤值班室', internal: true };
    expect((await operator.call(getCase, { params: { id } })).timeline[1]).toMatchObject(note);
    expect((await student.call(getCase, { params: { id } })).timeline.map(({ type }) => type)).not.toContain('NoteTaken');
  });

  it('raises the grade by what was answered, pages whoever is on duty, and never lowers what the words say', async () => {
    const id = randomUUID();
    await operator.call(recordPhoneCase, { body: { id, ...said, yes: ['live-wire'], outcome: dispatch } });
    const detail = await operator.call(getCase, { params: { id } });
    expect(detail).toMatchObject({ grade: 'T', screened: ['asked-live-wire'] });
    const { rows: paged } = await t.deps.database.pool.query("select data from pgboss.job where name = 'page-duty'");
    expect(paged).toContainEqual({ data: { caseId: id } });
    const both = randomUUID();
    await operator.call(recordPhoneCase, {
      body: { id: both, ...said, what: '电梯里困了人', yes: ['many-people'], outcome: { do: 'leave' } },
    });
    expect(await operator.call(getCase, { params: { id: both } })).toMatchObject({ grade: 'T', phase: 'submitted' });
  });

  it('hands a case on to trusted colleagues when the rules have made it confidential', async () => {
    const id = randomUUID();
    const thirdParties = [{ called: '心理中心值班', text: '老师十五分钟内到宿舍', at: monday }];
    const body = { id, ...said, what: '室友说不想活了', yes: ['hurt-oneself' as const], thirdParties, outcome: dispatch };
    expect(await operator.call(recordPhoneCase, { body })).toMatchObject({ phase: 'submitted', handedOn: true });
    expect((await operator.refused(getCase, { params: { id } })).code).toBe('no-such-case');
    const detail = await trusted.call(getCase, { params: { id } });
    expect(detail).toMatchObject({ confidentiality: 'confidential', grade: 'T' });
    expect(detail.timeline.map(({ type }) => type)).toEqual(['CaseSubmitted', 'NoteTaken']);
    await pageDuty(t.deps, id);
    const { rows } = await t.deps.database.pool.query('select person from duty_page where case_id = $1', [id]);
    expect(rows).toContainEqual({ person: trusted.id });
    expect(rows).not.toContainEqual({ person: operator.id });
  });

  it('names nobody in an anonymous case, not even by the call that it came from', async () => {
    await operator.call(signOnPhone, { body: { extension: '8001' } });
    await exchange.tell(monday, { type: 'ringing', call: 'a1', extension: '8001', number: '19900005077' });
    await exchange.tell('2026-03-02T02:00:05.000Z', { type: 'answered', call: 'a1', extension: '8001' });
    const [call] = (await operator.call(phoneDesk, {})).calls;
    const id = randomUUID();
    const followUpCode = 'ABCD-1234-EFGH-5678';
    const caller = { kind: 'anonymous', followUpCode } as const;
    await operator.call(recordPhoneCase, { body: { id, ...said, caller, call: call!.id, outcome: dispatch } });
    expect(await operator.call(getCase, { params: { id } })).toMatchObject({ anonymous: true, requester: null });
    const { calls } = await operator.call(listCalls, { query: {} });
    expect(calls.find((line) => line.id === call!.id)).toMatchObject({ number: '', case: null, wrapUp: 'case' });
    expect((await operator.call(findCaller, { body: { number: '19900005077' } })).calls).toEqual([]);
    expect(await t.nobody.call(followCase, { body: { code: followUpCode } })).toMatchObject({ id });
  });

  it('can let the new case follow one that is known already', async () => {
    const main = randomUUID();
    await operator.call(recordPhoneCase, { body: { id: main, ...said, outcome: dispatch } });
    const id = randomUUID();
    const other = { ...said, caller: { kind: 'guest', name: '吴先生', number: '19900005002' } } as const;
    const receipt = await operator.call(recordPhoneCase, { body: { id, ...other, outcome: { do: 'merge', into: main } } });
    expect(receipt.phase).toBe('merged');
    expect(await operator.call(getCase, { params: { id } })).toMatchObject({ mergedInto: main });
  });
});

describe('who is calling', () => {
  it('is found by the number however it is written, or by the student number, and never by name', async () => {
    const student = await withPhone('+86 199-0000-5100');
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0401', title: '楼道灯坏了没人修' } });
    for (const number of ['19900005100', '199 0000 5100', '008619900005100', student.id!]) {
      const found = await operator.call(findCaller, { body: { number } });
      expect(found.callers).toMatchObject([{ id: student.id, name: '王**', kind: 'student' }]);
      expect(found.cases.map((line) => line.id)).toEqual([id]);
      expect(found.open).toBe(1);
    }
    expect((await operator.call(findCaller, { body: { number: '王' } })).callers).toEqual([]);
    expect((await operator.call(findCaller, { body: { number: '' } })).callers).toEqual([]);
  });

  it('is found after the number was changed, by the new one alone', async () => {
    const student = await withPhone('19900005200');
    expect((await operator.call(findCaller, { body: { number: '19900005200' } })).callers).toHaveLength(1);
    await t.deps.database.pool.query(`update person set phone = '19900005201' where id = $1`, [student.id]);
    expect((await operator.call(findCaller, { body: { number: '19900005200' } })).callers).toEqual([]);
    expect((await operator.call(findCaller, { body: { number: '19900005201' } })).callers).toMatchObject([{ id: student.id }]);
  });

  it('says nothing of confidential cases to whoever is not trusted with them, not even that there are any', async () => {
    const student = await withPhone('19900005300');
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0302', title: '想换导师不敢说' } });
    const seen = await operator.call(findCaller, { body: { number: '19900005300' } });
    expect([seen.cases, seen.open]).toEqual([[], 0]);
    expect((await trusted.call(findCaller, { body: { number: '19900005300' } })).cases).toMatchObject([{ id }]);
  });

  it('is the same guest for the same number and name, and another for another name', async () => {
    const record = (name: string) =>
      operator.call(recordPhoneCase, {
        body: { id: randomUUID(), ...said, caller: { kind: 'guest', name, number: '19900005400' }, outcome: { do: 'leave' } },
      });
    await record('郑先生');
    await record('郑先生');
    await record('冯女士');
    const { callers, cases } = await operator.call(findCaller, { body: { number: '199-0000-5400' } });
    expect(callers.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['冯**', 'guest'],
      ['郑**', 'guest'],
    ]);
    expect(cases).toHaveLength(3);
    const admin = await t.as({ role: 'admin' });
    const kinds = async (query: { text?: string }) => (await admin.call(listPeople, { query })).people.map(({ kind }) => kind);
    expect(await kinds({})).not.toContain('guest');
    expect(await kinds({ text: '冯' })).toEqual(['guest']);
  });
});

describe('what helps while an operator types', () => {
  it('finds place, room, category, unit, time and wish in the words', async () => {
    const found = await operator.call(assistIntake, { body: { what: '东湖3号公寓709从昨晚开始没有热水,希望今天能修好' } });
    expect(found).toMatchObject({
      title: '东湖3号公寓709从昨晚开始没有热水,希望今天能修好',
      places: [{ id: 'd3', room: '709' }],
      when: '从昨晚开始',
      want: '希望今天能修好',
      mayGoOn: true,
    });
    expect(found.categories[0]?.code).toBe('0505');
    expect(found.units[0]).toMatchObject({ rule: 'default' });
    expect(found.questions.map(({ question }) => question)).toContain('many-people');
  });

  it('says at once what reviewed rules raise, and whether the operator may go on', async () => {
    const found = await operator.call(assistIntake, { body: { what: '宿舍楼道冒浓烟了' } });
    expect(found).toMatchObject({ grade: 'T', confidentiality: 'normal', mayGoOn: true, screened: [{ rule: 'fire-now' }] });
    const grave = { body: { what: '我不想活了' } };
    expect(await operator.call(assistIntake, grave)).toMatchObject({
      grade: 'T',
      confidentiality: 'secret',
      mayGoOn: false,
    });
    expect(await trusted.call(assistIntake, grave)).toMatchObject({ mayGoOn: true });
  });

  it('shows the same person’s open cases and others of the same house, to nudge or to follow instead', async () => {
    const student = await withPhone('19900005500');
    const own = randomUUID();
    await student.call(submitCase, { body: { id: own, categoryCode: '0505', title: '宿舍没有热水洗澡', placeId: 'd3' } });
    const { like } = await operator.call(assistIntake, {
      body: { what: '还是没有热水', person: student.id, placeId: 'd3', categoryCode: '0505' },
    });
    expect(like[0]).toMatchObject({ why: 'same-person', case: { id: own } });
    // At once it would only say what everybody knows.
    t.setClock('2026-03-02T07:00:00.000Z');
    await operator.call(commandCase, { params: { id: own }, body: { type: 'Nudge', version: 1, text: '来电催办' } });
    const other = await operator.call(assistIntake, { body: { what: '没有热水', placeId: 'd3', categoryCode: '0505' } });
    expect(other.like).toContainEqual(expect.objectContaining({ why: 'same-place', case: expect.objectContaining({ id: own }) }));
  });

  it('has nothing to say of nothing', async () => {
    expect(await operator.call(assistIntake, { body: {} })).toMatchObject({
      title: '',
      places: [],
      categories: [],
      grade: null,
      like: [],
    });
  });
});

describe('a draft', () => {
  const draft = (what: string) => PhoneDraft.parse({ what, name: '周女士', number: '19900005001' });

  it('is kept by the server with every pause, so that another machine goes on where this one broke off', async () => {
    const id = randomUUID();
    expect(await operator.call(saveDraft, { params: { id }, body: { version: 0, draft: draft('水龙头') } })).toEqual({
      version: 1,
    });
    expect(await operator.call(saveDraft, { params: { id }, body: { version: 1, draft: draft('水龙头漏水') } })).toEqual({
      version: 2,
    });
    const open = await operator.call(takeDraft, { params: { id } });
    expect(open).toMatchObject({ version: 2, draft: { what: '水龙头漏水', name: '周女士', number: '19900005001' } });
    // The machine that was left behind does not overwrite what was typed since.
    expect((await operator.refused(saveDraft, { params: { id }, body: { version: 1, draft: draft('水') } })).code).toBe('stale');
  });

  it('is in one pair of hands: of two who reach for it at once one gets it', async () => {
    const id = randomUUID();
    await operator.call(saveDraft, { params: { id }, body: { version: 0, draft: draft('等待补充'), release: true } });
    const reached = await Promise.all(
      [colleague, trusted].map(async (who) => (await who.raw(takeDraft, { params: { id } })).statusCode),
    );
    expect(reached.sort()).toEqual([200, 409]);
    expect((await operator.refused(saveDraft, { params: { id }, body: { version: 1, draft: draft('x') } })).code).toBe(
      'draft-taken',
    );
  });

  it('may be taken over when its holder has not touched it for half an hour', async () => {
    const id = randomUUID();
    await operator.call(saveDraft, { params: { id }, body: { version: 0, draft: draft('忘在桌上的草稿') } });
    expect((await colleague.refused(takeDraft, { params: { id } })).code).toBe('draft-taken');
    t.setClock('2026-03-02T02:30:01.000Z');
    const lines = (await colleague.call(listDrafts, {})).drafts;
    expect(lines.find((line) => line.id === id)).toMatchObject({
      left: true,
      mine: false,
      number: '199****5001',
      gist: '忘在桌上的草稿',
    });
    expect(await colleague.call(takeDraft, { params: { id } })).toMatchObject({ version: 2 });
  });

  it('is gone when it has become a case, and nothing typed late brings it back', async () => {
    const id = randomUUID();
    await operator.call(saveDraft, { params: { id }, body: { version: 0, draft: draft('水龙头漏水') } });
    await operator.call(recordPhoneCase, { body: { id, ...said, outcome: dispatch } });
    expect((await operator.refused(saveDraft, { params: { id }, body: { version: 1, draft: draft('晚了') } })).code).toBe(
      'not-found',
    );
    expect((await operator.refused(saveDraft, { params: { id }, body: { version: 0, draft: draft('晚了') } })).code).toBe(
      'not-found',
    );
    expect((await operator.call(listDrafts, {})).drafts.some((line) => line.id === id)).toBe(false);
  });

  it('can be thrown away by whoever holds it', async () => {
    const id = randomUUID();
    await operator.call(saveDraft, { params: { id }, body: { version: 0, draft: draft('打错了') } });
    expect((await colleague.refused(discardDraft, { params: { id } })).code).toBe('draft-taken');
    await operator.call(discardDraft, { params: { id } });
    await operator.call(discardDraft, { params: { id } });
  });

  it('keeps name and number unreadable in the database', async () => {
    const { rows } = await t.deps.database.pool.query(`select 1 from phone_draft d where d::text ~ '周女士|19900005001'`);
    expect(rows).toEqual([]);
  });
});

describe('the end of a shift', () => {
  it('leaves a note with the figures of the day, which the next shift confirms once', async () => {
    const id = randomUUID();
    await operator.call(leaveHandover, { body: { id, text: '三号公寓热水周三前修好,有人问照此答复。' } });
    await operator.call(leaveHandover, { body: { id, text: '三号公寓热水周三前修好,有人问照此答复。' } });
    const { handover } = await colleague.call(phoneDesk, {});
    expect(handover).toMatchObject({ id, takenBy: null, figures: { waiting: expect.any(Number) } });
    const taken = await colleague.call(takeHandover, { params: { id } });
    expect(taken.takenBy).toContain(colleague.id);
    expect(await trusted.call(takeHandover, { params: { id } })).toEqual(taken);
    expect((await trusted.call(listHandovers, {})).handovers).toHaveLength(1);
  });
});
