import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { autoDispatchHistory, dispatchAccuracy, listAutoDispatch, switchAutoDispatch } from '../../src/contract/autoDispatch.ts';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { suggestDispatch } from '../../src/contract/understanding.ts';
import type { CaseCommand } from '../../src/domain/case/decide.ts';
import type { Actor } from '../../src/domain/case/permissions.ts';
import { execute, type Submission, submit } from '../../src/server/cases/execute.ts';
import { watchAutoDispatch } from '../../src/server/understanding/autoDispatch.ts';
import { considerSubmissions } from '../../src/server/understanding/considerSubmissions.ts';
import { trainModels } from '../../src/server/understanding/execute.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let admin: Visitor;
let supervisor: Visitor;
let desk: Visitor;
let student: Visitor;

const leaf = '0401';
const water = ['水龙头漏水', '饮水机不出水', '水管滴水', '洗手池堵水', '水压很小'];
const power = ['插座没电', '电灯不亮', '电闸跳了', '电线裸露', '投影仪断电'];

/** Four months of cases of one category, whose unit depends on the words and not on the catalogue. */
beforeAll(async () => {
  t = await testApp();
  [admin, supervisor, desk, student] = await Promise.all([
    t.as({ role: 'admin' }),
    t.as({ role: 'supervisor' }),
    t.as({ role: 'operator' }, { role: 'dispatcher' }),
    t.as(),
  ]);
  const days = Array.from({ length: 360 }, (_, n) => n);
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < days.length; n = next++) await pastCase(n);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}, 120_000);
afterAll(() => t.close());

async function pastCase(n: number): Promise<void> {
  const month = 10 + Math.floor(n / 90);
  const day = `${month > 12 ? 2026 : 2025}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')}`;
  const deps = { ...t.deps, clock: () => `${day}T02:00:00.000Z` };
  const id = randomUUID();
  const [words, unit] = n % 2 === 0 ? [water, 'hq-utilities'] : [power, 'hq-repair'];
  const title = `${words[n % 5]!}第${n}次`;
  const command: Submission['command'] = {
    type: 'Submit',
    channel: 'web',
    categoryCode: leaf,
    title,
    text: `${words[(n + 1) % 5]!},请来看看`,
    placeId: null,
    placeText: '',
    photos: [],
    requester: student.id,
    source: null,
  };
  await submit(deps, { id, command, followUpCode: null, by: student.id!, unit: null, silent: true });
  const office: Actor = {
    id: 'office',
    grants: [
      { role: 'dispatcher', units: null },
      { role: 'head', units: [unit] },
    ],
    followed: null,
  };
  const commands: CaseCommand[] = [
    { type: 'Accept' },
    { type: 'Dispatch', unit, note: '' },
    { type: 'Sign' },
    { type: 'Respond', means: 'call', evidence: '电话联系了诉求人' },
    { type: 'Resolve', text: '已经修好,现场试用正常。', photos: [] },
  ];
  for (const each of commands)
    await execute(deps, { actor: office, unit, id, command: each as Exclude<CaseCommand, { type: 'Submit' }>, silent: true });
  const answers = {
    reached: true,
    contacted: true,
    solved: 'yes',
    handling: 'satisfied',
    process: 'satisfied',
    words: '',
  } as const;
  await execute(deps, {
    actor: { id: student.id, grants: [], followed: null },
    unit: null,
    id,
    command: { type: 'FollowUp', ...answers },
    silent: true,
  });
}

async function submitted(title: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: leaf, title, text: '水压很小,请来看看', placeId: null, ...more } });
  return id;
}

const leafOf = async (who: Visitor = desk) =>
  (await who.call(listAutoDispatch, {})).leaves.find(({ category }) => category === leaf)!;
const turn = (enabled: boolean, version: number) => ({
  params: { category: leaf },
  body: { enabled, version, note: '回放达标,试行一个月' },
});

describe('automatic dispatch', () => {
  it('is off, and cannot be switched on before anything was measured', async () => {
    expect(await leafOf()).toMatchObject({ enabled: false, version: 0, measured: null });
    expect((await supervisor.refused(switchAutoDispatch, turn(true, 0))).code).toBe('not-measured-well-enough');
  });

  it('shows what the replay on closed cases measured, with n and interval', async () => {
    const trainings = await trainModels(t.deps);
    expect(trainings.find(({ target }) => target === 'unit')).toMatchObject({ accepted: true, chosen: 'model' });
    const { measured } = await leafOf();
    expect(measured!.all.of).toBeGreaterThan(200);
    expect(measured!.margin).toBeGreaterThan(0);
    expect(measured!.above.low).toBeGreaterThanOrEqual(0.95);
    expect(measured!.above.of).toBeGreaterThanOrEqual(73);
    const { replay } = await desk.call(dispatchAccuracy, { query: { from: '2025-10-01', to: '2026-04-01' } });
    expect(replay.cases).toBe(measured!.all.of);
    expect(replay.firstRight).toBe(replay.cases);
  }, 120_000);

  it('dispatches nothing while it is off, but keeps what was suggested', async () => {
    const id = await submitted('水龙头漏水了');
    expect(await considerSubmissions(t.deps)).toBe(0);
    expect((await desk.call(getCase, { params: { id } })).phase).toBe('submitted');
    const { rows } = await t.deps.database.pool.query(
      "select unit, made_by, automatic from analytics.dispatch_suggestion where case_id = $1 and origin = 'live'",
      [id],
    );
    expect(rows).toEqual([{ unit: 'hq-utilities', made_by: 'model', automatic: false }]);
  });

  it('is switched by a supervisor or an administrator only, the first of two, and on record', async () => {
    expect((await desk.refused(switchAutoDispatch, turn(true, 0))).status).toBe(403);
    expect(await supervisor.call(switchAutoDispatch, turn(true, 0))).toEqual({ version: 1 });
    expect((await admin.refused(switchAutoDispatch, turn(true, 0))).code).toBe('stale');
    const { changes } = await desk.call(autoDispatchHistory, { params: { category: leaf } });
    expect(changes).toMatchObject([
      { version: 1, enabled: true, note: '回放达标,试行一个月', measured: { above: { right: expect.any(Number) } } },
    ]);
    expect(changes[0]!.changedBy).toMatch(/^王/);
  });

  it('sends a new case by itself, says why, and does not touch what came before', async () => {
    const id = await submitted('饮水机不出水');
    expect(await considerSubmissions(t.deps)).toBe(1);
    const seen = await desk.call(getCase, { params: { id } });
    expect(seen).toMatchObject({ phase: 'dispatched', unit: 'hq-utilities' });
    const entry = seen.timeline.find(({ type }) => type === 'CaseDispatched')!;
    expect(entry.automatic).toMatchObject({ words: expect.any(Array), cases: expect.any(Number) });
    expect(entry.automatic!.accuracy).toBeGreaterThanOrEqual(0.95);
    expect(entry.person).toBeNull();
    const own = await student.call(getCase, { params: { id } });
    expect(own.timeline.find(({ type }) => type === 'CaseDispatched')!.automatic).toBeNull();
    expect(await considerSubmissions(t.deps)).toBe(0);
  });

  it.each([
    ['has words that the reviewed rules found', '水管滴水,楼道里还冒烟起火了', {}],
    ['may be the same incident as another', '水管滴水', { alsoOf: randomUUID() }],
    ['says nothing the model knows', '🙂🙂🙂🙂', { text: '' }],
    ['is of a category that is not switched on', '水管滴水', { categoryCode: '0403' }],
    ['is of a confidential category', '水管滴水', { categoryCode: '1304' }],
  ])('leaves to a person what %s', async (_, title, more) => {
    const id = await submitted(title, more);
    expect(await considerSubmissions(t.deps)).toBe(0);
    const { rows } = await t.deps.database.pool.query('select phase from case_view where id = $1', [id]);
    expect(rows).toEqual([{ phase: 'submitted' }]);
  });

  it('does not send what a person has taken up meanwhile', async () => {
    const id = await submitted('水压很小');
    await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
    expect(await considerSubmissions(t.deps)).toBe(0);
    expect((await desk.call(getCase, { params: { id } })).phase).toBe('accepted');
  });

  it('helps a person with the same model, and with what the place says', async () => {
    const id = await submitted('电线裸露', { text: '插座没电,请来看看' });
    const help = await desk.call(suggestDispatch, { params: { id } });
    expect(help).toMatchObject({ by: { unit: 'model' }, units: [{ unit: 'hq-repair' }, {}], place: null });
    expect(help.similar).toHaveLength(3);
  });

  it('switches itself off when cases do not stay where they were sent, and tells those who answer for it', async () => {
    const officer = await t.as({ role: 'officer', unit: 'hq-utilities' });
    for (const title of ['水管滴水第1次', '水管滴水第2次']) {
      const id = await submitted(title);
      expect(await considerSubmissions(t.deps)).toBe(1);
      const give = (who: Visitor, body: Parameters<typeof who.call<typeof commandCase>>[1]['body']) =>
        who.call(commandCase, { params: { id }, body });
      const { version } = await officer.call(getCase, { params: { id } });
      const text = '这是电路问题,不归水电科管理。';
      await give(officer, { type: 'Return', version, reason: 'not-our-duty', text, proposedUnit: 'hq-repair' });
      expect(await watchAutoDispatch(t.deps)).toEqual([]);
      await give(desk, { type: 'RuleOnReturn', version: version + 1, upheld: true, text: '同意退回' });
      await give(desk, { type: 'Dispatch', version: version + 2, unit: 'hq-repair' });
    }
    expect(await watchAutoDispatch(t.deps)).toEqual([leaf]);
    expect(await leafOf()).toMatchObject({ enabled: false, version: 2, changedBy: null });
    expect(await watchAutoDispatch(t.deps)).toEqual([]);
    const { notices } = await supervisor.call(listNotices, { query: {} });
    expect(notices[0]).toMatchObject({ kind: 'AutoDispatchStopped', caseId: null, link: '/understanding/auto-dispatch' });
    expect(notices[0]!.text.zh).toContain('自动关闭');
    expect((await submitted('水管滴水三')).length).toBeGreaterThan(0);
    expect(await considerSubmissions(t.deps)).toBe(0);
  });
});
