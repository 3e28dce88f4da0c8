import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, followCase, getCase, listCases, submitCase } from '../../src/contract/cases.ts';
import { answerFollowers } from '../../src/server/cases/followers.ts';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let officer: Visitor;
let head: Visitor;
let partner: Visitor;
let caller: Visitor;
let supervisor: Visitor;
let leader: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit });
  head = await t.as({ role: 'head', unit });
  partner = await t.as({ role: 'officer', unit: 'security' });
  caller = await t.as({ role: 'caller' });
  supervisor = await t.as({ role: 'supervisor' });
  leader = await t.as({ role: 'leader' });
});
afterAll(() => t.close());

async function submitted(who: Visitor = student, more: Record<string, unknown> = {}): Promise<string> {
  const body = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3', ...more };
  await who.call(submitCase, { body });
  return body.id;
}
const see = (who: Visitor, id: string) => who.call(getCase, { params: { id } });
async function give(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await see(who, id);
  return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
async function refused(who: Visitor, id: string, command: Record<string, unknown>): Promise<string> {
  const { version } = await see(who, id);
  return (await who.refused(commandCase, { params: { id }, body: { ...command, version } as never })).code;
}
async function responded(id: string): Promise<void> {
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  await give(officer, id, { type: 'Sign' });
  await give(officer, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
}
const result = '已更换阀芯,现场试水不漏,如再漏请联系维修服务科。';

describe('a case that nobody wants', () => {
  it('is ruled on, consulted about and designated, and its clock never starts again', async () => {
    t.setClock(monday);
    const id = await submitted();
    await give(desk, id, { type: 'Accept' });
    const promised = (await see(desk, id)).resolveBy;
    const back = { type: 'Return', reason: 'not-our-duty', text: '属于水电管理科的职责范围', proposedUnit: 'hq-utilities' };
    await give(desk, id, { type: 'Dispatch', unit });
    await give(officer, id, back);
    expect((await see(desk, id)).allowed).toContain('RuleOnReturn');
    await give(desk, id, { type: 'RuleOnReturn', upheld: true, text: '属实' });
    await give(desk, id, { type: 'Dispatch', unit });
    await give(officer, id, back);
    await give(desk, id, { type: 'Consult', parties: [unit, 'hq-utilities'], unit, text: '双方到会,由维修服务科主办' });
    await give(officer, id, back);
    expect((await see(desk, id)).allowed).not.toContain('Consult');
    await give(desk, id, { type: 'Designate', unit, text: '指定维修服务科办理' });
    const seen = await see(officer, id);
    expect(seen.allowed).not.toContain('Return');
    expect(seen.resolveBy).toBe(promised);
  });
});

describe('a joint case with a silent partner', () => {
  it('is open to the partner, held for it in its time, and charged to it afterwards', async () => {
    t.setClock(monday);
    const id = await submitted();
    await responded(id);
    await give(officer, id, { type: 'AddPart', unit: 'security', task: '配合打开管井', workdays: 0 });
    const part = (await see(partner, id)).parts[0];
    expect(part).toMatchObject({ unit: 'security', whistled: true, reportedAt: null });
    expect((await partner.call(listCases, { query: { queue: 'work' } })).cases.map((c) => c.id)).toContain(id);
    expect(await refused(head, id, { type: 'Resolve', text: result })).toBe('parts-outstanding');
    expect(await refused(partner, id, { type: 'SignPart', unit: 'library' })).toBe('not-yours');

    t.setClock('2026-03-03T01:00:00.000Z');
    await give(head, id, { type: 'Resolve', text: result });
    const { rows } = await t.deps.database.pool.query(
      'select unit, reported_at, due_at < $2 as late from analytics.part_fact where case_id = $1',
      [id, '2026-03-03T01:00:00Z'],
    );
    expect(rows).toEqual([{ unit: 'security', reported_at: null, late: true }]);
  });
});

describe('more time', () => {
  it('is refused late and granted in time, and the requester is told the new date', async () => {
    t.setClock(monday);
    const id = await submitted();
    await responded(id);
    const before = (await see(student, id)).resolveBy!;
    await give(officer, id, { type: 'RequestExtension', workdays: 2, text: '配件需从厂家调货,周四到' });
    expect((await see(desk, id)).allowed).not.toContain('RuleOnExtension');
    // Whoever is to rule is told that something waits.
    const asked = (await queuedJobs(t.deps)).filter((job) => job.caseId === id && job.template === 'ExtensionRequested');
    expect(asked.map(({ to }) => to)).toEqual([{ role: 'head', unit }]);
    await give(head, id, { type: 'EndorseExtension', endorsed: true });
    await give(desk, id, { type: 'RuleOnExtension', granted: true, text: '同意,请先做好临时处置' });
    const seen = await see(student, id);
    expect(seen.resolveBy! > before).toBe(true);
    expect(seen.timeline.at(-1)).toMatchObject({ type: 'ExtensionGranted', deadline: seen.resolveBy, internal: false });
    expect((await queuedJobs(t.deps)).some((job) => job.caseId === id && job.template === 'ExtensionGranted')).toBe(true);

    const late = await submitted();
    await responded(late);
    t.setClock('2026-03-12T02:00:00.000Z');
    expect(await refused(officer, late, { type: 'RequestExtension', workdays: 1, text: '还需要两天时间处理,配件未到' })).toBe(
      'overdue',
    );
  });
});

describe('a ledger case', () => {
  it('is put there by a leader, reviewed every month, and left with a result', async () => {
    t.setClock(monday);
    const id = await submitted();
    await responded(id);
    await give(head, id, {
      type: 'RequestLedger',
      reason: 'budget',
      plan: '列入暑期管网改造,更换整条立管',
      milestones: [
        { on: '2026-05-30', text: '完成招标' },
        { on: '2026-08-20', text: '完成施工' },
      ],
      interim: '加装临时接水盘,每天巡查一次',
    });
    await give(leader, id, { type: 'RuleOnLedger', granted: true, leader: '分管后勤副校长' });
    expect(await see(student, id)).toMatchObject({
      onLedger: true,
      next: { kind: 'ledger' },
      ledger: { leader: '分管后勤副校长' },
    });
    for (const now of ['2026-04-01T02:00:00.000Z', '2026-05-01T02:00:00.000Z', '2026-06-01T02:00:00.000Z']) {
      t.setClock(now);
      await give(supervisor, id, { type: 'ReviewLedger', text: '进度正常' });
    }
    await give(head, id, { type: 'Resolve', text: result });
    expect(await see(student, id)).toMatchObject({ onLedger: false, phase: 'resolved' });
  });
});

describe('forty reports of one outage', () => {
  it('follow one case and are all answered with it, once', async () => {
    t.setClock(monday);
    const main = await submitted();
    const others = await Promise.all(Array.from({ length: 39 }, async () => submitted(await t.as())));
    for (const id of others) await give(desk, id, { type: 'Merge', into: main });
    expect((await see(desk, main)).followers).toBe(39);
    expect(await refused(desk, main, { type: 'Merge', into: await submitted() })).toBe('has-followers');
    await responded(main);
    await give(head, main, { type: 'Resolve', text: result });
    expect(await answerFollowers(t.deps, main)).toBe(39);
    expect(await answerFollowers(t.deps, main)).toBe(0);
    for (const id of others.slice(0, 3)) {
      const seen = await see(desk, id);
      expect(seen).toMatchObject({ phase: 'closed', result, mergedInto: main });
    }
  });
});

describe('an anonymous requester who cannot be reached', () => {
  it('is tried three times, never counted as satisfied, and can still rate by the code', async () => {
    t.setClock(monday);
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const code = [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
    const id = await submitted(t.nobody, { followUpCode: code });
    await responded(id);
    await give(head, id, { type: 'Resolve', text: result });
    const missed = { type: 'FollowUp', reached: false, words: '无人接听' };
    await give(caller, id, missed);
    await give(caller, id, missed);
    expect(await refused(caller, id, { type: 'Close', reason: 'unreached' })).toBe('attempts-outstanding');
    t.setClock('2026-03-02T08:00:00.000Z');
    await give(caller, id, missed);
    t.setClock('2026-03-03T02:00:00.000Z');
    await give(caller, id, missed);
    expect(await see(caller, id)).toMatchObject({ attempts: 3, next: { kind: 'selfService' } });
    await t.nobody.call(followCase, { body: { code } });
    await give(t.nobody, id, {
      type: 'FollowUp',
      reached: true,
      contacted: true,
      solved: 'yes',
      handling: 'fair',
      process: 'satisfied',
    });
    expect(await see(t.nobody, id)).toMatchObject({ phase: 'closed', answers: { via: 'self', handling: 'fair' } });
  });
});

describe('a call-back', () => {
  it('does not tell the caller which unit it is about', async () => {
    t.setClock(monday);
    const id = await submitted();
    await responded(id);
    await give(head, id, { type: 'Resolve', text: result });
    const seen = await t.app.inject({ url: `/api/cases/${id}`, cookies: caller.cookies });
    expect(seen.json()).toMatchObject({ unit: null, timeline: [], phase: 'resolved' });
    expect(seen.body).not.toContain(unit);
    const list = await t.app.inject({ url: '/api/cases?queue=followUp', cookies: caller.cookies });
    expect(list.body).not.toContain(unit);
  });
});

describe('dissatisfaction, twice and thrice', () => {
  it('leads to rework twice, then to supervision', async () => {
    t.setClock(monday);
    const id = await submitted();
    const no = {
      type: 'FollowUp',
      reached: true,
      contacted: true,
      solved: 'no',
      handling: 'unsatisfied',
      process: 'unsatisfied',
      words: '还在漏',
    };
    await responded(id);
    for (const round of [1, 2, 3]) {
      await give(head, id, { type: 'Resolve', text: result });
      await give(caller, id, no);
      if (round === 3) break;
      await give(caller, id, { type: 'Reopen', reason: '仍未解决,请重新办理' });
      await give(desk, id, { type: 'Dispatch', unit });
      await give(head, id, { type: 'Sign' });
      await give(head, id, { type: 'Respond', means: 'visit', evidence: '负责人到现场查看' });
    }
    // From here on it is a supervisor's to decide, and to rework once more if need be.
    expect(await see(caller, id)).toMatchObject({ supervised: true });
    expect((await see(caller, id)).allowed).not.toContain('Close');
    expect(await refused(caller, id, { type: 'Reopen', reason: '仍未解决' })).toBe('not-yours');
    expect((await queuedJobs(t.deps)).filter((job) => job.caseId === id && job.template === 'SupervisionDemanded')).toHaveLength(
      2,
    );
    await give(supervisor, id, { type: 'Reopen', reason: '由分管校领导牵头再办一次' });
    expect(await see(supervisor, id)).toMatchObject({ phase: 'accepted', round: 4 });
  });
});

describe('a confidential case', () => {
  it('is read by neither an administrator, nor an auditor, nor a curious dispatcher', async () => {
    t.setClock(monday);
    const id = await submitted(student, { categoryCode: '1304' });
    for (const who of [
      desk,
      await t.as({ role: 'admin' }),
      await t.as({ role: 'auditor' }),
      await t.as({ role: 'securityAdmin' }),
      supervisor,
      leader,
    ]) {
      expect((await who.refused(getCase, { params: { id } })).code).toBe('no-such-case');
      expect((await who.refused(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } })).code).toMatch(
        /no-such-case|not-yours/,
      );
    }
    const trusted = await t.as({ role: 'trusted' }, { role: 'dispatcher' });
    expect((await see(trusted, id)).confidentiality).toBe('secret');
    // A merge must not become a way to look at it.
    const other = await submitted();
    expect((await desk.refused(commandCase, { params: { id: other }, body: { type: 'Merge', into: id, version: 1 } })).code).toBe(
      'no-such-case',
    );
  });
});

describe('exclusion from assessment', () => {
  it('needs a second person; what was not upheld stays on record', async () => {
    t.setClock(monday);
    const id = await submitted();
    await give(desk, id, { type: 'ProposeExclusion', reason: 'force-majeure', text: '市政停水,有停水通知为证' });
    await give(supervisor, id, { type: 'RuleOnExclusion', upheld: false, text: '停水前已报修' });
    const { rows } = await t.deps.database.pool.query(
      'select excluded, exclusion_denied from analytics.case_fact where case_id = $1',
      [id],
    );
    expect(rows).toEqual([{ excluded: null, exclusion_denied: true }]);
  });
});
