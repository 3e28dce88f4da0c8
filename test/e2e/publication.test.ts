import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousViolations, type Visitor } from './browser.ts';
import { openSchool, type Person, type School } from './school.ts';

/** An answer from the closed case of one to what everybody finds. */
let school: School;
let student: Person;
let officer: Person;
let head: Person;
let caseId: string;
const open: Visitor[] = [];
const unit = 'hq-repair';
const secrets = ['李小龙', '13812345678', '402室', '张建国'];

beforeAll(async () => {
  school = await openSchool();
  student = await school.person();
  officer = await school.person({ role: 'officer', unit });
  head = await school.person({ role: 'head', unit });
  const desk = await school.person({ role: 'operator' }, { role: 'dispatcher' });
  caseId = await school.submit(student, {
    title: '东湖3号公寓水房漏水',
    text: '我叫李小龙，电话13812345678，住3号公寓402室，水房的水龙头一直漏水。',
  });
  await school.give(desk, caseId, { type: 'Accept' });
  await school.give(desk, caseId, { type: 'Dispatch', unit });
  await school.give(officer, caseId, { type: 'Sign' });
  await school.give(officer, caseId, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  const answer = '维修师傅张建国已于当天更换阀芯，现场试水不漏，如再漏请联系维修服务科。';
  await school.give(head, caseId, { type: 'Resolve', text: answer });
  const said = { reached: true, contacted: true, solved: 'yes', handling: 'satisfied', process: 'satisfied' };
  await school.give(student, caseId, { type: 'FollowUp', ...said });
});
afterAll(() => school?.close());
afterEach(async () => {
  for (const { context, faults } of open.splice(0)) {
    await context.close();
    expect(faults).toEqual([]);
  }
});

async function at(person: Person | null, address: string, size: 'desk' | 'phone'): Promise<Page> {
  const visitor = await school.visit(person, size);
  open.push(visitor);
  await visitor.page.goto(`${school.service.address}${address}`);
  return visitor.page;
}
const read = async (address: string) => (await fetch(`${school.service.address}${address}`)).text();

it('is proposed from the case, with what was replaced struck out beside it', async () => {
  const page = await at(officer, `/desk/cases/${caseId}`, 'desk');
  await page.getByRole('link', { name: '把答复公开给大家看' }).click();
  await page.getByText('已替换').waitFor();
  const question = page.getByRole('textbox', { name: '问题' });
  for (const secret of secrets) expect(await question.inputValue()).not.toContain(secret);
  expect(await question.inputValue()).toContain('水龙头一直漏水');
  expect(await page.locator('.wording-changes del').allInnerTexts()).toContain('13812345678');
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole('textbox', { name: '标题' }).fill('公寓水房漏水怎么修');
  await page.getByRole('button', { name: '提出公开' }).click();
  await page.getByText('待核对').waitFor();
  expect(await page.getByRole('button', { name: '核对无误，公开' }).count()).toBe(0);
});

it('is agreed to by its requester, and confirmed by a second person beside the original', async () => {
  const phone = await at(student, `/cases/${caseId}`, 'phone');
  await phone.getByText('公寓水房漏水怎么修').waitFor();
  await phone.getByRole('button', { name: '同意公开', exact: true }).click();
  await phone.getByRole('button', { name: '同意公开', exact: true }).waitFor({ state: 'detached' });

  const page = await at(head, '/desk/publications', 'desk');
  await page.getByText('等您核对').waitFor();
  await page.getByRole('link', { name: '公寓水房漏水怎么修' }).click();
  // Whoever confirms reads what was taken away.
  await page.locator('.wording-changes del').filter({ hasText: '13812345678' }).waitFor();
  await page.getByRole('button', { name: '核对无误，公开' }).click();
  await page.getByRole('link', { name: '在师生端查看' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});

it('is found by everybody, counted as helpful once, and carried by feed and file', async () => {
  const phone = await at(null, '/answers', 'phone');
  await phone.getByRole('searchbox').fill('水房漏水');
  await phone.locator('mark').first().waitFor();
  await phone.getByRole('link', { name: /公寓水房漏水怎么修/ }).click();
  const helpful = phone.getByRole('button', { name: '有帮助' });
  await helpful.click();
  await phone.getByText('1 人觉得有帮助').waitFor();
  expect(await seriousViolations(phone)).toEqual([]);
  await phone.reload();
  expect(await phone.getByRole('button', { name: '谢谢，已记下' }).getAttribute('aria-pressed')).toBe('true');
  await phone.getByText('1 人觉得有帮助').waitFor();

  const [feed, file] = [await read('/api/open/answers.rss'), await read('/api/open/answers.json')];
  expect(feed).toContain('<title>公寓水房漏水怎么修</title>');
  expect(JSON.parse(file).answers).toMatchObject([{ title: '公寓水房漏水怎么修', unit, helpful: 1 }]);
  for (const secret of [...secrets, caseId]) expect(feed + file).not.toContain(secret);
});
