import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousViolations, type Visitor } from './browser.ts';
import { monday, openSchool, type Person, type School } from './school.ts';

/** Supervision as people play it: an order raised by rule and closed by another person, a directive in two taps, a decision that comes back. */
let school: School;
let student: Person;
let desk: Person;
let head: Person;
let caller: Person;
let supervisor: Person;
let second: Person;
let leader: Person;
const unit = 'hq-repair';
const open: Visitor[] = [];

beforeAll(async () => {
  school = await openSchool();
  student = await school.person();
  desk = await school.person({ role: 'operator' }, { role: 'dispatcher' });
  head = await school.person({ role: 'head', unit });
  caller = await school.person({ role: 'caller' });
  supervisor = await school.person({ role: 'supervisor' });
  second = await school.person({ role: 'supervisor' });
  leader = await school.person({ role: 'leader' });
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
  await visitor.page.goto(`${school.service.address}/desk${address}`);
  return visitor.page;
}

/** A button by its words; the component library sets a space between two characters. */
const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^(\\S+ )?${[...name].join(' ?')}$`) }).first();

async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousViolations(page), page.url()).toEqual([]);
}

/** Fills the form of an action and sends it. */
async function act(page: Page, name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await button(page, name).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const [label, words] of Object.entries(fields)) await dialog.getByLabel(label).fill(words);
  await button(dialog, name).click();
  await dialog.waitFor({ state: 'detached' });
}

async function dispatched(): Promise<string> {
  const id = await school.submit(student);
  await school.give(desk, id, { type: 'Accept' });
  await school.give(desk, id, { type: 'Dispatch', unit });
  return id;
}

async function unhappily(id: string): Promise<void> {
  await school.give(head, id, { type: 'Sign' });
  await school.give(head, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await school.give(head, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏,如再漏请联系维修服务科。' });
  const answers = { contacted: true, solved: 'no', handling: 'unsatisfied', process: 'fair' };
  await school.give(caller, id, { type: 'FollowUp', reached: true, ...answers, words: '还是漏' });
}

it('raises an order for the second dissatisfaction, which the unit answers and another person closes', async () => {
  await school.setClock(monday);
  const id = await dispatched();
  await unhappily(id);
  await school.give(caller, id, { type: 'Reopen', reason: '又漏了' });
  await school.give(desk, id, { type: 'Dispatch', unit });
  await unhappily(id);
  await school.runJob('raise-orders');

  const orders = await at(supervisor, '/supervision/orders');
  // The job runs within seconds; the page is told of what it did.
  await orders.getByText('督〔2026〕1号').waitFor({ timeout: 30_000 });
  await expectAccessible(orders);

  const unitPage = await at(head, '/supervision/orders');
  await unitPage.getByRole('link', { name: /再次不满意/ }).click();
  await button(unitPage, '签收').click();
  await button(unitPage, '反馈').waitFor();
  await act(unitPage, '反馈', { 措施: '更换整套阀门和软管', 结果: '连续三天不漏', 责任人: '周工' });
  await unitPage.getByText('待核查').first().waitFor();
  await expectAccessible(unitPage);

  const centre = await at(second, new URL(unitPage.url()).pathname.replace('/desk', ''));
  await button(centre, '销号').click();
  const dialog = centre.getByRole('dialog');
  await dialog.getByText('核查属实').click();
  await dialog.getByLabel('说明').fill('到现场看过,不再漏水');
  await button(dialog, '销号').click();
  await centre.getByText('已销号').first().waitFor();

  const ledger = await at(supervisor, '/supervision/ledgers/orders');
  await ledger.getByRole('link', { name: '督〔2026〕1号' }).waitFor();
  await expectAccessible(ledger);
});

it('lets a leader give a directive in two taps on a phone, and follow it to its end', async () => {
  await school.setClock('2026-03-09T02:00:00.000Z');
  const id = await dispatched();
  const phone = await at(leader, `/cases/${id}`, 'phone');
  await button(phone, '批示').click();
  await phone.getByRole('button', { name: /3个工作日内报结果/ }).click();
  const given = phone.getByRole('link', { name: /批〔2026〕1号/ });
  await given.waitFor();
  await expectAccessible(phone);

  await given.click();
  const unitPage = await at(head, new URL(await directiveAddress(phone)).pathname.replace('/desk', ''));
  await act(unitPage, '反馈办理情况', { 说明: '水房漏点已修好,请领导放心。' });
  await unitPage.getByText('待阅批').first().waitFor();

  await phone.goto(`${school.service.address}/desk/leadership`);
  await phone
    .getByRole('link', { name: /3个工作日内报结果/ })
    .first()
    .waitFor();
  await expectAccessible(phone);
  await phone
    .getByRole('link', { name: /3个工作日内报结果/ })
    .first()
    .click();
  await act(phone, '阅，办结');
  await phone.getByText('已办结').first().waitFor();
});

async function directiveAddress(page: Page): Promise<string> {
  await page.waitForURL('**/directives/*');
  return page.url();
}

it('brings a decision back on the agenda of the next meeting until it is done', async () => {
  await school.setClock('2026-03-16T02:00:00.000Z');
  const page = await at(supervisor, '/meetings');
  const plan = async (name: string) => {
    await button(page, '筹备会议').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('会议名称').fill(name);
    await dialog.getByLabel('时间').fill('2026-03-17 09:00');
    await dialog.getByLabel('时间').press('Enter');
    await button(dialog, '筹备会议').click();
    await page.waitForURL('**/meetings/*');
    await page.getByRole('heading', { name }).waitFor();
  };
  await plan('第一次领导小组会');
  await button(page, '编排议程').click();
  await page
    .getByRole('button', { name: /^加入 JS2026/ })
    .first()
    .click();
  await button(page, '保存').click();
  await button(page, '编排议程').waitFor();
  await expectAccessible(page);
  await button(page, '召开').click();
  await act(page, '记录', { 说明: '会议听取了维修服务科的汇报。' });
  await button(page, '议定事项').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('说明').fill('一个月内更换全部立管。');
  await dialog.getByLabel('责任单位').click();
  await page.keyboard.type('维修服务科');
  await page.locator('.ant-select-item-option', { hasText: '维修服务科' }).first().click();
  await dialog.getByLabel('完成时限').fill('2026-04-20');
  await dialog.getByLabel('完成时限').press('Enter');
  await button(dialog, '议定事项').click();
  await page.getByText('一个月内更换全部立管。').waitFor();
  await act(page, '定稿纪要');
  const first = page.url();

  await page.goto(`${school.service.address}/desk/meetings`);
  await plan('第二次领导小组会');
  await page.getByText(/会〔2026〕1号 一个月内更换全部立管/).waitFor();

  const owner = await at(head, new URL(first).pathname.replace('/desk', ''));
  await act(owner, '反馈', { 说明: '立管已全部更换。' });
  await page.goto(first);
  await act(page, '认定办结');
  await page.getByText('已办结').first().waitFor();
  await page.goto(`${school.service.address}/desk/meetings`);
  await plan('第三次领导小组会');
  await page.getByText('还没有议题。').waitFor();
});
