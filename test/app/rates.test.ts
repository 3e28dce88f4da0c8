import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getRates } from '../../src/contract/analytics.ts';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let caller: Visitor;
let supervisor: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit });
  caller = await t.as({ role: 'caller' });
  supervisor = await t.as({ role: 'supervisor' });
});
afterAll(() => t.close());

const inTime = '2026-03-02T03:00:00.000Z';
const late = '2026-03-10T03:00:00.000Z';

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

/** A case dispatched on Monday at ten; then what is told, each at its moment. */
async function dispatched(to = unit): Promise<string> {
  t.setClock(monday);
  const body = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' };
  await student.call(submitCase, { body });
  await give(desk, body.id, { type: 'Accept' });
  await give(desk, body.id, { type: 'Dispatch', unit: to });
  return body.id;
}
async function contacted(id: string, at: string): Promise<void> {
  t.setClock(at);
  await give(head, id, { type: 'Sign' });
  await give(head, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
}
async function resolved(id: string, at: string): Promise<void> {
  t.setClock(at);
  await give(head, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
}
const answers = (solved: string, handling: string) => ({
  type: 'FollowUp',
  reached: true,
  contacted: true,
  solved,
  handling,
  process: 'fair',
});

it('counts what was never done as not done, and leaves out what is not assessed', async () => {
  // 1 in time, satisfied · 2 late, fairly satisfied · 3 never contacted · 4 contacted, never resolved · 5 resolved, unreached
  const first = await dispatched();
  await contacted(first, inTime);
  await resolved(first, inTime);
  await give(caller, first, answers('yes', 'satisfied'));
  const second = await dispatched();
  await contacted(second, late);
  await resolved(second, late);
  await give(caller, second, answers('partly', 'fair'));
  await dispatched();
  const fourth = await dispatched();
  await contacted(fourth, inTime);
  const fifth = await dispatched();
  await contacted(fifth, inTime);
  await resolved(fifth, inTime);
  await give(caller, fifth, { type: 'FollowUp', reached: false });
  // Not assessed: withdrawn, merged, excluded. On the ledger: out of the rates of resolution only.
  const withdrawn = await dispatched();
  await give(student, withdrawn, { type: 'Withdraw' });
  t.setClock(monday);
  const merged = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房又漏水', placeId: 'd3' };
  await student.call(submitCase, { body: merged });
  await give(desk, merged.id, { type: 'Merge', into: fourth });
  const excluded = await dispatched();
  await give(head, excluded, { type: 'ProposeExclusion', reason: 'force-majeure', text: '市政停水,有通知为证' });
  await give(supervisor, excluded, { type: 'RuleOnExclusion', upheld: true, text: '属实' });
  const onLedger = await dispatched();
  await contacted(onLedger, inTime);
  const plan = {
    reason: 'budget',
    plan: '列入暑期管网改造,更换整条立管',
    milestones: [{ on: '2026-06-30', text: '招标' }],
    interim: '加装接水盘',
  };
  await give(head, onLedger, { type: 'RequestLedger', ...plan });
  await give(supervisor, onLedger, { type: 'RuleOnLedger', granted: true, leader: '分管校领导' });

  t.setClock('2026-03-20T02:00:00.000Z');
  const { units, total } = await supervisor.call(getRates, { query: { from: '2026-03-01', to: '2026-04-01' } });
  expect(units).toEqual([
    expect.objectContaining({
      unit,
      received: 6,
      responded: { part: 4, of: 6 },
      resolved: { part: 3, of: 5 },
      resolvedInTime: { part: 2, of: 5 },
      solved: { part: 1, of: 2 },
      satisfied: { part: 1.9, of: 2 },
      overdueNow: 2,
    }),
  ]);
  expect(total).toMatchObject({ responded: { part: 4, of: 6 } });
});

it('does not count what is not due yet', async () => {
  await dispatched('hq-heating');
  const { units } = await supervisor.call(getRates, { query: { from: '2026-03-01', to: '2026-04-01' } });
  expect(units.find((row) => row.unit === 'hq-heating')).toMatchObject({
    received: 1,
    responded: { of: 0 },
    resolved: { of: 0 },
    overdueNow: 0,
  });
});
