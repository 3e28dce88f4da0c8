import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listPages, takePage } from '../../src/contract/handling.ts';
import { putItem } from '../../src/contract/reference.ts';
import { escalatePages, pageDuty } from '../../src/server/duty/execute.ts';
import { notify } from '../../src/server/notifications/execute.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let officer: Visitor;
let backup: Visitor;
let dispatcher: Visitor;
let supervisor: Visitor;
const paged = async (who: Visitor) => (await who.call(listPages, {})).pages.map(({ caseId }) => caseId);
const later = (minutes: number) => Temporal.Instant.from(monday).add({ minutes }).toString({ smallestUnit: 'millisecond' });

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  officer = await t.as({ role: 'dispatcher' });
  backup = await t.as({ role: 'operator' });
  dispatcher = await t.as({ role: 'dispatcher' });
  supervisor = await t.as({ role: 'supervisor' });
  const admin = await t.as({ role: 'admin' });
  const shifts = [{ from: '2026-03-02T08:00', to: '2026-03-02T20:00', officer: officer.id!, backup: backup.id! }];
  await admin.call(putItem, { params: { kind: 'dutyRoster', id: 'school' }, body: { version: 0, data: { shifts } } });
});
afterAll(() => t.close());
beforeEach(() => t.setClock(monday));

async function jobsNamed(name: string): Promise<unknown[]> {
  const { rows } = await t.deps.database.pool.query<{ data: unknown }>('select data from pgboss.job where name = $1', [name]);
  return rows.map(({ data }) => data);
}
async function danger(title = '三号楼配电间着火冒烟'): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: '0502', title, placeId: 'd3' } });
  return id;
}

describe('words of danger', () => {
  it('raise the grade and page whoever is on duty, at once and on every channel', async () => {
    const id = await danger();
    expect((await dispatcher.call(getCase, { params: { id } })).grade).toBe('T');
    expect(await jobsNamed('page-duty')).toContainEqual({ caseId: id });
    expect(await pageDuty(t.deps, id)).toBe(0);
    expect(await paged(officer)).toContain(id);
    expect(await paged(backup)).not.toContain(id);
    const notices = await jobsNamed('notify');
    expect(notices).toContainEqual({ caseId: id, template: 'DutyPaged', to: { person: officer.id } });
    await notify(t.deps, randomUUID(), { caseId: id, template: 'DutyPaged', to: { person: officer.id! } });
    expect((await officer.call(listPages, {})).onDuty).toMatchObject({ officer: `王${officer.id}`, backup: `王${backup.id}` });
  });
  it('page nobody twice, and an ordinary case pages nobody', async () => {
    const id = await danger();
    await pageDuty(t.deps, id);
    await pageDuty(t.deps, id);
    const { rows } = await t.deps.database.pool.query('select person from duty_page where case_id = $1', [id]);
    expect(rows).toHaveLength(1);
    const quiet = randomUUID();
    await student.call(submitCase, { body: { id: quiet, categoryCode: '0507', title: '宿舍柜门掉了', placeId: 'd3' } });
    expect(await jobsNamed('page-duty')).not.toContainEqual({
      caseId: quiet,
    });
  });
});

describe('a page that nobody answers', () => {
  it('goes on to the backup, the desk, and supervisors', async () => {
    const id = await danger();
    await pageDuty(t.deps, id);
    t.setClock(later(4));
    await escalatePages(t.deps);
    expect(await paged(backup)).not.toContain(id);
    for (const [minutes, who] of [
      [5, backup],
      [10, dispatcher],
      [15, supervisor],
    ] as const) {
      t.setClock(later(minutes));
      await escalatePages(t.deps);
      expect(await paged(who)).toContain(id);
    }
    t.setClock(later(60));
    await escalatePages(t.deps);
  });
  it('stops when one of them takes the case on, and nobody else can', async () => {
    const id = await danger();
    await pageDuty(t.deps, id);
    expect(await dispatcher.call(takePage, { params: { id } })).toEqual({ taken: false });
    expect(await officer.call(takePage, { params: { id } })).toEqual({ taken: true });
    t.setClock(later(30));
    await escalatePages(t.deps);
    expect(await paged(officer)).not.toContain(id);
    expect(await paged(backup)).not.toContain(id);
  });
  it('is over when the case is on its way', async () => {
    const id = await danger();
    await pageDuty(t.deps, id);
    const { version } = await dispatcher.call(getCase, { params: { id } });
    await dispatcher.call(commandCase, { params: { id }, body: { type: 'Accept', version } });
    await dispatcher.call(commandCase, {
      params: { id },
      body: { type: 'Dispatch', version: version + 1, unit: 'hq-repair', note: '' },
    });
    await escalatePages(t.deps);
    expect(await paged(officer)).not.toContain(id);
  });
});

it('goes to the desk where nobody is on duty', async () => {
  t.setClock('2026-03-02T15:00:00.000Z');
  const id = await danger();
  expect(await pageDuty(t.deps, id)).toBe(2);
  expect((await officer.call(listPages, {})).onDuty).toBeNull();
});

it('tells of a secret case only those who may read it', async () => {
  const trusted = await t.as({ role: 'operator' }, { role: 'trusted' });
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: '0904', title: '室友说不想活了要跳楼' } });
  await pageDuty(t.deps, id);
  expect(await paged(trusted)).toContain(id);
  expect(await paged(officer)).not.toContain(id);
});
