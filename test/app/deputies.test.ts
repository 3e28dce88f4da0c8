import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addAbsence, endAbsence, listAbsences, listDeputies } from '../../src/contract/absences.ts';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { notify } from '../../src/server/notifications/execute.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let officer: Visitor;
let head: Visitor;
const unit = 'hq-repair';
const days = { from: '2026-03-02', until: '2026-03-05', reason: '外出培训' };

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit });
  head = await t.as({ role: 'head', unit });
});
afterAll(() => t.close());

async function give(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getCase, { params: { id } });
  return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
async function reviewing(): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' } });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit, note: '' });
  const other = await t.as({ role: 'officer', unit });
  await give(other, id, { type: 'Sign' });
  await give(other, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await give(other, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏,如再漏请联系维修服务科。' });
  return id;
}

describe('a deputy', () => {
  it('reviews for the absent head in those days only, and both are on record', async () => {
    t.setClock(monday);
    const id = await reviewing();
    expect((await officer.call(getCase, { params: { id } })).allowed).not.toContain('Approve');
    const absence = await head.call(addAbsence, { body: { person: head.id!, deputy: officer.id!, ...days } });
    expect(absence).toMatchObject({ person: { id: head.id }, deputy: { id: officer.id }, mayEnd: true });
    expect((await officer.call(listAbsences, {})).absences).toHaveLength(1);
    await vi.waitFor(async () => expect((await officer.call(getCase, { params: { id } })).allowed).toContain('Approve'));
    await give(officer, id, { type: 'Approve', text: '' });
    const last = (await desk.call(getCase, { params: { id } })).timeline.at(-1);
    expect(last).toMatchObject({ type: 'CaseResolved', person: `王${officer.id}`, onBehalfOf: `王${head.id}` });
    const mine = (await student.call(getCase, { params: { id } })).timeline.at(-1);
    expect(mine).toMatchObject({ person: null, onBehalfOf: null });

    const later = await reviewing();
    t.setClock('2026-03-05T02:00:00.000Z');
    expect((await officer.call(getCase, { params: { id: later } })).allowed).not.toContain('Approve');
    await head.call(endAbsence, { params: { id: absence.id } });
  });
  it('hears what the absent colleague hears, who hears it too', async () => {
    t.setClock(monday);
    const id = await reviewing();
    await head.call(addAbsence, { body: { person: head.id!, deputy: officer.id!, ...days } });
    const job = randomUUID();
    await notify(t.deps, job, { caseId: id, template: 'ReviewRequested', to: { role: 'head', unit } });
    const { rows } = await t.deps.database.pool.query('select person from notification where case_id = $1 and template = $2', [
      id,
      'ReviewRequested',
    ]);
    expect(rows.map(({ person }) => person).sort()).toEqual([head.id, officer.id].sort());
  });
  it('does not hear what concerns the absent colleague as a requester', async () => {
    const id = randomUUID();
    await head.call(submitCase, { body: { id, categoryCode: '0507', title: '办公室空调漏水', placeId: 'd3' } });
    await notify(t.deps, randomUUID(), { caseId: id, template: 'CaseResolved', to: { person: head.id! } });
    const { rows } = await t.deps.database.pool.query('select person from notification where case_id = $1', [id]);
    expect(rows).toEqual([{ person: head.id }]);
  });
  it('never follows up what either of the two has handled', async () => {
    t.setClock(monday);
    const caller = await t.as({ role: 'caller' });
    const second = await t.as({ role: 'caller' });
    const id = await reviewing();
    await give(head, id, { type: 'Approve', text: '' });
    await caller.call(addAbsence, { body: { person: caller.id!, deputy: second.id!, ...days } });
    // Second has the right himself, and no double one by standing in.
    expect((await second.call(getCase, { params: { id } })).allowed).toContain('FollowUp');
  });
});

describe('naming a deputy', () => {
  const refusedFor = (who: Visitor, body: { person: string; deputy: string }) =>
    who.refused(addAbsence, { body: { ...days, ...body } });
  it('is for oneself, one’s own people, and colleagues of the same unit', async () => {
    const elsewhere = await t.as({ role: 'officer', unit: 'library' });
    expect((await refusedFor(officer, { person: head.id!, deputy: officer.id! })).code).toBe('not-found');
    expect((await refusedFor(officer, { person: officer.id!, deputy: elsewhere.id! })).fields).toMatchObject([
      { field: 'deputy' },
    ]);
    expect((await refusedFor(officer, { person: officer.id!, deputy: officer.id! })).fields).toMatchObject([{ field: 'deputy' }]);
    await head.call(addAbsence, { body: { person: officer.id!, deputy: head.id!, ...days } });
    expect((await refusedFor(officer, { person: officer.id!, deputy: head.id! })).code).toBe('absence-overlaps');
  });
  it('offers colleagues and nobody else', async () => {
    const { people } = await officer.call(listDeputies, {});
    expect(people.map(({ id }) => id)).toEqual([officer.id]);
    expect(people[0]?.deputies.map(({ id }) => id)).toContain(head.id);
    expect((await head.call(listDeputies, {})).people.map(({ id }) => id)).toContain(officer.id);
  });
});
