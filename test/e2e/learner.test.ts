import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousViolations, type Visitor } from './browser.ts';
import { pick } from './pick.ts';
import { openSchool, type School } from './school.ts';

/** A course as its trainer makes it and a newcomer goes through it, to the certificate that the head of the unit sees. */
let school: School;
const open: Visitor[] = [];

beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());
afterEach(async () => {
  for (const { context, faults } of open.splice(0)) {
    await context.close();
    expect(faults).toEqual([]);
  }
});

const wording = (zh: string) => ({ zh, en: '' });
const question = (words: string, right: string, wrong: string) => ({
  type: 'choice',
  words: wording(words),
  options: [wording(right), wording(wrong)],
  right: [0],
  why: wording('见课程第二节。'),
});
const questions = [question('先做什么？', '先联系诉求人', '先写结果'), question('谁来回访？', '独立的回访员', '承办人自己')];
const quiz = { name: '值守测验', nameEn: '', draw: 2, passPercent: 100, questions };
const course = {
  name: '值守第一课',
  nameEn: '',
  roles: ['officer'],
  order: 1,
  validMonths: 12,
  text: '## 先联系\n\n接件后**先联系**诉求人。',
  checklist: [wording('我知道先联系后办理'), wording('我知道谁来回访')],
  quiz: 'first-watch',
  attempts: 3,
};
const film = Buffer.concat([
  Buffer.from('000000206674797069736f6d0000020069736f6d69736f32617663316d703431', 'hex'),
  Buffer.alloc(2000, 7),
]);

/** A button by its words; the component library sets a space between two characters. */
const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^(\\S+ )?${[...name].join(' ?')}$`) }).first();

async function made(trainer: Visitor): Promise<void> {
  const { request } = trainer.context;
  const { address } = school.service;
  const multipart = { video: { name: '值守.mp4', mimeType: 'video/mp4', buffer: film } };
  const video = await (await request.post(`${address}/api/training/videos`, { multipart })).json();
  for (const [path, data] of [
    ['quiz/first-watch', quiz],
    ['course/first-watch', { ...course, video: video.id }],
  ] as const) {
    const answer = await request.put(`${address}/api/training/items/${path}`, { data: { version: 0, data } });
    expect(answer.status(), await answer.text()).toBe(200);
  }
}

async function answered(page: Page, which: 'right' | 'wrong'): Promise<void> {
  for (const { options } of questions) await pick(page.getByLabel(options[which === 'right' ? 0 : 1]!.zh, { exact: true }));
  await button(page, '交卷').click();
}

it('is given to a newcomer, watched, ticked off, examined until it is passed, and ends with a certificate', async () => {
  const officer = await school.person({ role: 'officer', unit: 'hq-repair' });
  const head = await school.person({ role: 'head', unit: 'hq-repair' });
  const trainer = await school.visit(await school.person({ role: 'supervisor' }), 'desk');
  open.push(trainer);
  await made(trainer);

  const learner = await school.visit(officer, 'desk');
  open.push(learner);
  const { page } = learner;
  await page.goto(`${school.service.address}/desk/training`);
  await page
    .getByRole('row', { name: /值守第一课 .*未开始/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('heading', { name: '值守第一课' }).waitFor();
  const video = page.getByLabel('值守.mp4');
  const seen = await page.request.get(new URL((await video.getAttribute('src'))!, page.url()).href, {
    headers: { range: 'bytes=0-7' },
  });
  expect([seen.status(), seen.headers()['content-type']]).toEqual([206, 'video/mp4']);
  expect(await seriousViolations(page)).toEqual([]);

  // No paper before everything is ticked; a tick outlives the page.
  expect(await button(page, '开始测验').isDisabled()).toBe(true);
  await pick(page.getByLabel('我知道先联系后办理'));
  await page.reload();
  await expect.poll(() => page.getByLabel('我知道先联系后办理').isChecked()).toBe(true);
  await pick(page.getByLabel('我知道谁来回访'));
  await expect.poll(() => button(page, '开始测验').isEnabled()).toBe(true);

  await button(page, '开始测验').click();
  await answered(page, 'wrong');
  await page.getByText('得 0 分，未通过（100 分及格）').waitFor();
  await page.getByText('还可以作答 2 次。').waitFor();
  await page.getByText('正确答案：先联系诉求人').waitFor();
  await button(page, '回到课程').click();
  await button(page, '开始测验').click();
  await answered(page, 'right');
  await page.getByText('得 100 分，通过（100 分及格）').waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  await button(page, '查看合格证').click();
  await page.getByText('已完成《值守第一课》全部学习、测验与练习，考核合格。').waitFor();
  await page.getByText('有效', { exact: true }).waitFor();
  await page.getByRole('link', { name: '队伍培训' }).last().click();
  await page.getByRole('row', { name: /值守第一课 .*已合格/ }).waitFor();

  const above = await school.visit(head, 'desk');
  open.push(above);
  await above.page.goto(`${school.service.address}/desk/training/completion?unit=hq-repair`);
  await above.page.getByText('值守第一课').first().waitFor();
  const completion = await (
    await above.context.request.get(`${school.service.address}/api/training/completion?unit=hq-repair`)
  ).json();
  const person = completion.people.find((each: { id: string }) => each.id === officer.id);
  expect(person.courses).toContainEqual(expect.objectContaining({ course: 'first-watch', state: 'done' }));
});
