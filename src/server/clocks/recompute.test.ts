import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../../../test/app.ts';
import { commandCase, getCase, submitCase } from '../../contract/cases.ts';
import { listItems, listRecomputations, previewDeadlines, putItem } from '../../contract/reference.ts';
import { recomputeDeadlines } from './recompute.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let admin: Visitor;
beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  admin = await t.as({ role: 'admin' });
});
afterAll(() => t.close());
beforeEach(() => t.setClock(monday));

async function accepted(categoryCode = '0507'): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode, title: '三号楼水房漏水', placeId: 'd3' } });
  await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
  return id;
}
const see = (id: string) => student.call(getCase, { params: { id } });

type CalendarData = { days: Record<string, unknown> };
async function calendarWith(day: string) {
  const { items } = await admin.call(listItems, { params: { kind: 'calendar' } });
  const item = items[0]!;
  const data = item.data as CalendarData;
  return {
    id: item.id,
    version: item.version,
    data: { ...data, days: { ...data.days, [day]: { kind: 'holiday', name: '校庆' } } },
  };
}

describe('a change of the calendar', () => {
  it('is shown before it is saved, moves the open cases, says why, and tells those whose promise moves', async () => {
    const id = await accepted();
    const urgent = await accepted('0401');
    const { id: item, ...body } = await calendarWith('2026-03-04');
    const preview = await admin.call(previewDeadlines, { params: { kind: 'calendar' }, body: { data: body.data } });
    const { number, resolveBy } = await see(id);
    expect(preview).toMatchObject({ looked: 2, moved: 1, promises: 1 });
    expect(preview.lines).toEqual([
      { number, kind: 'resolve', from: '2026-03-05T09:30:00.000Z', to: '2026-03-06T09:30:00.000Z' },
    ]);
    // Looking changes nothing.
    expect((await see(id)).resolveBy).toBe(resolveBy);

    await admin.call(putItem, { params: { kind: 'calendar', id: item }, body: { ...body, reason: '校庆放假一天' } });
    await t.deps.database.pool.query('delete from pgboss.job');
    expect(await recomputeDeadlines(t.deps)).toBe(1);
    const moved = await see(id);
    expect(moved.resolveBy).toBe('2026-03-06T09:30:00.000Z');
    expect(moved.timeline.at(-1)).toMatchObject({
      type: 'DeadlinesRecomputed',
      reason: 'calendar',
      text: '校庆放假一天',
      internal: false,
    });
    expect((await see(urgent)).timeline.at(-1)?.type).not.toBe('DeadlinesRecomputed');
    expect((await queuedJobs(t.deps)).map(({ caseId, template }) => [caseId, template])).toEqual([[id, 'DeadlinesRecomputed']]);
    // Done again, as after a crash in the middle, it does nothing more.
    await t.deps.database.pool.query('update recomputation set done_at = null, after = null');
    expect(await recomputeDeadlines(t.deps)).toBe(0);
    const done = (await admin.call(listRecomputations, {})).recomputations;
    expect(done[0]).toMatchObject({ kind: 'calendar', reason: '校庆放假一天', moved: 1 });
    expect(done[0]?.doneAt).not.toBeNull();
    expect((await see(id)).timeline.filter(({ type }) => type === 'DeadlinesRecomputed')).toHaveLength(1);
  });

  it('goes on where a killed process stopped', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => accepted()));
    const { id: item, ...body } = await calendarWith('2026-03-03');
    await admin.call(putItem, { params: { kind: 'calendar', id: item }, body });
    // As if it had come past the second of them.
    const [, second] = [...ids].sort();
    await t.deps.database.pool.query('update recomputation set after = $1 where done_at is null', [second]);
    await recomputeDeadlines(t.deps);
    const movedIds = await Promise.all(
      ids.map(async (id) => ((await see(id)).timeline.some(({ type }) => type === 'DeadlinesRecomputed') ? [id] : [])),
    );
    expect(movedIds.flat().sort()).toEqual([...ids].sort().slice(2));
  });
});

describe('a change of the limits', () => {
  it('never lengthens the time to resolve beyond the statutory one, and warns of it', async () => {
    const id = await accepted();
    const { items } = await admin.call(listItems, { params: { kind: 'limits' } });
    const item = items[0]!;
    const data = structuredClone(item.data) as { grades: Record<string, { resolve: object }> };
    data.grades['Y']!.resolve = { unit: 'workdays', amount: 20 };
    const preview = await admin.call(previewDeadlines, { params: { kind: 'limits' }, body: { data } });
    expect(preview.beyondStatutory).toEqual(['Y']);
    await admin.call(putItem, { params: { kind: 'limits', id: item.id }, body: { version: item.version, data } });
    await recomputeDeadlines(t.deps);
    // Seven days after it was accepted, to the minute.
    expect((await see(id)).resolveBy).toBe('2026-03-09T02:00:00.000Z');
  });
});
