import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
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
});
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

async function submit(visitor: Visitor, title: string, categoryCode: string, placeId: string): Promise<string> {
  const id = randomUUID();
  const data = { id, title, categoryCode, placeId, text: '' };
  const answer = await visitor.context.request.post(`${service.address}/api/cases`, { data });
  expect(answer.status(), await answer.text()).toBe(200);
  return id;
}

/** Finished: no fault of the page, nothing that axe finds serious. */
async function done(...visitors: Visitor[]): Promise<void> {
  for (const visitor of visitors) {
    expect(await seriousViolations(visitor.page), visitor.page.url()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.context.close();
  }
}

describe('triage', () => {
  it('shows the reasons, and corrects category and unit with one key each', async () => {
    const student = await visit(browser, 'phone');
    await signIn(student, 'student1');
    const wrongCategory = await submit(student, '东湖3号公寓校园网连不上,断网两天', '0401', 'd3');
    const rightCategory = await submit(student, '第一教学楼卫生间下水道堵塞', '0404', 't1');

    const dispatcher = await visit(browser, 'desk');
    await signIn(dispatcher, 'dispatcher1');
    await dispatcher.page.goto(`${service.address}/desk/triage?case=${wrongCategory}`);
    const suggestions = dispatcher.page.getByRole('region', { name: '派件建议' });
    await suggestions.getByText(/改分类并受理/).waitFor();
    await suggestions.getByText(/依据/).first().waitFor();
    await suggestions.getByRole('button', { name: /校园网故障/ }).waitFor();
    await dispatcher.page.keyboard.press('4');
    await dispatcher.page.getByText(/已按“.*”受理/).waitFor();
    const accepted = await dispatcher.context.request.get(`${service.address}/api/cases/${wrongCategory}`);
    expect(await accepted.json()).toMatchObject({ phase: 'accepted', categoryCode: '0701' });

    await dispatcher.page.goto(`${service.address}/desk/triage?case=${rightCategory}`);
    await suggestions.getByText(/一键受理并派出/).waitFor();
    await dispatcher.page.keyboard.press('1');
    await dispatcher.page
      .locator('.ant-message')
      .getByText(/已派给/)
      .waitFor();
    const dispatched = await dispatcher.context.request.get(`${service.address}/api/cases/${rightCategory}`);
    expect(await dispatched.json()).toMatchObject({ phase: 'dispatched', unit: 'hq-repair' });
    await student.context.close();
    await done(dispatcher);
  });
});

describe('the portal, before anything is sent', () => {
  it('says how many have reported the same, and lets one join them', async () => {
    for (const login of ['student1', 'officer-dorms']) {
      const neighbour = await visit(browser, 'phone');
      await signIn(neighbour, login);
      await submit(neighbour, '停电了,整栋楼都没电', '0502', 'd12');
      await neighbour.context.close();
    }
    const writer = await visit(browser, 'phone');
    await signIn(writer, 'officer-library');
    await writer.page.goto(`${service.address}/?place=d12`);
    await writer.page.getByLabel('一句话说清楚').fill('宿舍停电,什么时候来电');
    // The chip that the words have brought.
    await writer.page.getByRole('button', { name: '宿舍停电与跳闸' }).click();
    await writer.page.getByText(/已有 \d+ 人反映/).waitFor();
    await writer.page.getByRole('button', { name: /我也遇到/ }).click();
    await writer.page
      .getByLabel(/房间号|具体位置/)
      .first()
      .fill('整栋楼');
    await writer.page.getByRole('button', { name: '提交诉求' }).click();
    await writer.page.waitForURL('**/receipt');
    await done(writer);
  });

  it('offers an article that answers, which may make the case unnecessary', async () => {
    const writer = await visit(browser, 'phone');
    await writer.page.goto(`${service.address}/`);
    await writer.page.getByLabel('一句话说清楚').fill('饭卡丢了在哪里补办');
    await writer.page.getByRole('button', { name: /校园卡丢了怎么挂失和补办/ }).click();
    await writer.page.getByText('缴工本费 20 元').waitFor();
    expect(await seriousViolations(writer.page)).toEqual([]);
    await writer.page.getByRole('button', { name: '解决了，不用提交了' }).click();
    await writer.page.getByText(/没有提交任何内容/).waitFor();

    await writer.page.goto(`${service.address}/help`);
    await writer.page.getByRole('searchbox').fill('暖气');
    await writer.page.getByRole('link', { name: /供暖时间和室温标准/ }).click();
    await writer.page.getByText('室温不低于 18℃').waitFor();
    await done(writer);

    const head = await visit(browser, 'desk');
    await signIn(head, 'dispatcher1');
    await head.page.goto(`${service.address}/desk/knowledge`);
    await head.page.getByText(/1 次表示“解决了，不用提交了”/).waitFor();
    await done(head);
  });
});
