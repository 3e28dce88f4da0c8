import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousViolations, type Visitor } from './browser.ts';
import { pick } from './pick.ts';
import { openSchool, type Person, type School } from './school.ts';

/** A campaign from paper and phone to its published answer. */
let school: School;
let students: Person[];
let head: Person;
let clerk: Person;
let supervisor: Person;
const open: Visitor[] = [];
const id = randomUUID();

beforeAll(async () => {
  school = await openSchool();
  students = [];
  for (let i = 0; i < 3; i++) students.push(await school.person());
  head = await school.person({ role: 'head', unit: 'library' });
  clerk = await school.person({ role: 'officer', unit: 'library' });
  supervisor = await school.person({ role: 'supervisor' });
});
afterAll(() => school?.close());
afterEach(async () => {
  for (const { context, faults } of open.splice(0)) {
    await context.close();
    expect(faults).toEqual([]);
  }
});

async function at(person: Person, address: string, size: 'desk' | 'phone' = 'desk'): Promise<Page> {
  const visitor = await school.visit(person, size);
  open.push(visitor);
  await visitor.page.goto(`${school.service.address}${address}`);
  return visitor.page;
}

/** A button by its words; the component library sets a space between two characters. */
const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^(\\S+ )?${[...name].join(' ?')}$`) }).first();

async function count(page: Page, opener: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await button(page, opener).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const [label, words] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).first().fill(words);
  await button(dialog, opener).click();
  await dialog.waitFor({ state: 'detached' });
}

it('is drafted by the unit, and opened by another person', async () => {
  const draft = {
    id,
    title: '图书馆晚上几点关门',
    intro: '为下学期排值班。',
    owner: 'library',
    audience: { kinds: ['student'] },
    closesAt: '2026-03-09T02:00:00.000Z',
    questions: [
      {
        id: 'q1',
        kind: 'single',
        title: '几点关门合适？',
        required: true,
        options: [
          { id: 'o1', label: '十点' },
          { id: 'o2', label: '十一点' },
        ],
      },
      {
        id: 'q2',
        kind: 'points',
        title: '先改哪里？',
        most: 5,
        options: [
          { id: 'o1', label: '座位' },
          { id: 'o2', label: '插座' },
        ],
      },
    ],
  };
  const answer = await fetch(`${school.service.address}/api/desk/opinions`, {
    method: 'POST',
    headers: { cookie: `huying=${head.cookie}`, 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  });
  expect(answer.status).toBe(200);
  const page = await at(supervisor, `/desk/opinions/${id}`);
  await button(page, '审核并发布').click();
  await button(page.getByRole('dialog'), '审核并发布').click();
  await page.getByText('投票未结束').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
}, 40_000);

it('is voted in on a phone, without the vote saying who voted', async () => {
  for (const [i, student] of students.slice(0, 2).entries()) {
    const page = await at(student, `/opinions/${id}`, 'phone');
    const sent: Record<string, string>[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/ballots')) void request.allHeaders().then((headers) => sent.push(headers));
    });
    await page.getByRole('button', { name: '领取匿名选票，开始填写' }).click();
    // An empty ballot is sent back by the form.
    await page.getByRole('button', { name: '投票', exact: true }).click();
    await page.getByText('请作答').waitFor();
    await pick(page.getByLabel(i === 0 ? '十点' : '十一点', { exact: true }));
    await page.getByRole('button', { name: '给“插座”加一分' }).click();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '投票', exact: true }).click();
    await page.getByText('已投票，谢谢您').waitFor();
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]).not.toHaveProperty('cookie');
  }
}, 40_000);

it('takes a sheet of paper, counted by one person and again by another', async () => {
  const page = await at(clerk, `/desk/opinions/${id}`);
  await page.getByLabel('领取人账号').fill(students[2]!.id);
  await button(page, '登记领取纸质问卷').click();
  await page.getByText('已登记发放 1 份纸质问卷').waitFor();
  await count(page, '录入一批', {
    问卷编号从: '1',
    到: '1',
    '来源（地点、时间）': '一层意见箱 3月2日',
    有效份数或人数: '1',
    作答份数: '1',
    十一点: '1',
  });
  await page.getByText('待核对').waitFor();
  const second = await at(head, `/desk/opinions/${id}`);
  await count(second, '独立核对', { 有效份数或人数: '1', 作答份数: '1', 十一点: '1' });
  await second.getByText('已计入', { exact: true }).waitFor();
}, 40_000);

it('is closed, answered by one person, published by another, and read on the portal', async () => {
  const desk = await at(supervisor, `/desk/opinions/${id}`);
  await count(desk, '结束征集', { '原因（公开）': '大家都投过了' });
  const page = await at(head, `/desk/opinions/${id}`);
  await page.getByLabel('结论').fill('多数人希望开到十一点，从四月起试行。');
  await button(page, '加一条').click();
  await page.getByLabel('意见', { exact: true }).fill('通宵开放');
  await page.getByLabel('处理', { exact: true }).click();
  await page.getByTitle('不采纳').click();
  await page.getByLabel('原因（公开）').fill('安保人手不足');
  await button(page, '保存答复').click();
  await page.getByText('请另一人审核公布').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await desk.reload();
  await button(desk, '审核并公布答复').click();
  await button(desk.getByRole('dialog'), '审核并公布答复').click();
  await desk.getByText('已答复').first().waitFor();

  const phone = await at(students[0]!, `/opinions/${id}`, 'phone');
  await phone.getByText('多数人希望开到十一点').waitFor();
  await phone.getByText('未采纳').waitFor();
  // Two online and one on paper: eleven o’clock has two of three.
  const row = phone.getByRole('row', { name: /十一点/ });
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['66.7%', '2', '1', '1', '66.7% – 66.7%']);
  expect(await seriousViolations(phone)).toEqual([]);
}, 40_000);
