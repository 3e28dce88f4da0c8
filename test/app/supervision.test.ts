import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import {
  commandOrder,
  draftOrder,
  getBoard,
  getOrder,
  listBoardCases,
  listOrders,
  supervisionOfCase,
} from '../../src/contract/orders.ts';
import { putItem } from '../../src/contract/reference.ts';
import { fold, type OrderEvent } from '../../src/domain/order/order.ts';
import { ringClocks } from '../../src/server/clocks/execute.ts';
import { notify } from '../../src/server/notifications/execute.ts';
import { readAggregate } from '../../src/server/platform/aggregateStore.ts';
import { ringSupervision } from '../../src/server/supervision/clocks.ts';
import { orderRow } from '../../src/server/supervision/orderRow.ts';
import { raiseByRules } from '../../src/server/supervision/raise.ts';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let officer: Visitor;
let supervisor: Visitor;
let second: Visitor;
let leader: Visitor;
let caller: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit });
  officer = await t.as({ role: 'officer', unit });
  supervisor = await t.as({ role: 'supervisor' });
  second = await t.as({ role: 'supervisor' });
  leader = await t.as({ role: 'leader' });
  caller = await t.as({ role: 'caller' });
});
afterAll(() => t.close());

const draft = (more: Record<string, unknown> = {}) => ({
  id: randomUUID() as string,
  level: 'first' as const,
  title: '关于{事项}的督办',
  demands: '请{主送单位}于{完成时限}前办理。',
  recipients: [unit],
  ...more,
});
async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
async function order(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getOrder, { params: { id } });
  return who.call(commandOrder, { params: { id }, body: { ...command, version } as never });
}
async function refusedOrder(who: Visitor, id: string, command: Record<string, unknown>): Promise<string> {
  const { version } = await who.call(getOrder, { params: { id } });
  return (await who.refused(commandOrder, { params: { id }, body: { ...command, version } as never })).code;
}
async function dispatched(more: Record<string, unknown> = {}): Promise<string> {
  const body = { id: randomUUID() as string, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3', ...more };
  await student.call(submitCase, { body });
  await give(desk, body.id, { type: 'Accept' });
  await give(desk, body.id, { type: 'Dispatch', unit });
  return body.id;
}
async function resolved(id: string): Promise<void> {
  await give(head, id, { type: 'Sign' });
  await give(head, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await give(head, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。如再漏请联系维修科。' });
}
const unhappy = { type: 'FollowUp', reached: true, contacted: true, solved: 'no', handling: 'unsatisfied', process: 'fair' };
const reply = { type: 'Reply', recipient: unit, measures: '更换全部阀芯', result: '连续三天不漏', responsible: '周工' };

describe('numbers', () => {
  it('have neither gaps nor repetitions when many orders are raised at once and some are refused', async () => {
    t.setClock(monday);
    const bodies = Array.from({ length: 24 }, (_, i) => draft(i % 4 === 3 ? { recipients: ['nowhere'] } : {}));
    const answers = await Promise.all(bodies.map((body) => supervisor.raw(draftOrder, { body })));
    expect(answers.filter((a) => a.statusCode === 409)).toHaveLength(6);
    const numbers = answers.flatMap((a) => (a.statusCode === 200 ? [a.json().number as string] : []));
    expect(numbers.map((n) => Number(/^督〔2026〕(\d+)号$/.exec(n)?.[1])).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 18 }, (_, i) => i + 1),
    );
    // Sent again, an order answers with the receipt it has.
    const again = await supervisor.call(draftOrder, { body: bodies[0]! });
    expect(again.number).toBe(answers[0]!.json().number);
  });
  it('begin anew with the year in Beijing, not in London', async () => {
    t.setClock('2026-12-31T16:30:00.000Z');
    expect((await supervisor.call(draftOrder, { body: draft() })).number).toBe('督〔2027〕1号');
    t.setClock(monday);
  });
});

describe('an order', () => {
  it('is what its events say, and is written in one round trip after one', async () => {
    const body = draft();
    await supervisor.call(draftOrder, { body });
    const before = t.deps.database.roundTrips();
    await order(head, body.id, { type: 'Sign', recipient: unit });
    expect(t.deps.database.roundTrips() - before).toBeLessThanOrEqual(4);
    await order(head, body.id, reply);
    const { history } = await readAggregate<OrderEvent>(t.deps.database, 'order', body.id);
    const { rows } = await t.deps.database.pool.query('select * from supervision_order where id = $1', [body.id]);
    expect(rows[0]).toEqual(JSON.parse(JSON.stringify(orderRow(body.id, fold(history)))));
    await expect(t.deps.database.pool.query("update supervision_event set actor = 'x'")).rejects.toThrow('never changed');
  });

  it('has its blanks filled, and refuses unknown ones here and in templates', async () => {
    const body = draft({ categoryCode: '0507' });
    await supervisor.call(draftOrder, { body });
    const detail = await head.call(getOrder, { params: { id: body.id } });
    expect(detail.demands).toMatch(/^请维修服务科于3月\d+日前办理。$/);
    expect((await supervisor.refused(draftOrder, { body: draft({ facts: '见{附件}' }) })).code).toBe('unknown-blank');
    const admin = await t.as({ role: 'admin' });
    const template = {
      name: '测试',
      source: 'other',
      level: 'first',
      title: '关于{某事}的督办',
      demands: '请于{完成时限}前办理。',
    };
    const refused = await admin.refused(putItem, {
      params: { kind: 'orderTemplate', id: 'test' },
      body: { version: 0, data: template },
    });
    expect(refused.fields?.[0]).toMatchObject({ field: 'data.title', code: 'unknown-blank' });
  });

  it('is replied to by the head from the first level on, and closed by another person', async () => {
    const body = draft();
    await supervisor.call(draftOrder, { body });
    expect(await refusedOrder(officer, body.id, reply)).toBe('head-must-reply');
    await order(officer, body.id, { type: 'Progress', recipient: unit, text: '备件已到', plannedOn: '2026-03-04' });
    expect(await refusedOrder(supervisor, body.id, { type: 'Close', solved: true, text: '属实' })).toBe('wrong-phase');
    const both = await t.as({ role: 'head', unit }, { role: 'supervisor' });
    await order(both, body.id, reply);
    expect(await refusedOrder(both, body.id, { type: 'Close', solved: true, text: '属实' })).toBe('replied-yourself');
    await order(second, body.id, { type: 'Close', solved: true, text: '到现场看过,属实' });
    expect((await head.call(getOrder, { params: { id: body.id } })).phase).toBe('closed');
  });

  it('of the second level waits for a leader who did not draft it', async () => {
    const body = draft({ level: 'second' });
    const receipt = await supervisor.call(draftOrder, { body });
    expect(receipt.number).toBeNull();
    expect((await head.refused(getOrder, { params: { id: body.id } })).code).toBe('no-such-order');
    expect((await leader.call(listOrders, { query: { view: 'toSign' } })).orders.map(({ id }) => id)).toContain(body.id);
    expect((await order(leader, body.id, { type: 'Issue' })).number).toMatch(/^督〔2026〕\d+号$/);
    expect((await head.call(getOrder, { params: { id: body.id } })).phase).toBe('issued');
  });

  it('goes to one of two who act at once', async () => {
    const body = draft();
    await supervisor.call(draftOrder, { body });
    await order(head, body.id, reply);
    const { version } = await supervisor.call(getOrder, { params: { id: body.id } });
    const close = { type: 'Close' as const, version, solved: true, text: '属实' };
    const answers = await Promise.all(
      [supervisor, second].map((who) => who.raw(commandOrder, { params: { id: body.id }, body: close })),
    );
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 412]);
  });

  it('does not exist for other units, and tells its recipients by number alone', async () => {
    await t.deps.database.pool.query('delete from pgboss.job');
    const body = draft({ facts: '王同学反映水房漏水' });
    await supervisor.call(draftOrder, { body });
    const stranger = await t.as({ role: 'head', unit: 'library' });
    expect((await stranger.refused(getOrder, { params: { id: body.id } })).code).toBe('no-such-order');
    expect((await stranger.call(listOrders, { query: {} })).orders).toEqual([]);
    for (const data of await queuedJobs(t.deps)) await notify(t.deps, randomUUID(), data);
    const { notices } = await head.call(listNotices, { query: {} });
    expect(notices[0]).toMatchObject({ kind: 'OrderIssued', caseId: body.id });
    expect(notices[0]!.text.zh).toMatch(/^督办单 督〔2026〕\d+号 已发到您的单位/);
    expect(JSON.stringify(notices)).not.toContain('漏水');
  });
});

describe('rules', () => {
  it('raise an order for the second dissatisfaction once, also when the case was reopened at once', async () => {
    t.setClock(monday);
    const id = await dispatched();
    await resolved(id);
    await give(caller, id, unhappy);
    expect(await raiseByRules(t.deps)).toBe(0);
    await give(caller, id, { type: 'Reopen', reason: '又漏了' });
    await give(desk, id, { type: 'Dispatch', unit });
    await resolved(id);
    await give(caller, id, unhappy);
    await give(caller, id, { type: 'Reopen', reason: '还在漏' });
    const raised = await Promise.all([raiseByRules(t.deps), raiseByRules(t.deps)]);
    expect(raised[0]! + raised[1]!).toBe(1);
    expect(await raiseByRules(t.deps)).toBe(0);
    const { orders } = await supervisor.call(supervisionOfCase, { params: { id } });
    expect(orders).toMatchObject([{ source: 'dissatisfied', level: 'first', units: [unit], caseCount: 1 }]);
    const detail = await head.call(getOrder, { params: { id: orders[0]!.id } });
    expect(detail.facts).toMatch(/JS2026-\d+.*第2轮/);
    // The words of the house, none of the requester's.
    expect(JSON.stringify([detail.title, detail.facts, detail.demands])).not.toContain('漏水');
  });

  it('gather what a unit has let pass into one order, and a confidential case into one of its own', async () => {
    t.setClock('2026-03-09T02:00:00.000Z');
    const ids = [await dispatched(), await dispatched()];
    const safeguard = { categoryCode: '0108', title: '反映辅导员工作', placeId: null };
    const secretId = await (async () => {
      const body = { id: randomUUID() as string, ...safeguard };
      await student.call(submitCase, { body });
      const trusted = await t.as({ role: 'trusted' }, { role: 'operator' }, { role: 'dispatcher' });
      await give(trusted, body.id, { type: 'Accept' });
      await give(trusted, body.id, { type: 'Dispatch', unit: 'student-affairs' });
      return body.id;
    })();
    t.setClock('2026-03-12T09:00:00.000Z');
    expect(await raiseByRules(t.deps)).toBe(0);
    t.setClock('2026-04-10T02:00:00.000Z');
    expect(await raiseByRules(t.deps)).toBeGreaterThanOrEqual(2);
    expect(await raiseByRules(t.deps)).toBe(0);
    const lines = (await supervisor.call(supervisionOfCase, { params: { id: ids[0]! } })).orders;
    const overdue = lines.find(({ source }) => source === 'overdue')!;
    expect(overdue.caseCount).toBeGreaterThanOrEqual(2);

    // A supervisor who is not trusted sees that there is an order, and nothing of what it says.
    const { rows } = await t.deps.database.pool.query<{ id: string }>(
      'select id from supervision_order where cases @> array[$1]::uuid[]',
      [secretId],
    );
    const hidden = await supervisor.call(getOrder, { params: { id: rows[0]!.id } });
    expect(hidden).toMatchObject({ readable: false, title: null, facts: '', allowed: [] });
    expect(hidden.cases).toEqual([{ id: secretId, number: expect.stringMatching(/^JS/), title: null, phase: null }]);
    const open = await (await t.as({ role: 'head', unit: 'student-affairs' })).call(getOrder, { params: { id: rows[0]!.id } });
    expect(open.readable).toBe(true);
  });

  it('take an order without a reply up the ladder step by step, and tell each step once', async () => {
    t.setClock(monday);
    const body = draft({ level: 'nudge' });
    await supervisor.call(draftOrder, { body });
    t.setClock('2026-03-03T09:40:00.000Z');
    await ringSupervision(t.deps);
    expect((await head.call(getOrder, { params: { id: body.id } })).level).toBe('nudge');
    t.setClock('2026-03-04T06:00:00.000Z');
    await Promise.all([ringSupervision(t.deps), ringSupervision(t.deps)]);
    const once = await head.call(getOrder, { params: { id: body.id } });
    expect(once.level).toBe('first');
    expect(once.timeline.filter(({ type }) => type === 'OrderEscalated')).toHaveLength(1);
    // A month without a process: the next step, not all of them at once.
    t.setClock('2026-04-10T02:00:00.000Z');
    await ringSupervision(t.deps);
    expect((await head.call(getOrder, { params: { id: body.id } })).level).toBe('second');
  });

  it('see a spot that many report', async () => {
    t.setClock('2026-05-11T02:00:00.000Z');
    for (let i = 0; i < 12; i++) {
      const other = await t.as();
      await other.call(submitCase, {
        body: { id: randomUUID(), categoryCode: '0507', title: '四号楼洗衣房门打不开', placeId: 'd4' },
      });
    }
    expect(await raiseByRules(t.deps)).toBe(1);
    expect(await raiseByRules(t.deps)).toBe(0);
    const { orders } = await supervisor.call(listOrders, { query: { source: 'hot' } });
    expect(orders).toMatchObject([{ source: 'hot', caseCount: 12 }]);
  });
});

describe('the board', () => {
  it('counts every case, and names only those that the reader may read', async () => {
    t.setClock('2026-05-18T02:00:00.000Z');
    await ringClocks(t.deps);
    const { rows, total } = await supervisor.call(getBoard, { query: { by: 'unit' } });
    expect(rows.find(({ key }) => key === unit)!.red).toBeGreaterThan(0);
    expect(total.red).toBe(rows.reduce((sum, row) => sum + row.red, 0));
    const { cases } = await supervisor.call(listBoardCases, { query: { by: 'unit', key: 'student-affairs' } });
    expect(cases).toMatchObject([{ title: null, categoryCode: null, card: 'red' }]);
    const byProblem = await supervisor.call(getBoard, { query: { by: 'problem' } });
    expect(byProblem.total).toEqual(total);
  });

  it('lists of each row exactly the cards that it counts, also of cases that no unit has yet', async () => {
    await student.call(submitCase, { body: { id: randomUUID(), categoryCode: '0507', title: '五号楼门禁失灵', placeId: 'd3' } });
    t.setClock('2026-05-20T02:00:00.000Z');
    await ringClocks(t.deps);
    for (const by of ['unit', 'problem'] as const) {
      const { rows } = await supervisor.call(getBoard, { query: { by } });
      if (by === 'unit') expect(rows.find(({ key }) => key === '')?.red).toBeGreaterThan(0);
      for (const { key, red, yellow } of rows) {
        const { cases, more } = await supervisor.call(listBoardCases, { query: { by, key } });
        expect([by, key, cases.filter(({ card }) => card === 'red').length + more]).toEqual([by, key, red]);
        expect([by, key, cases.filter(({ card }) => card === 'yellow').length]).toEqual([by, key, yellow]);
      }
    }
  });
});
