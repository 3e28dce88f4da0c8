import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { commandDirective, getDirective, giveDirective, listDirectives } from '../../src/contract/directives.ts';
import { agendaCandidates, commandMeeting, getMeeting, openDecisions, planMeeting } from '../../src/contract/meetings.ts';
import { ringSupervision } from '../../src/server/supervision/clocks.ts';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let supervisor: Visitor;
let leader: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit });
  supervisor = await t.as({ role: 'supervisor' });
  leader = await t.as({ role: 'leader' });
});
afterAll(() => t.close());

async function dispatched(): Promise<string> {
  const body = { id: randomUUID() as string, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' };
  await student.call(submitCase, { body });
  for (const command of [{ type: 'Accept' }, { type: 'Dispatch', unit }]) {
    const { version } = await desk.call(getCase, { params: { id: body.id } });
    await desk.call(commandCase, { params: { id: body.id }, body: { ...command, version } as never });
  }
  return body.id;
}
async function direct(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getDirective, { params: { id } });
  return who.call(commandDirective, { params: { id }, body: { ...command, version } as never });
}
async function meet(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getMeeting, { params: { id } });
  return who.call(commandMeeting, { params: { id }, body: { ...command, version } as never });
}

describe('a directive', () => {
  it('on a case goes to its unit in charge, has its own clock, is reported on and closed by a leader', async () => {
    t.setClock(monday);
    const caseId = await dispatched();
    await t.deps.database.pool.query('delete from pgboss.job');
    const id = randomUUID();
    const receipt = await leader.call(giveDirective, { body: { id, text: '请抓紧办理。', caseId } });
    expect(receipt.number).toBe('批〔2026〕1号');
    expect((await leader.call(giveDirective, { body: { id, text: '请抓紧办理。', caseId } })).version).toBe(1);
    expect((await queuedJobs(t.deps)).map((job) => job.to)).toContainEqual({ unit });
    const seen = await head.call(getDirective, { params: { id } });
    expect(seen).toMatchObject({
      phase: 'assigned',
      units: [unit],
      related: { title: '三号楼水房漏水' },
      next: { at: '2026-03-05T09:30:00.000Z' },
    });
    t.setClock('2026-03-06T02:00:00.000Z');
    await Promise.all([ringSupervision(t.deps), ringSupervision(t.deps)]);
    const told = (await queuedJobs(t.deps)).filter(
      (job) => job.template === 'DirectiveMissed' && 'unit' in job.to && !('role' in job.to),
    );
    expect(told).toHaveLength(1);
    await direct(head, id, { type: 'Report', text: '阀芯已换,不再漏水。' });
    expect((await supervisor.refused(commandDirective, { params: { id }, body: { type: 'Close', version: 2 } })).code).toBe(
      'not-yours',
    );
    await direct(leader, id, { type: 'Close' });
    expect((await leader.call(listDirectives, { query: { view: 'closed' } })).directives).toMatchObject([
      { id, phase: 'closed' },
    ]);
  });

  it('by itself waits for the centre to assign it, and does not exist for others', async () => {
    const id = randomUUID();
    await leader.call(giveDirective, { body: { id, text: '请研究冬季供暖的预案。' } });
    expect((await head.refused(getDirective, { params: { id } })).code).toBe('no-such-directive');
    await direct(supervisor, id, { type: 'Assign', units: [unit] });
    expect((await head.call(getDirective, { params: { id } })).text).toBe('请研究冬季供暖的预案。');
    expect((await supervisor.refused(giveDirective, { body: { id: randomUUID(), text: '代拟批示' } })).code).toBe('not-yours');
  });

  it('is refused on a case that the leader may not read', async () => {
    const body = { id: randomUUID() as string, categoryCode: '0108', title: '反映辅导员工作' };
    await student.call(submitCase, { body });
    expect((await leader.refused(giveDirective, { body: { id: randomUUID(), text: '请查', caseId: body.id } })).code).toBe(
      'no-such-case',
    );
  });
});

describe('a meeting', () => {
  const plan = (more: Record<string, unknown> = {}) => ({
    id: randomUUID() as string,
    kind: 'leadingGroup' as const,
    title: '接诉即办领导小组会',
    startsAt: '2026-03-10T01:00:00.000Z',
    ...more,
  });

  it('draws its agenda from hard cases, and brings an open decision back until it is done', async () => {
    t.setClock('2026-03-09T02:00:00.000Z');
    const hard = await dispatched();
    t.setClock('2026-03-20T02:00:00.000Z');
    const { items } = await supervisor.call(agendaCandidates, { query: {} });
    expect(items).toContainEqual(expect.objectContaining({ source: 'overdue', ref: hard, title: '三号楼水房漏水' }));

    const first = plan({ agenda: [{ id: randomUUID(), source: 'overdue', ref: hard }] });
    expect((await supervisor.call(planMeeting, { body: first })).number).toBe('会〔2026〕1号');
    await meet(supervisor, first.id, { type: 'Hold' });
    const [item] = (await supervisor.call(getMeeting, { params: { id: first.id } })).agenda;
    expect(item!.label).toMatch(/^JS2026-/);
    await meet(supervisor, first.id, { type: 'Minute', item: item!.id, text: '会议听取了维修服务科的汇报。' });
    const decision = randomUUID();
    await meet(supervisor, first.id, {
      type: 'Decide',
      decision,
      item: item!.id,
      text: '一个月内更换全部立管。',
      owner: unit,
      due: '2026-04-20',
    });
    await meet(supervisor, first.id, { type: 'Conclude', text: '' });

    // Planned while the decision is open: it stands first. Planned before and held after: it is put there.
    const next = plan({ title: '第二次领导小组会', agenda: [] });
    await supervisor.call(planMeeting, { body: next });
    expect((await supervisor.call(getMeeting, { params: { id: next.id } })).agenda).toMatchObject([
      { source: 'decision', ref: decision },
    ]);
    await meet(supervisor, next.id, { type: 'SetAgenda', agenda: [] });
    await meet(supervisor, next.id, { type: 'Hold' });
    expect((await supervisor.call(getMeeting, { params: { id: next.id } })).agenda).toMatchObject([{ ref: decision }]);

    // The owner sees its own task and nothing else of the meeting.
    const owners = await head.call(getMeeting, { params: { id: first.id } });
    expect(owners).toMatchObject({ whole: false, agenda: [], tasks: [{ id: decision, mine: true }] });
    const other = await t.as({ role: 'head', unit: 'library' });
    expect((await other.refused(getMeeting, { params: { id: first.id } })).code).toBe('no-such-meeting');

    const both = await t.as({ role: 'head', unit }, { role: 'supervisor' });
    await meet(both, first.id, { type: 'ReportDecision', decision, text: '已全部更换。' });
    const { version } = await both.call(getMeeting, { params: { id: first.id } });
    const finish = { type: 'FinishDecision' as const, version, decision };
    expect((await both.refused(commandMeeting, { params: { id: first.id }, body: finish })).code).toBe('decided-yourself');
    await meet(leader, first.id, { type: 'FinishDecision', decision });
    expect((await supervisor.call(openDecisions, {})).decisions).toEqual([]);
    const last = plan({ title: '第三次领导小组会' });
    await supervisor.call(planMeeting, { body: last });
    expect((await supervisor.call(getMeeting, { params: { id: last.id } })).agenda).toEqual([]);
  });

  it('names a confidential case by its number alone', async () => {
    t.setClock('2026-04-01T02:00:00.000Z');
    const secret = { id: randomUUID() as string, categoryCode: '0108', title: '反映辅导员工作' };
    await student.call(submitCase, { body: secret });
    const body = plan({ agenda: [{ id: randomUUID(), source: 'repeated', ref: secret.id }] });
    await supervisor.call(planMeeting, { body });
    const { agenda } = await supervisor.call(getMeeting, { params: { id: body.id } });
    expect(agenda).toMatchObject([{ ref: secret.id, title: null, round: null }]);
    expect(JSON.stringify(agenda)).not.toContain('辅导员');
  });
});
