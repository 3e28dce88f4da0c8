import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { findAnswers } from '../../src/contract/knowledge.ts';
import {
  findSameIncident,
  likelyDuplicates,
  listTopics,
  listTrainings,
  searchCases,
  suggestCategories,
  suggestDispatch,
  suggestForDraft,
  trainModels,
} from '../../src/contract/understanding.ts';
import { execute, submit } from '../../src/server/cases/execute.ts';
import { learnTitleWords } from '../../src/server/understanding/execute.ts';
import { campusExamples } from '../../src/text/campusExamples.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let trusted: Visitor;
let officer: Visitor;

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  trusted = await t.as({ role: 'dispatcher' }, { role: 'trusted' });
  officer = await t.as({ role: 'officer', unit: 'library' });
});
afterAll(() => t.close());

async function submitted(title: string, more: Record<string, unknown> = {}, by: Visitor = student) {
  const body = { id: randomUUID(), categoryCode: '0401', title, text: '', placeId: 't1', ...more };
  await by.call(submitCase, { body });
  return body.id;
}

describe('the screening of a submission', () => {
  it('raises grade and confidentiality at once, and says by which rule', async () => {
    const id = await submitted('想咨询休学手续', { categoryCode: '0102', placeId: null, text: '我不想活了,想跳楼' });
    const seen = await trusted.call(getCase, { params: { id } });
    expect(seen).toMatchObject({ grade: 'T', confidentiality: 'confidential', screened: ['crisis-suicide'] });
    expect((await desk.refused(getCase, { params: { id } })).code).toBe('no-such-case');
    expect((await student.call(getCase, { params: { id } })).screened).toEqual([]);
    const { screened } = await trusted.call(suggestDispatch, { params: { id } });
    expect(screened.map(({ rule, part, words }) => [rule, part, words])).toEqual([['crisis-suicide', 'text', '不想活了']]);
  });
  it('never lowers: neither the grade of the category nor, later, its own by another category', async () => {
    const id = await submitted('暖气爆管漏水,顺便吐槽要去上访', { categoryCode: '0504', placeId: 'd3' });
    expect((await desk.call(getCase, { params: { id } })).grade).toBe('T');
    const fire = await submitted('窗口缴费排队', { categoryCode: '0102', placeId: null, text: '楼道正在冒烟起火' });
    expect((await desk.call(getCase, { params: { id: fire } })).grade).toBe('T');
    await desk.call(commandCase, { params: { id: fire }, body: { type: 'Accept', version: 1, categoryCode: '0101' } });
    expect((await desk.call(getCase, { params: { id: fire } })).grade).toBe('T');
  });
  it('leaves an everyday case as its category says', async () => {
    const id = await submitted('教室投影仪偏色');
    expect(await desk.call(getCase, { params: { id } })).toMatchObject({ confidentiality: 'normal', screened: [] });
  });
});

describe('suggestions', () => {
  it('name three categories with the words that decided, to anybody, from the catalogue at first', async () => {
    const body = { title: '奖学金名单有误', text: '助学贷款也没到账' };
    const { by, categories } = await t.nobody.call(suggestCategories, { body });
    expect(by).toBe('rules');
    expect(categories[0]).toMatchObject({ code: '0101' });
    expect(categories[0]!.probability).toBeGreaterThan(0.3);
    expect(categories[0]!.reasons.map(({ words }) => words)).toContain('奖学金');
    const [reason] = categories[0]!.reasons;
    expect(body[reason!.part].slice(reason!.start, reason!.end)).toBe(reason!.words);
    expect((await t.nobody.call(suggestCategories, { body: { title: '🙂' } })).categories).toEqual([]);
  });
  it('name units, the rule of the catalogue, and ended cases about the like that the reader may see', async () => {
    const past = await submitted('饮水机不出热水', { text: '开水器灯不亮' });
    await desk.call(commandCase, {
      params: { id: past },
      body: { type: 'Answer', version: 1, text: '已通知维修,今天下午恢复供应热水。' },
    });
    await submitted('粉笔灰太大');
    const id = await submitted('饮水机又不出热水了', { text: '开水器的灯一直不亮' });
    const given = await desk.call(suggestDispatch, { params: { id } });
    expect(given.rule?.unit).toBe('hq-repair');
    expect(given.units[0]?.unit).toBe('hq-repair');
    expect(given.units[0]?.reasons.length).toBeGreaterThan(0);
    expect(given.similar.map((line) => line.id)).toEqual([past]);
    expect((await officer.refused(suggestDispatch, { params: { id } })).code).toBe('no-such-case');
  });
});

describe('an outage in a dormitory', () => {
  const reports: string[] = [];
  /** What the desk was told right after each arrival, and how long it took. */
  const seen: { reports: number; milliseconds: number }[] = [];
  beforeAll(async () => {
    const words = ['停电了', '整栋楼没电', '灯全灭了', '什么时候来电', '空调和插座都没电'];
    for (let n = 0; n < 40; n++) {
      const who = n % 4 === 0 ? await t.as() : student;
      reports.push(await submitted(`${words[n % words.length]!} 第${n}次反映`, { categoryCode: '0502', placeId: 'd3' }, who));
      const arrived = performance.now();
      const { topics } = await desk.call(listTopics, {});
      const topic = topics.find(({ placeId, categoryCode }) => placeId === 'd3' && categoryCode === '0502');
      seen.push({ reports: topic?.reports ?? 0, milliseconds: performance.now() - arrived });
    }
    await submitted('东湖3号公寓充了电费不到账', { categoryCode: '0502', placeId: 'd4' });
  });

  it('grows with each arrival, within a second of it', () => {
    // One report alone is no topic yet.
    expect(seen.map((each) => each.reports)).toEqual([0, ...Array.from({ length: 39 }, (_, n) => n + 2)]);
    expect(Math.max(...seen.map(({ milliseconds }) => milliseconds))).toBeLessThan(1000);
  });
  it('becomes one topic at once, with sentences, keywords, people and days', async () => {
    const { topics } = await desk.call(listTopics, {});
    const topic = topics.find(({ placeId, categoryCode }) => placeId === 'd3' && categoryCode === '0502')!;
    expect(topic.reports).toBe(40);
    expect(topic.people).toBe(11);
    expect(topic.sentences).toHaveLength(3);
    expect(topic.timeline).toEqual([{ day: '2026-03-02', reports: 40 }]);
    expect((await officer.refused(listTopics, {})).status).toBe(403);
  });
  it('is told to the next one before sending, as numbers without words', async () => {
    const body = { title: '宿舍停电', text: '', categoryCode: '0502', placeId: 'd3' };
    const { incident } = await t.nobody.call(findSameIncident, { body });
    expect(reports).toContain(incident!.id);
    expect(incident).toEqual({ id: incident!.id, people: 11, since: monday, categoryCode: '0502', placeId: 'd3' });
    expect((await t.nobody.call(findSameIncident, { body: { ...body, placeId: 'd5' } })).incident).toBeNull();
    expect((await t.nobody.refused(getCase, { params: { id: incident!.id } })).status).toBe(401);
  });
  it('is offered for merging to the dispatcher, first what the requester said', async () => {
    const id = await submitted('我也遇到了', { categoryCode: '0502', placeId: 'd3', alsoOf: reports[0] });
    const { duplicates } = await desk.call(likelyDuplicates, { params: { id } });
    expect(duplicates[0]).toMatchObject({ case: { id: reports[0] }, why: 'said-by-requester' });
    expect(duplicates.length).toBeGreaterThan(3);
    await desk.call(commandCase, { params: { id }, body: { type: 'Merge', version: 1, into: reports[0]! } });
    expect((await desk.call(getCase, { params: { id } })).mergedInto).toBe(reports[0]);
  });
});

describe('nearly equal texts', () => {
  const text = '图书馆三层东侧自习区的空调从上周五开始一直滴水,地面很滑,已经有同学滑倒,希望尽快维修并放置提示牌。';
  it('are found wherever they were sent from, with the words they share', async () => {
    const first = await submitted('空调滴水', { text, placeId: null });
    const second = await submitted('空调滴水!', { text: `${text}谢谢`, placeId: 't1', categoryCode: '0703' });
    const { duplicates } = await desk.call(likelyDuplicates, { params: { id: second } });
    expect(duplicates).toHaveLength(1);
    expect(duplicates[0]).toMatchObject({ case: { id: first }, why: 'same-text' });
    expect(duplicates[0]!.similarity).toBeGreaterThan(0.8);
    expect(duplicates[0]!.shared).toEqual(expect.arrayContaining(['空调', '滴水']));
  });
  it('of a case that the reader may not see are not named', async () => {
    const secret = `${text}我被辅导员性骚扰过。`;
    const hidden = await submitted('另一件事', { text: secret, placeId: null });
    const open = await submitted('另一件事', { text, placeId: null });
    const ids = async (who: Visitor) =>
      (await who.call(likelyDuplicates, { params: { id: open } })).duplicates.map((d) => d.case.id);
    expect(await ids(trusted)).toContain(hidden);
    expect(await ids(desk)).not.toContain(hidden);
  });
});

describe('training', () => {
  const codes: Record<string, string> = { 水电: '0401', 餐饮: '0601', 网络: '0701' };
  beforeAll(async () => {
    const system = { id: 'system', grants: [], followed: null };
    for (const { title, text, label, date } of campusExamples(240)) {
      const then = { ...t.deps, clock: () => `${date}T02:00:00.000Z` };
      const id = randomUUID();
      const command = {
        type: 'Submit',
        channel: 'web',
        categoryCode: codes[label]!,
        title,
        text,
        placeId: null,
        placeText: '',
        photos: [],
        requester: student.id,
        source: null,
      } as const;
      await submit(then, { id, command, followUpCode: null, by: student.id!, unit: null, silent: true });
      await execute(then, { actor: system, unit: null, id, command: { type: 'Archive', text: '' }, silent: true });
    }
  }, 60_000);

  it('is for administrators, keeps a good model and uses it, and refuses where there is too little to learn', async () => {
    expect((await desk.refused(trainModels, { body: {} })).status).toBe(403);
    const admin = await t.as({ role: 'admin' });
    const { trainings } = await admin.call(trainModels, { body: {} });
    const category = trainings.find(({ target }) => target === 'category')!;
    expect(category).toMatchObject({ accepted: true, because: null, chosen: 'model', examples: 240 });
    expect(category.trainedOn).toMatchObject({ from: '2025-01-15', to: '2025-12-15' });
    expect(category.quality!.accuracy).toBeGreaterThan(0.9);
    expect(trainings.find(({ target }) => target === 'unit')).toMatchObject({
      accepted: false,
      because: 'too-few-examples',
      chosen: 'rules',
    });
    const answer = await t.nobody.call(suggestCategories, { body: { title: '麻辣烫窗口饭菜有虫子' } });
    expect(answer).toMatchObject({ by: 'model', categories: [{ code: '0601' }, {}, {}] });
    expect((await admin.call(listTrainings, {})).trainings.map(({ version }) => version)).toEqual([monday, monday]);
  }, 120_000);

  it('with a spoilt newest model file goes on with the one before', async () => {
    await t.deps.database.pool.query(
      `insert into text_model (target, version, trained_at, accepted, because, chosen, examples, report, model)
      select target, 'spoilt', trained_at + interval '1 hour', accepted, because, chosen, examples, report, '\\x00' from text_model where accepted`,
    );
    const answer = await t.nobody.call(suggestCategories, { body: { title: '麻辣烫窗口饭菜有虫子' } });
    expect(answer).toMatchObject({ by: 'model', categories: [{ code: '0601' }, {}, {}] });
  });

  it('with nothing but spoilt model files leaves the rules to answer', async () => {
    await t.deps.database.pool.query("update text_model set version = version || ' x', model = '\\x00' where accepted");
    expect((await t.nobody.call(suggestCategories, { body: { title: '奖学金' } })).by).toBe('rules');
  });

  it('teaches words of titles, but none of confidential ones', async () => {
    for (let n = 0; n < 4; n++) await submitted(`第${n}回被同学性骚扰 荔枝`, { placeId: null });
    expect(await learnTitleWords(t.deps)).toBeGreaterThan(3);
    const { rows } = await t.deps.database.pool.query<{ word: string }>('select word from learned_word');
    const words = rows.map(({ word }) => word);
    expect(words).toContain('麻辣烫');
    expect(words.filter((word) => word.includes('荔枝'))).toEqual([]);
  });
});

describe('odd input', () => {
  const odd = [
    '',
    '😀',
    '!!!???',
    '12345678901234567890',
    'ＡＢＣ中文mixedскрипт한글',
    '<b onclick=alert(1)>停水</b>',
    "'; drop table case_view; --",
    '停'.repeat(2000),
  ];
  it.each(odd.map((text, at) => [at, text] as const))('number %i is answered, never an error of the server', async (_, text) => {
    const title = [...text].slice(0, 60).join('');
    const draft = { title, text };
    expect(await t.nobody.call(suggestCategories, { body: draft })).toHaveProperty('categories');
    expect(await t.nobody.call(findSameIncident, { body: { ...draft, categoryCode: '0401', placeId: 't1' } })).toHaveProperty(
      'incident',
    );
    expect(await t.nobody.call(findAnswers, { body: draft })).toHaveProperty('articles');
    expect(await desk.call(suggestForDraft, { body: draft })).toHaveProperty('units');
    const search = await desk.raw(searchCases, { query: { text: text.slice(0, 100) } });
    expect(search.statusCode).toBe(200);
  });
  it('of more than may be sent is refused by field', async () => {
    const refused = await t.nobody.refused(suggestCategories, { body: { title: '', text: '停'.repeat(20_000) } });
    expect(refused.fields?.[0]?.field).toBe('text');
  });
});
