import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { changesPath } from '../../src/contract/live.ts';
import { commandOrder, draftOrder, getBoard, getOrder } from '../../src/contract/orders.ts';
import { ringClocks } from '../../src/server/clocks/execute.ts';
import { ringSupervision } from '../../src/server/supervision/clocks.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

/** The red and yellow board as a browser keeps it: told by the stream of changes that something happened, it asks again. */
let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let supervisor: Visitor;
let address: string;
const unit = 'hq-repair';
const streams: AbortController[] = [];

beforeAll(async () => {
  t = await testApp();
  address = await t.app.listen({ port: 0, host: '127.0.0.1' });
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit });
  supervisor = await t.as({ role: 'supervisor' });
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.abort();
});
afterAll(() => t.close());

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
async function order(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getOrder, { params: { id } });
  await who.call(commandOrder, { params: { id }, body: { ...command, version } as never });
}
async function dispatched(): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' } });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  return id;
}
async function row() {
  const { rows } = await supervisor.call(getBoard, { query: { by: 'unit' } });
  const { red, yellow, orders, ordersOverdue } = rows.find(({ key }) => key === unit)!;
  return { red, yellow, orders, ordersOverdue };
}

const minutesFrom = (at: string, minutes: number) =>
  Temporal.Instant.from(at).add({ minutes }).toString({ smallestUnit: 'millisecond' });

/** Listens as the desk does. @returns a wait for the next change of supervision, what came before included */
async function listen(who: Visitor): Promise<() => Promise<void>> {
  const stream = new AbortController();
  streams.push(stream);
  const cookie = Object.entries(who.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const answer = await fetch(`${address}${changesPath}`, { headers: { cookie }, signal: stream.signal });
  expect(answer.status).toBe(200);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  return async () => {
    for (;;) {
      const change = /event: supervision\ndata: .*\n\n/.exec(heard);
      if (change) {
        heard = heard.slice(change.index + change[0].length);
        return;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      heard += value;
    }
  };
}

it('is told when a card turns yellow and red by time alone, without anybody’s command', async () => {
  t.setClock(monday);
  const id = await dispatched();
  await give(head, id, { type: 'Sign' });
  await give(head, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  expect(await row()).toMatchObject({ red: 0, yellow: 0 });
  const changed = await listen(supervisor);

  const { resolveBy } = await supervisor.call(getCase, { params: { id } });
  t.setClock(minutesFrom(resolveBy!, -20));
  await ringClocks(t.deps);
  await changed();
  expect(await row()).toMatchObject({ red: 0, yellow: 1 });

  t.setClock(minutesFrom(resolveBy!, 1));
  await ringClocks(t.deps);
  await changed();
  expect(await row()).toMatchObject({ red: 1, yellow: 0 });
});

it('is told when an order is issued, falls overdue, and is answered', async () => {
  t.setClock(monday);
  const before = await row();
  const changed = await listen(supervisor);
  const id = randomUUID();
  const title = '关于{事项}的督办';
  await supervisor.call(draftOrder, {
    body: { id, level: 'reminder', title, demands: '请{主送单位}于{完成时限}前办理。', recipients: [unit] },
  });
  await changed();
  expect(await row()).toMatchObject({ orders: before.orders + 1, ordersOverdue: before.ordersOverdue });

  const { replyBy } = await supervisor.call(getOrder, { params: { id } });
  t.setClock(minutesFrom(replyBy!, 1));
  await ringSupervision(t.deps);
  await changed();
  expect(await row()).toMatchObject({ orders: before.orders + 1, ordersOverdue: before.ordersOverdue + 1 });

  const reply = { type: 'Reply', recipient: unit, measures: '更换全部阀芯', result: '连续三天不漏', responsible: '周工' };
  await order(head, id, { type: 'Sign', recipient: unit });
  await changed();
  await order(head, id, reply);
  await changed();
  // A reminder is done when it is answered, or waits for the centre's look; in neither case is it overdue.
  expect((await row()).ordersOverdue).toBe(before.ordersOverdue);
});
