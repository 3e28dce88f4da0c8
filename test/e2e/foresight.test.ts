import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openReference } from '../../src/server/directory/queries.ts';
import { insertDemoFacts } from '../demoFacts.ts';
import { seriousViolations, type Visitor } from './browser.ts';
import { openSchool, type Person, type School } from './school.ts';

/** The sentinel's pages over the demonstration's facts, after one night: each read by axe, the judgement given by keyboard alone. */
const until = '2026-11-23T10:00:00.000Z';
const drains = { title: '疏通东湖7号公寓下水', category: '0404', places: ['d7'], unit: 'hq-repair' };
let school: School;
let supervisor: Person;
const task = randomUUID();
const open: Visitor[] = [];

beforeAll(async () => {
  school = await openSchool();
  await school.setClock(until);
  supervisor = await school.person({ role: 'supervisor' });
  const officer = await school.person({ role: 'officer', unit: 'hq-repair' });
  await insertDemoFacts({ database: school.database, reference: openReference(school.database.db) } as never, until);
  await school.runJob('foresight-night');
  const body = {
    id: task,
    ...drains,
    instruction: '1. 内窥镜查堵点\n2. 高压清洗',
    dueOn: '2026-11-30',
    troubleFrom: '2026-11-01',
  };
  await send(supervisor, '/api/foresight/tasks', { ...body, stops: [{ place: 'd7', why: '半年 19 件' }] });
  const steps: readonly (readonly [Person, object])[] = [
    [officer, { type: 'Accept' }],
    [officer, { type: 'CheckStop', place: 'd7', defects: 6, note: '四层堵' }],
    [officer, { type: 'Finish', report: '立管已清洗，更换地漏 6 个' }],
    [supervisor, { type: 'Confirm', published: true }],
  ];
  for (const [i, [who, command]] of steps.entries()) {
    await send(who, `/api/foresight/tasks/${task}`, { ...command, version: i + 1 });
  }
  const nights = () => school.database.pool.query('select from foresight_run');
  await vi.waitFor(async () => expect((await nights()).rows).toHaveLength(1), { timeout: 30_000, interval: 200 });
}, 90_000);
afterAll(() => school?.close());
afterEach(async () => {
  for (const { context, faults } of open.splice(0)) {
    await context.close();
    expect(faults).toEqual([]);
  }
});

async function send(who: Person, address: string, body: object): Promise<void> {
  const headers = { cookie: `huying=${who.cookie}`, 'content-type': 'application/json' };
  const answer = await fetch(`${school.service.address}${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
}

async function visit(person: Person | null, size: 'phone' | 'desk', address: string): Promise<Page> {
  const visitor = await school.visit(person, size);
  open.push(visitor);
  await visitor.page.goto(`${school.service.address}${address}`);
  return visitor.page;
}

/** Steps with Tab until the focus is on what is asked for; a person with a keyboard has no other way. */
async function tabTo(page: Page, isThere: (focused: { tag: string; type: string; text: string }) => boolean): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    const focused = await page.evaluate<{ tag: string; type: string; text: string }>(
      "(({ tagName, type, textContent }) => ({ tag: tagName, type: type ?? '', text: textContent ?? '' }))(document.activeElement)",
    );
    if (isThere(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not get there');
}

it('lets an alert be found, read on both screens and judged by keyboard', async () => {
  const page = await visit(supervisor, 'desk', '/desk/foresight/alerts');
  await page.locator('.alert-item').first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await tabTo(page, ({ tag, text }) => tag === 'A' && text.includes('异常增多'));
  await page.keyboard.press('Enter');
  await page.getByText('这条预警是').waitFor();
  await tabTo(page, ({ tag }) => tag === 'SUMMARY');
  await page.keyboard.press('Enter');
  await page.locator('.alert-method dd').first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  await tabTo(page, ({ type }) => type === 'radio');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: '误报' }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('迎新活动，已核对');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.alert-page b', { hasText: '误报' }).waitFor();
  await page.getByText('迎新活动，已核对').waitFor();
  await page.goto(`${school.service.address}/desk/foresight/alerts`);
  await page.locator('.alert-foot', { hasText: '误报' }).first().waitFor();
});

it('shows seasons, places, bottlenecks, outlook, plans and tasks without a fault that axe would call serious', async () => {
  const page = await visit(supervisor, 'desk', '/desk/foresight/seasons');
  const pages = [
    ['seasons', '考试周'],
    ['places', '东湖3号公寓'],
    ['places/d3', '热水与浴室'],
    ['bottlenecks', '维修服务科'],
    ['outlook', '全校'],
    ['plans', '供暖'],
    ['tasks', drains.title],
    ['tasks/new', '承办单位'],
    [`tasks/${task}`, '四层堵'],
  ] as const;
  for (const [address, words] of pages) {
    await page.goto(`${school.service.address}/desk/foresight/${address}`);
    await page.getByText(words).first().waitFor();
    expect([address, await seriousViolations(page)]).toEqual([address, []]);
  }
});

it('shows everybody what was done before they had to ask, on a phone', async () => {
  const page = await visit(null, 'phone', '/acted');
  await page.getByText(drains.title).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
});
