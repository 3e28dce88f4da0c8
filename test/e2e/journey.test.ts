import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, seriousViolations, type Visitor, visit } from './browser.ts';
import { newDataFolder, type RunningService, removeFolder, startService, untilPrinted } from './service.ts';

let folder: string;
let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  folder = await newDataFolder();
  service = await startService('demo', { dataFolder: folder });
  browser = await openBrowser();
  await untilPrinted(service.child, service.printed, 'complete');
  // Fourteen months take half a minute, and several on a machine with other work.
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await removeFolder(folder);
});

async function signIn(visitor: Visitor, login: string): Promise<void> {
  const answer = await visitor.context.request.post(`${service.address}/api/session`, {
    data: { login, password: 'huying-demo-2026' },
  });
  expect(answer.status()).toBe(200);
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousViolations(page), page.url()).toEqual([]);
}

/** Opens a form by its button in the bar of actions, and answers the panel in which it stands. */
async function openCommand(page: Page, name: string) {
  // The component library sets a space between two characters, and the button says its key after them.
  await page
    .getByRole('button', { name: new RegExp(`^(\\S+ )?${[...name].join(' ?')}`) })
    .first()
    .click();
  const form = page.locator('form.command-form');
  await form.waitFor();
  return form;
}

const title = '三号公寓四层水房的水龙头一直在漏水';

/** Finds a case by its number in the list, and waits until it stands beside it. */
async function openCase(page: Page, number: string): Promise<void> {
  await page.getByPlaceholder('搜索标题或编号').fill(number);
  // The list asks when typing has paused.
  await page.getByText('共 1 件').waitFor();
  await page.getByText(title).first().click();
  await page.getByRole('heading', { name: title }).waitFor();
}

/** Sends a form and waits until it has gone: the case is then in its next phase. */
async function send(form: Locator): Promise<void> {
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });
}

describe('a case by name', () => {
  it('goes from a student’s phone to its score', async () => {
    const student = await visit(browser, 'phone');
    await student.page.goto(`${service.address}/sign-in`);
    await expectAccessible(student.page);
    await student.page.getByRole('button', { name: /student1 / }).click();
    await student.page.waitForURL((url) => !url.pathname.includes('sign-in'));

    await student.page.goto(`${service.address}/?place=d3`);
    await student.page.getByLabel('一句话说清楚').fill(title);
    await student.page.getByText('东湖3号公寓').first().waitFor();
    await student.page.getByRole('button', { name: '选择分类' }).click();
    await student.page.getByPlaceholder('例如：热水、成绩、报销').fill('家具门窗');
    await student.page.getByRole('button', { name: /宿舍家具门窗维修/ }).click();
    await expectAccessible(student.page);
    await student.page
      .getByLabel(/房间号或具体位置|具体位置/)
      .first()
      .fill('四层水房');
    await student.page.getByRole('button', { name: '提交诉求' }).click();
    await student.page.waitForURL('**/receipt');
    const number =
      (
        await student.page
          .getByText(/JS\d{4}-\d{6}/)
          .first()
          .textContent()
      )?.match(/JS\d{4}-\d{6}/)?.[0] ?? '';
    expect(number).not.toBe('');
    await expectAccessible(student.page);

    const operator = await visit(browser, 'desk');
    await signIn(operator, 'operator1');
    await operator.page.goto(`${service.address}/desk/triage`);
    await openCase(operator.page, number);
    await expectAccessible(operator.page);
    const accept = await openCommand(operator.page, '受理');
    await accept.locator('button[type=submit]').click();
    // Whoever accepts goes on to dispatch: its form opens by itself.
    const dispatch = operator.page.locator('form.command-form');
    await dispatch.getByLabel('承办单位').waitFor();
    await expectAccessible(operator.page);
    await send(dispatch);

    const officer = await visit(browser, 'desk');
    await signIn(officer, 'officer-dorms');
    await officer.page.goto(`${service.address}/desk/work`);
    await openCase(officer.page, number);
    await officer.page.getByRole('button', { name: '签收' }).first().click();
    const respond = await openCommand(officer.page, '响应');
    await respond.getByText('电话', { exact: true }).click();
    await respond.getByLabel('联系经过').fill('下午两点电话联系,约定三点上门');
    await send(respond);
    const resolve = await openCommand(officer.page, '办结');
    await resolve.getByLabel('办理结果').fill('三点到场,更换了水龙头阀芯,现场试水不漏;如再漏请联系公寓服务中心。');
    await expectAccessible(officer.page);
    await send(resolve);

    const head = await visit(browser, 'desk');
    await signIn(head, 'head-dorms');
    await head.page.goto(`${service.address}/desk/work`);
    await openCase(head.page, number);
    const approve = await openCommand(head.page, '审核通过');
    await expectAccessible(head.page);
    await send(approve);

    const caller = await visit(browser, 'desk');
    await signIn(caller, 'caller1');
    await caller.page.goto(`${service.address}/desk/follow-up`);
    await openCase(caller.page, number);
    const followUp = await openCommand(caller.page, '回访');
    await expectAccessible(caller.page);
    // Four questions, four answers.
    for (const group of await followUp.getByRole('radiogroup').all()) await group.locator('label').first().click();
    await send(followUp);

    await student.page
      .getByRole('link', { name: '查看进展' })
      .or(student.page.getByRole('button', { name: '查看进展' }))
      .first()
      .click();
    await student.page.getByText('已归档').first().waitFor();
    await expectAccessible(student.page);

    const supervisor = await visit(browser, 'desk');
    await signIn(supervisor, 'supervisor1');
    await supervisor.page.goto(`${service.address}/desk/rates`);
    await supervisor.page.getByText('公寓服务中心').first().waitFor();
    await expectAccessible(supervisor.page);

    for (const visitor of [student, operator, officer, head, caller, supervisor]) {
      expect(visitor.faults).toEqual([]);
      await visitor.context.close();
    }
  });
});

describe('an anonymous case', () => {
  it.each(['phone', 'desk'] as const)('is opened and withdrawn by its code alone, in English, on a %s', async (size) => {
    const writer = await visit(browser, size, { locale: 'en-US' });
    await writer.page.goto(`${service.address}/`);
    await writer.page.getByRole('textbox').first().fill('The projector in this room does not start');
    await writer.page
      .getByRole('button', { name: /category/i })
      .first()
      .click();
    await writer.page.getByRole('searchbox').fill('Praise');
    await writer.page
      .getByRole('button', { name: /Praise/i })
      .first()
      .click();
    await writer.page
      .getByText(/anonym/i)
      .first()
      .click();
    await expectAccessible(writer.page);
    await writer.page.locator('form button[type=submit]').click();
    await writer.page.waitForURL('**/receipt');
    const code = (await writer.page.locator('output.code').textContent()) ?? '';
    expect(code).not.toBe('');
    await expectAccessible(writer.page);

    const later = await visit(browser, size, { locale: 'en-US' });
    await later.page.goto(`${service.address}/follow`);
    await later.page.getByRole('textbox').first().fill(code.toLowerCase());
    await expectAccessible(later.page);
    await later.page.locator('form button[type=submit]').click();
    await later.page.waitForURL('**/cases/*');
    await later.page.getByText('The projector in this room does not start').first().waitFor();
    await expectAccessible(later.page);
    await later.page.getByRole('button', { name: /withdraw/i }).click();
    const sheet = later.page.getByRole('dialog');
    await sheet.waitFor();
    await expectAccessible(later.page);
    await sheet.locator('button[type=submit]').click();
    await sheet.waitFor({ state: 'detached' });
    await later.page
      .getByText(/withdr/i)
      .first()
      .waitFor();
    for (const visitor of [writer, later]) {
      expect(visitor.faults).toEqual([]);
      await visitor.context.close();
    }
  });
});
