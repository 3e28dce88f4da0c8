import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCase } from '../../src/contract/cases.ts';
import {
  commandProposal,
  findSimilarProposals,
  getDeskProposal,
  getProposal,
  listDeskProposals,
  listMyProposals,
  listProposals,
  makeCaseOfProposal,
  makeProposal,
  supportProposal,
  withdrawProposal,
} from '../../src/contract/proposals.ts';
import { putItem } from '../../src/contract/reference.ts';
import { forgetInOpinions } from '../../src/server/opinions/forget.ts';
import { queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let office: Visitor;
let other: Visitor;
beforeAll(async () => {
  t = await testApp();
  office = await t.as({ role: 'supervisor' });
  other = await t.as({ role: 'supervisor' });
  const admin = await t.as({ role: 'admin' });
  const params = { kind: 'proposalRules', id: 'school' } as const;
  await admin.call(putItem, { params, body: { version: 0, data: { threshold: 3, answerDays: 15 } } });
});
afterAll(() => t.close());

const printers = { title: '图书馆增加自助打印机', text: '考试周打印要排队一小时，希望图书馆一层再放两台自助打印机。' };

async function proposed(who: Visitor, words = printers): Promise<string> {
  const id = randomUUID();
  await who.call(makeProposal, { body: { id, ...words } });
  return id;
}

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await office.call(getDeskProposal, { params: { id } });
  const answer = await who.raw(commandProposal, { params: { id }, body: { ...command, version } });
  if (answer.statusCode !== 200) throw new Error(`${JSON.stringify(command)}: ${answer.body}`);
}

async function shown(who: Visitor, words = printers): Promise<string> {
  const id = await proposed(who, words);
  await give(office, id, { type: 'Show', ...words });
  return id;
}

describe('a proposal', () => {
  it('is read before it is shown, without what identifies people', async () => {
    const student = await t.as();
    const id = await proposed(student, {
      title: '给保洁阿姨休息室',
      text: '我是王大明，电话13812345678，希望三号楼有一间休息室。',
    });
    expect((await t.nobody.refused(getProposal, { params: { id } })).code).toBe('no-such-proposal');
    const { proposed: clean } = await office.call(getDeskProposal, { params: { id } });
    expect(clean.text).not.toContain('13812345678');
    await give(office, id, { type: 'Show', ...clean });
    const page = await t.nobody.raw(getProposal, { params: { id } });
    expect(page.body).not.toMatch(/13812345678|王大明/);
    expect(page.body).not.toContain(student.id!);
  });

  it('counts everybody once, and owes an answer when enough stand behind it', async () => {
    const id = await shown(await t.as());
    const supporters = await Promise.all([t.as(), t.as(), t.as()]);
    const [first] = supporters as [Visitor, Visitor, Visitor];
    await Promise.all(Array.from({ length: 10 }, () => first.raw(supportProposal, { params: { id }, body: { support: true } })));
    expect((await t.nobody.call(getProposal, { params: { id } })).supporters).toBe(1);
    await Promise.all(supporters.map((who) => who.call(supportProposal, { params: { id }, body: { support: true } })));
    // Three at once, one threshold: fifteen workdays from Monday the second of March.
    const due = await t.nobody.call(getProposal, { params: { id } });
    expect(due).toMatchObject({ phase: 'due', supporters: 3, answerBy: '2026-03-23T09:30:00.000Z' });
    expect((await queuedJobs(t.deps)).filter((job) => job.caseId === id && job.template === 'ProposalDue')).toHaveLength(1);
    expect((await t.nobody.refused(supportProposal, { params: { id }, body: { support: true } })).code).toBe('unauthenticated');
  });

  it('is answered with a reason; adopted, it has a unit, a day, progress and a result', async () => {
    const id = await shown(await t.as());
    const answer = {
      type: 'Answer',
      ruling: 'adopted',
      reason: '排队情况属实，列入本学期采购。',
      owner: 'library',
      due: '2026-05-01',
    };
    const { version } = await office.call(getDeskProposal, { params: { id } });
    const unowned = { ...answer, owner: null, version };
    expect((await office.raw(commandProposal, { params: { id }, body: unowned })).json()).toMatchObject({
      code: 'owner-missing',
    });
    await give(office, id, answer);
    const unit = await t.as({ role: 'officer', unit: 'library' });
    await give(unit, id, { type: 'Report', text: '已下单' });
    await give(other, id, { type: 'Finish', result: '两台打印机已在一层投入使用。' });
    const { proposals } = await t.nobody.call(listProposals, { query: { show: 'answered' } });
    expect(proposals.find((p) => p.id === id)).toMatchObject({
      phase: 'done',
      commitment: { ruling: 'adopted', owner: 'library', result: '两台打印机已在一层投入使用。', reports: [{ text: '已下单' }] },
    });
  });

  it('is not judged by whoever made it', async () => {
    const id = await proposed(other);
    const { version } = await office.call(getDeskProposal, { params: { id } });
    expect((await other.refused(commandProposal, { params: { id }, body: { type: 'Show', version, ...printers } })).code).toBe(
      'own-proposal',
    );
    await other.call(withdrawProposal, { params: { id }, body: { version } });
    expect((await other.call(listMyProposals, {})).proposals[0]).toMatchObject({ id, phase: 'withdrawn' });
  });

  it('is found by its like, and merged with it takes its supporters along, each once', async () => {
    const [a, b, c] = await Promise.all([t.as(), t.as(), t.as()]);
    const into = await shown(a, { title: '延长浴室开放时间', text: '晚上十点浴室就关了，实验做完洗不上澡，希望开到十一点半。' });
    const from = await shown(b, { title: '浴室开放时间太短', text: '希望浴室晚上开到十一点半，做完实验回来十点已经关门了。' });
    const { similar } = await t.nobody.call(findSimilarProposals, {
      body: { title: '浴室能不能晚点关门', text: '希望浴室开到晚上十一点半' },
    });
    expect(similar.map(({ id }) => id)).toEqual(expect.arrayContaining([into, from]));
    expect(similar.some(({ title }) => title.includes('打印机'))).toBe(false);
    const { proposals } = await office.call(listDeskProposals, { query: { stage: 'collecting' } });
    const groupOf = (id: string) => proposals.find((p) => p.id === id)?.group;
    expect(groupOf(from)).toBe(groupOf(into));
    for (const who of [a, c]) await who.call(supportProposal, { params: { id: into }, body: { support: true } });
    await c.call(supportProposal, { params: { id: from }, body: { support: true } });
    await give(office, from, { type: 'Merge', into });
    expect((await t.nobody.call(getProposal, { params: { id: into } })).supporters).toBe(2);
    expect((await t.nobody.call(getProposal, { params: { id: from } })).mergedInto).toBe(into);
  });

  it('becomes a case of its proposer, once', async () => {
    const student = await t.as();
    const id = await shown(student);
    const { version } = await office.call(getDeskProposal, { params: { id } });
    const caseId = randomUUID();
    const body = { caseId, version, categoryCode: '0102', title: '图书馆打印机', text: printers.text };
    await office.call(makeCaseOfProposal, { params: { id }, body });
    // Sent again because the answer was lost.
    await office.call(makeCaseOfProposal, { params: { id }, body });
    expect((await student.call(getCase, { params: { id: caseId } })).title).toBe('图书馆打印机');
  });

  it('keeps its words and its answer when its proposer is forgotten, and nothing of the proposer', async () => {
    const student = await t.as();
    const id = await shown(student, { title: '操场晚上亮灯', text: '我叫李铁柱，希望操场灯开到十点半。' });
    await forgetInOpinions(t.deps, student.id!);
    for (const table of ['supervision_event', 'opinion_proposal', 'opinion_proposal_words', 'opinion_support']) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(table)} x where x::text like ${`%${student.id}%`}`.execute(
        t.deps.database.db,
      );
      expect([table, rows[0]!.n]).toEqual([table, 0]);
    }
    expect((await t.nobody.call(getProposal, { params: { id } })).title).toBe('操场晚上亮灯');
  });

  it('waits with at most five of the same person', async () => {
    const keen = await t.as();
    for (let i = 0; i < 5; i++) await proposed(keen);
    const body = { id: randomUUID(), ...printers };
    expect((await keen.refused(makeProposal, { body })).code).toBe('too-many-proposals');
  });
});
