import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, followCase, getCase, revealRequester, submitCase } from '../../src/contract/cases.ts';
import { exportMine } from '../../src/contract/privacy.ts';
import { queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let officer: Visitor;
const unit = 'hq-repair';
const phone = '13800001234';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'trusted' });
  officer = await t.as({ role: 'officer', unit });
});
afterAll(() => t.close());

async function dispatched(who: Visitor, more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  await who.call(submitCase, { body: { id, categoryCode: '0505', title: '三号楼水管漏水', placeId: 'd3', ...more } });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  return id;
}
async function give(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getCase, { params: { id } });
  return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
async function refusedTo(who: Visitor, id: string) {
  const { version } = await desk.call(getCase, { params: { id } });
  return who.refused(commandCase, { params: { id }, body: { type: 'Write', version, text: '方便时请回复' } });
}
async function lettersSeenBy(who: Visitor, id: string) {
  const { timeline } = await who.call(getCase, { params: { id } });
  return timeline.flatMap(({ type, text, byRequester, unit: from, person }) =>
    type === 'LetterWritten' ? [{ text, byRequester, unit: from, person }] : [],
  );
}

describe('letters between a requester and whoever has the case in hand', () => {
  it('go both ways, tell the other side at once, and show nobody a name or a number', async () => {
    const id = await dispatched(student);
    await give(officer, id, { type: 'Sign' });
    await give(officer, id, { type: 'Write', text: '下午三点您在宿舍吗' });
    await give(student, id, { type: 'Write', text: '在的，请敲门' });

    expect(await lettersSeenBy(student, id)).toEqual([
      { text: '下午三点您在宿舍吗', byRequester: false, unit, person: null },
      { text: '在的，请敲门', byRequester: true, unit: null, person: null },
    ]);
    const seen = await officer.raw(getCase, { params: { id } });
    expect(await lettersSeenBy(officer, id)).toMatchObject([
      { byRequester: false },
      { text: '在的，请敲门', byRequester: true, unit: null, person: null },
    ]);
    for (const hidden of [phone, `王${student.id}`]) expect(seen.body).not.toContain(hidden);
    const told = (await queuedJobs(t.deps)).filter(({ template, caseId }) => template === 'LetterWritten' && caseId === id);
    expect(told.map(({ to }) => to)).toEqual([{ person: student.id }, { unit }]);
    const mine = JSON.stringify(await student.call(exportMine, {}));
    expect(mine).toContain('下午三点您在宿舍吗');
    expect(mine).toContain('在的，请敲门');
  });

  it('reach the centre before a unit has the case', async () => {
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0102', title: '请假的事情' } });
    await give(student, id, { type: 'Write', text: '补充一点：是周五的课' });
    const told = (await queuedJobs(t.deps)).find(({ template, caseId }) => template === 'LetterWritten' && caseId === id);
    expect(told?.to).toEqual({ role: 'operator', unit: null });
    await give(desk, id, { type: 'Write', text: '收到，正在核实' });
    expect(await lettersSeenBy(student, id)).toHaveLength(2);
  });

  it('reach an anonymous requester by the follow-up code, whose name stands in no event', async () => {
    const followUpCode = 'ABCD-EFGH-JKMN-PQRS';
    const id = await dispatched(student, { followUpCode });
    await give(officer, id, { type: 'Write', text: '请问是几楼的水房' });
    const reader = t.visitor();
    await reader.call(followCase, { body: { code: followUpCode } });
    await give(reader, id, { type: 'Write', text: '四楼东头' });
    expect(await lettersSeenBy(reader, id)).toMatchObject([
      { text: '请问是几楼的水房' },
      { text: '四楼东头', byRequester: true },
    ]);
    expect(await lettersSeenBy(officer, id)).toMatchObject([{}, { text: '四楼东头', byRequester: true, person: null }]);
    const { rows } = await t.deps.database.pool.query("select actor from event where case_id = $1 and type = 'LetterWritten'", [
      id,
    ]);
    expect(rows).toEqual([{ actor: officer.id }, { actor: 'anonymous' }]);
    expect((await refusedTo(student, id)).status).toBe(404);
    expect((await officer.refused(revealRequester, { params: { id }, body: { purpose: '上门前联系' } })).status).toBeGreaterThan(
      399,
    );
  });

  it('are for nobody who may not handle the case', async () => {
    const id = await dispatched(student);
    const [stranger, other, supervisor] = [
      await t.as(),
      await t.as({ role: 'officer', unit: 'library' }),
      await t.as({ role: 'supervisor' }),
    ];
    expect((await refusedTo(stranger, id)).status).toBe(404);
    expect((await refusedTo(other, id)).status).toBe(404);
    expect((await refusedTo(supervisor, id)).code).toBe('not-yours');
  });

  it('of a confidential case are for those who are trusted with it', async () => {
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '1304', title: '需要帮助' } });
    const untrusted = await t.as({ role: 'operator' });
    expect((await refusedTo(untrusted, id)).status).toBe(404);
    await give(student, id, { type: 'Write', text: '请不要打电话' });
    await give(desk, id, { type: 'Write', text: '好的，只在这里联系' });
    expect(await lettersSeenBy(student, id)).toHaveLength(2);
  });

  it('end with the result, and after five without an answer', async () => {
    const id = await dispatched(student);
    for (let n = 1; n <= 5; n++) await give(student, id, { type: 'Write', text: `第${n}条` });
    expect((await refusedTo(student, id)).code).toBe('letters-unanswered');
    await give(officer, id, { type: 'Write', text: '看到了，马上到' });
    await give(student, id, { type: 'Write', text: '谢谢' });
    await give(officer, id, { type: 'Sign' });
    await give(officer, id, { type: 'Respond', means: 'visit', evidence: '已到现场查看' });
    await give(officer, id, { type: 'Resolve', text: '已更换水管接头,现场试水不漏,如再漏请联系维修中心。' });
    await give(desk, id, { type: 'Approve' });
    expect((await refusedTo(officer, id)).code).toBe('wrong-phase');
  });
});
