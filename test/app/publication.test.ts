import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, followCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import {
  createPublication,
  decideOwnPublication,
  findHelpful,
  getOwnPublication,
  getPublication,
  listPublications,
  proposePublication,
  readPublished,
  readPublishedOne,
  stepPublication,
} from '../../src/contract/publication.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let officer: Visitor;
let head: Visitor;
const unit = 'hq-repair';
const afterObjections = '2026-03-06T02:00:00.000Z';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit });
  head = await t.as({ role: 'head', unit });
});
afterAll(() => t.close());

const see = (who: Visitor, id: string) => who.call(getCase, { params: { id } });
async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await see(who, id);
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

const code = '0123456789ABCDEF';

async function closed(more: Record<string, unknown> = {}, category = '0507'): Promise<string> {
  t.setClock(monday);
  const id = randomUUID();
  const body = {
    id,
    categoryCode: category,
    title: '东湖3号公寓水房漏水',
    text: '我叫李小龙，电话13812345678，住3号公寓402室，水房的水龙头一直漏水。',
    placeId: 'd3',
    ...more,
  };
  const visitor = more['followUpCode'] ? t.nobody : student;
  await visitor.call(submitCase, { body });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  await give(officer, id, { type: 'Sign' });
  await give(officer, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await give(head, id, { type: 'Resolve', text: '维修师傅张建国已于当天更换阀芯，现场试水不漏，如再漏请联系维修服务科。' });
  if (!more['followUpCode'])
    await give(student, id, {
      type: 'FollowUp',
      reached: true,
      contacted: true,
      solved: 'yes',
      handling: 'satisfied',
      process: 'satisfied',
    });
  return id;
}

async function proposed(caseId: string, who: Visitor = officer): Promise<string> {
  const { wording } = await who.call(proposePublication, { params: { id: caseId } });
  const { id } = await who.call(createPublication, { body: { id: randomUUID(), caseId, wording } });
  return id;
}
type Step = { type: 'Publish' | 'Save' | 'Decline' | 'Withdraw'; wording?: object; note?: string };
async function step(who: Visitor, id: string, body: Step) {
  const { number, wording } = await who.call(getPublication, { params: { id } });
  return who.raw(stepPublication, { params: { id }, body: { number, wording, ...body } });
}
async function published(): Promise<string> {
  const id = await proposed(await closed());
  t.setClock(afterObjections);
  expect((await step(head, id, { type: 'Publish' })).statusCode).toBe(200);
  return id;
}

describe('an answer for everybody', () => {
  it('is proposed without identity, confirmed by a second person beside the original, found, and withdrawn', async () => {
    const caseId = await closed();
    const proposal = await officer.call(proposePublication, { params: { id: caseId } });
    expect(proposal.because).toBeNull();
    const words = JSON.stringify(proposal.wording);
    for (const secret of ['李小龙', '13812345678', '402室', '张建国']) expect(words).not.toContain(secret);
    expect(proposal.wording.question).toContain('水龙头一直漏水');

    const { id } = await officer.call(createPublication, {
      body: { id: randomUUID(), caseId, wording: { ...proposal.wording, title: '公寓水房漏水怎么修' } },
    });
    expect((await t.nobody.refused(readPublishedOne, { params: { id } })).code).toBe('not-found');
    expect((await step(officer, id, { type: 'Publish' })).statusCode).toBe(403);
    expect((await step(head, id, { type: 'Publish' })).json().code).toBe('objection-window');

    t.setClock(afterObjections);
    const record = await head.call(getPublication, { params: { id } });
    expect(record.source?.original.question).toContain('13812345678');
    expect(record.allowed).toContain('Publish');
    expect((await step(head, id, { type: 'Publish' })).statusCode).toBe(200);

    const { answers } = await t.nobody.call(readPublished, { query: { text: '水房漏水' } });
    expect(answers.map((hit) => hit.id)).toContain(id);
    const one = await t.nobody.raw(readPublishedOne, { params: { id } });
    for (const secret of ['李小龙', '13812345678', '402室', '张建国', caseId, student.id!])
      expect(one.body).not.toContain(secret);
    expect(one.json()).toMatchObject({ title: '公寓水房漏水怎么修', month: '2026-03-01' });

    expect((await step(head, id, { type: 'Withdraw', note: '又漏了' })).statusCode).toBe(200);
    expect((await t.nobody.refused(readPublishedOne, { params: { id } })).code).toBe('not-found');
    expect((await t.nobody.call(readPublished, { query: { text: '水房漏水' } })).answers.map((hit) => hit.id)).not.toContain(id);
  });

  it('keeps to the two of them: whoever proposed or worded it does not confirm it', async () => {
    const id = await proposed(await closed(), head);
    t.setClock(afterObjections);
    expect((await step(head, id, { type: 'Publish' })).json().code).toBe('second-person-needed');
    const { wording } = await desk.call(getPublication, { params: { id } });
    await step(desk, id, { type: 'Save', wording: { ...wording, title: '另一种写法的标题' } });
    expect((await step(desk, id, { type: 'Publish' })).json().code).toBe('second-person-needed');
    expect((await step(desk, id, { type: 'Decline', note: '不典型' })).statusCode).toBe(200);
  });

  it('is not published while a name or a number stands in it', async () => {
    const id = await proposed(await closed());
    t.setClock(afterObjections);
    const { wording } = await head.call(getPublication, { params: { id } });
    const slip = { ...wording, answer: '请直接打13812345678找他。' };
    const refused = await step(head, id, { type: 'Publish', wording: slip });
    expect(refused.json()).toMatchObject({ code: 'identity-left', fields: [{ field: 'wording.answer' }] });
    await t.deps.database.pool.query('update person set name = $2 where id = $1', [student.id, '尉迟朱鹮']);
    const named = await step(head, id, { type: 'Publish', wording: { ...wording, answer: '已向尉迟 朱鹮说明。' } });
    expect(named.json().code).toBe('identity-left');
  });

  it('tells of a place only where enough cases are alike', async () => {
    const few = await officer.call(proposePublication, { params: { id: await closed({ placeId: 'd12' }) } });
    expect(few.cell.place).not.toBe('d12');
    for (let i = 0; i < 5; i++) {
      const id = randomUUID();
      const body = { id, categoryCode: '0507', title: `水房第${i}个龙头坏了`, text: `第${i}处，拧不紧。`, placeId: 'd12' };
      await (await t.as()).call(submitCase, { body });
      await give(desk, id, { type: 'Accept' });
    }
    const many = await officer.call(proposePublication, { params: { id: await closed({ placeId: 'd12' }) } });
    expect(many.cell).toEqual({ category: '0507', place: 'd12' });
  });

  it.each([
    ['a confidential category', '0203', 'confidential'],
    ['a case that has not ended', '0507', 'not-ended'],
  ])('is never made of %s', async (_, categoryCode, because) => {
    t.setClock(monday);
    const trusted = await t.as({ role: 'dispatcher' }, { role: 'trusted' });
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode, title: '这件事不能公开', text: '详细经过', placeId: 'd3' } });
    expect((await trusted.call(proposePublication, { params: { id } })).because).toBe(because);
    const wording = { title: '这件事不能公开', question: '问题', answer: '答复内容' };
    const refused = await trusted.refused(createPublication, { body: { id: randomUUID(), caseId: id, wording } });
    expect(refused.code).toBe('not-publishable');
  });

  it('widens nobody’s rights: other units neither see the proposal nor the case behind it', async () => {
    const caseId = await closed();
    const id = await proposed(caseId);
    const stranger = await t.as({ role: 'officer', unit: 'library' });
    expect((await stranger.refused(getPublication, { params: { id } })).code).toBe('not-found');
    expect((await stranger.refused(proposePublication, { params: { id: caseId } })).code).toBe('no-such-case');
    expect((await stranger.call(listPublications, { query: {} })).publications).toEqual([]);
    expect((await student.raw(getPublication, { params: { id } })).statusCode).toBe(403);
  });

  it('is gone for readers at once when its case becomes confidential', async () => {
    const id = await published();
    await t.deps.database.pool.query(
      "update case_view set confidentiality = 'confidential' where id = (select source_case from publication where id = $1)",
      [id],
    );
    expect((await t.nobody.refused(readPublishedOne, { params: { id } })).code).toBe('not-found');
  });

  it('takes the first of two who act at once, and one proposal of a case', async () => {
    const caseId = await closed();
    const id = await proposed(caseId);
    t.setClock(afterObjections);
    const { number, wording } = await head.call(getPublication, { params: { id } });
    const both = await Promise.all(
      [head, desk].map((who) => who.raw(stepPublication, { params: { id }, body: { type: 'Publish', number, wording } })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).not.toEqual([200, 200]);
    const again = await desk.refused(createPublication, { body: { id: randomUUID(), caseId, wording: wording! } });
    expect(again.code).toBe('publication-exists');
  });
});

describe('the requester', () => {
  it('is told, may agree, and is asked for nothing more', async () => {
    const caseId = await closed();
    const id = await proposed(caseId);
    const { notices } = await student.call(listNotices, { query: {} });
    expect(notices.find((notice) => notice.kind === 'PublicationProposed' && notice.caseId === caseId)?.text.zh).toMatch(
      /JS2026-/,
    );
    const { publication } = await student.call(getOwnPublication, { params: { id: caseId } });
    expect(publication).toMatchObject({ id, consent: 'open', state: 'proposed' });
    const body = { number: publication!.number, consent: true };
    await student.call(decideOwnPublication, { params: { id: caseId }, body });
    // With the requester's word nobody has to wait.
    expect((await step(head, id, { type: 'Publish' })).statusCode).toBe(200);
  });

  it('may object even to what is published; it is withdrawn at once and never proposed again', async () => {
    const caseId = await closed();
    const id = await proposed(caseId);
    t.setClock(afterObjections);
    await step(head, id, { type: 'Publish' });
    const { publication } = await student.call(getOwnPublication, { params: { id: caseId } });
    const after = await student.call(decideOwnPublication, {
      params: { id: caseId },
      body: { number: publication!.number, consent: false },
    });
    expect(after.publication).toMatchObject({ state: 'withdrawn', consent: 'refused', question: '' });
    expect((await t.nobody.refused(readPublishedOne, { params: { id } })).code).toBe('not-found');
    expect((await officer.call(proposePublication, { params: { id: caseId } })).because).toBe('requester-objects');
    const { steps } = await head.call(getPublication, { params: { id } });
    expect(steps[0]).toMatchObject({ type: 'Object', by: null });
  });

  it('stays anonymous, and objects with the follow-up code alone', async () => {
    const caseId = await closed({ followUpCode: code });
    expect((await officer.call(proposePublication, { params: { id: caseId } })).because).toBe('not-ended');
    const caller = await t.as({ role: 'caller' });
    await give(caller, caseId, {
      type: 'FollowUp',
      reached: true,
      contacted: true,
      solved: 'yes',
      handling: 'satisfied',
      process: 'satisfied',
    });
    await proposed(caseId);
    expect((await student.refused(getOwnPublication, { params: { id: caseId } })).code).toBe('no-such-case');
    const holder = t.visitor();
    await holder.call(followCase, { body: { code } });
    await holder.call(decideOwnPublication, { params: { id: caseId }, body: { number: 1, consent: false } });
    expect((await holder.call(getOwnPublication, { params: { id: caseId } })).publication?.state).toBe('declined');
    const { rows } = await t.deps.database.pool.query<{ actor: string | null }>(
      "select actor from publication_step where type = 'Object'",
    );
    expect(rows.every(({ actor }) => actor === null)).toBe(true);
  });

  it('is the only one who may say so', async () => {
    const caseId = await closed();
    await proposed(caseId);
    const other = await t.as();
    expect((await other.refused(getOwnPublication, { params: { id: caseId } })).code).toBe('no-such-case');
    expect((await head.refused(decideOwnPublication, { params: { id: caseId }, body: { number: 1, consent: false } })).code).toBe(
      'no-such-case',
    );
  });
});

describe('有帮助', () => {
  it('counts each person and each device once, and can be taken back', async () => {
    const id = await published();
    const device = randomUUID();
    const say = (who: Visitor, helpful = true, from = device) =>
      who.call(findHelpful, { params: { id }, body: { device: from, helpful } });
    await say(t.nobody);
    expect((await say(t.nobody)).helpful).toBe(1);
    await say(student, true, randomUUID());
    expect((await say(student, true, randomUUID())).helpful).toBe(2);
    expect((await say(t.nobody, false)).helpful).toBe(1);
    const { rows } = await t.deps.database.pool.query<{ voter: string }>('select voter from publication_helpful');
    for (const { voter } of rows) expect(voter).not.toContain(student.id);
  });

  it('is bounded by what an address may send', async () => {
    const id = await published();
    const codes: number[] = [];
    for (let i = 0; i < 15; i++)
      codes.push((await t.nobody.raw(findHelpful, { params: { id }, body: { device: randomUUID(), helpful: true } })).statusCode);
    expect(codes).toContain(429);
  });
});
