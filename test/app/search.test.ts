import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, listCases, submitCase } from '../../src/contract/cases.ts';
import { completeWords, searchCases } from '../../src/contract/understanding.ts';
import { seenLinesStatement } from '../../src/server/cases/queries.ts';
import { askedIn } from '../../src/server/understanding/search.ts';
import { windowsFrom } from '../../src/server/understanding/windows.ts';
import { searchQuery } from '../../src/text/searchQuery.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let operator: Visitor;
let trusted: Visitor;
let officer: Visitor;

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  operator = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  trusted = await t.as({ role: 'operator' }, { role: 'trusted' });
  officer = await t.as({ role: 'officer', unit: 'hq-utilities' });
});
afterAll(() => t.close());

async function submitted(title: string, more: Record<string, unknown> = {}) {
  const body = { id: randomUUID(), categoryCode: '0401', title, text: '', placeId: 'd3', ...more };
  const { number } = await student.call(submitCase, { body });
  return { id: body.id, number };
}
const titles = async (visitor: Visitor, text: string, more: Record<string, unknown> = {}) =>
  (await visitor.call(searchCases, { query: { text, ...more } })).found.map((f) => f.case.title);

describe('search', () => {
  it('finds hanzi in title, text and place, and a number by its beginning', async () => {
    const { number } = await submitted('浴室排风扇整夜轰鸣', { text: '隔壁寝室也听得到嗡嗡声', placeText: '六层西头' });
    for (const text of ['排风扇', '轰鸣', '嗡嗡声', '排风扇 寝室', '西头', '东湖3号公寓 排风扇', '東湖三號公寓 排風扇', number]) {
      expect(await titles(operator, text), text).toEqual(['浴室排风扇整夜轰鸣']);
    }
    expect(await titles(operator, '排风扇 食堂')).toEqual([]);
    expect(await titles(operator, '🙂')).toEqual([]);
  });

  it('marks what was found in the title and in a cut of the text', async () => {
    await submitted('晾衣杆断了', { text: `${'前几天都还好。'.repeat(20)}昨晚晾衣杆突然断裂砸到书桌。` });
    const { found } = await operator.call(searchCases, { query: { text: '晾衣杆' } });
    const [first] = found;
    expect(first!.title.map(({ start, end }) => first!.case.title.slice(start, end))).toEqual(['晾衣杆']);
    const { text, spans } = first!.snippet;
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['晾衣杆']);
    expect(text.length).toBeLessThanOrEqual(90);
  });

  it('repairs a slip when nothing is found as typed, and says so', async () => {
    await submitted('东湖3号公寓门禁失灵');
    const answer = await operator.call(searchCases, { query: { text: '助学代款' } });
    expect(answer).toMatchObject({ found: [], corrected: null });
    await submitted('助学贷款材料交到哪里', { categoryCode: '0101', placeId: null });
    expect(await operator.call(searchCases, { query: { text: '助学代款' } })).toMatchObject({
      found: [{ case: { title: '助学贷款材料交到哪里' } }],
      corrected: '助学贷款',
    });
  });

  it('completes places, units and categories by their beginning and by pinyin initials', async () => {
    const completed = async (text: string) => (await operator.call(completeWords, { query: { text } })).words;
    expect(await completed('东湖3')).toContain('东湖3号公寓');
    expect((await completed('jszx')).length).toBeGreaterThan(0);
    expect(await completed('dh3')).toContain('东湖3号公寓');
  });

  it('narrows by place, phase, unit, category and days', async () => {
    const { id } = await submitted('饮水机滤芯发黑', { placeId: 't1' });
    await operator.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
    const { version } = await operator.call(getCase, { params: { id } });
    await operator.call(commandCase, { params: { id }, body: { type: 'Dispatch', version, unit: 'hq-utilities' } });
    const yes = [{ place: 't1' }, { phase: 'dispatched' }, { unit: 'hq-utilities' }, { category: '04' }, { from: '2026-03-02' }];
    const no = [{ place: 'd3' }, { phase: 'closed' }, { unit: 'library' }, { category: '0501' }, { to: '2026-03-02' }];
    for (const more of yes) expect(await titles(operator, '滤芯', more), JSON.stringify(more)).toHaveLength(1);
    for (const more of no) expect(await titles(operator, '滤芯', more), JSON.stringify(more)).toHaveLength(0);
  });

  it('goes on page by page without repeating or losing a case', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 23; n++) ids.push((await submitted(`楼道灯泡第${n}次坏了`, n % 3 === 0 ? { text: '灯泡' } : {})).id);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await operator.call(searchCases, { query: { text: '灯泡', limit: 5, after } });
      seen.push(...page.found.map((f) => f.case.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect((await operator.refused(searchCases, { query: { text: '灯泡', after: 'x' } })).code).toBe('invalid');
  });

  it('looks back over years, the newest first among equals', async () => {
    const instants = ['2023-01-05T02:00:00.000Z', '2024-06-05T02:00:00.000Z', '2025-12-05T02:00:00.000Z', monday];
    for (const at of instants) {
      t.setClock(at);
      await submitted(`纱窗破洞 ${at.slice(0, 4)}`);
    }
    expect(await titles(operator, '纱窗')).toEqual(['纱窗破洞 2026', '纱窗破洞 2025', '纱窗破洞 2024', '纱窗破洞 2023']);
  });
});

describe('a case that a reader may not see', () => {
  it('is not found, not counted and not completed for that reader', async () => {
    await submitted('我被老师性骚扰了 柠檬', { placeId: null });
    expect(await titles(trusted, '柠檬')).toHaveLength(1);
    for (const visitor of [operator, officer]) {
      expect(await visitor.call(searchCases, { query: { text: '柠檬' } })).toEqual({ found: [], corrected: null, next: null });
      expect((await visitor.call(listCases, { query: { text: '柠檬' } })).cases).toEqual([]);
      expect((await visitor.call(completeWords, { query: { text: '柠' } })).words).toEqual([]);
    }
    expect((await t.nobody.refused(searchCases, { query: { text: '柠檬' } })).status).toBe(401);
    expect((await student.refused(searchCases, { query: { text: '柠檬' } })).status).toBe(403);
  });
  it('of another unit is not found by an officer', async () => {
    await submitted('电梯按钮失灵 芒果');
    expect(await titles(operator, '芒果')).toHaveLength(1);
    expect(await titles(officer, '芒果')).toHaveLength(0);
  });
  it('is found by the officer as soon as it is dispatched to the unit, and by whoever sent it', async () => {
    const { id } = await submitted('水压不足 杨桃');
    await operator.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
    const { version } = await operator.call(getCase, { params: { id } });
    await operator.call(commandCase, { params: { id }, body: { type: 'Dispatch', version, unit: 'hq-utilities' } });
    expect(await titles(officer, '杨桃')).toEqual(['水压不足 杨桃']);
    const body = { id: randomUUID(), categoryCode: '0401', title: '窗帘轨道脱落 山竹', placeId: 't1' };
    await officer.call(submitCase, { body });
    expect(await titles(officer, '山竹')).toHaveLength(1);
  });
});

it('is read from the index of terms', async () => {
  const reference = await t.deps.reference.recent();
  const { condition } = searchQuery('水管漏水', await t.deps.understanding.vocabulary());
  const filter = { text: '水管漏水', limit: 20 };
  const cursor = { asOf: monday, batch: null, last: null };
  const actor = { id: 'p', grants: [{ role: 'operator', units: null }], followed: null } as const;
  const { first, later } = windowsFrom(monday);
  for (const window of [first, ...later]) {
    const asked = askedIn(window, { filter, reference, requesters: null, cursor, actor, condition: condition!, limit: 200 });
    const { sql, parameters } = seenLinesStatement(actor, asked).compile(t.deps.database.db);
    const client = await t.deps.database.pool.connect();
    // A table of some dozen rows is read through whatever its indexes are.
    await client.query('begin; set local enable_seqscan = off');
    const { rows } = await client.query(`explain ${sql}`, [...parameters]);
    await client.query('rollback');
    client.release();
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Bitmap Index Scan on case_terms_terms');
    expect(plan).toContain('case_view_pkey');
  }
});
