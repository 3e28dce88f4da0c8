import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, seriousViolations, type Visitor, visit } from './browser.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

const secret = 'a secret of the telephone exchange';
const keysAllowed = 25;

let folder: string;
let service: RunningService;
let browser: Browser;

/** The demonstration's accounts are there from its first second; nothing here needs its history. */
beforeAll(async () => {
  folder = await newDataFolder();
  service = await start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await removeFolder(folder);
});

async function start(port?: number): Promise<RunningService> {
  process.env['TELEPHONY_SECRET'] = secret;
  try {
    return await startService('demo', port === undefined ? { dataFolder: folder } : { dataFolder: folder, port });
  } finally {
    delete process.env['TELEPHONY_SECRET'];
  }
}

async function operator(login: string, path = '/desk/phone'): Promise<Visitor> {
  const visitor = await visit(browser, 'desk');
  const answer = await visitor.context.request.post(`${service.address}/api/session`, {
    data: { login, password: 'huying-demo-2026' },
  });
  expect(answer.status()).toBe(200);
  await visitor.page.goto(service.address + path);
  return visitor;
}

let events = 0;
async function exchangeTells(event: Record<string, string>): Promise<void> {
  const body = JSON.stringify({ id: `e${++events}`, at: new Date().toISOString(), ...event });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const answer = await fetch(`${service.address}/api/telephony/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-huying-timestamp': timestamp, 'x-huying-signature': `sha256=${signature}` },
  });
  expect(answer.status).toBe(200);
}

/**
 * Counts the keys that the page really gets. Letters of what a caller says are the text; every other key, and every letter that is a command
 * rather than text, is counted.
 */
async function countKeys(page: Page): Promise<() => Promise<{ keys: number; clicks: number }>> {
  // As text: the page's own world has types that the tests do not know.
  await page.evaluate(`
    window.counted = { keys: 0, clicks: 0 };
    window.addEventListener('keydown', (event) => {
      const inField = event.target.matches('input, textarea');
      const isText = event.key.length === 1 && inField && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!isText) window.counted.keys++;
    }, true);
    window.addEventListener('pointerdown', () => window.counted.clicks++, true);`);
  return () => page.evaluate('window.counted');
}

describe('the phone desk', () => {
  it('records and dispatches a case in at most 25 keys beyond the text, without a mouse', async () => {
    const { page, faults } = await operator('operator1');
    await page.locator('#sheet-number:focus').waitFor();
    const counted = await countKeys(page);

    await page.keyboard.type('18812345678');
    await page.keyboard.press('Enter');
    await page.locator('#sheet-name:focus').waitFor();
    await page.keyboard.type('周女士');
    await page.keyboard.press('Enter');
    await page.locator('#sheet-what:focus').waitFor();
    await page.keyboard.type('东湖2号公寓508从昨晚开始没有热水,希望今天能修好');
    // What was found in the words stands in the fields, offered for Enter.
    await page.getByPlaceholder(/建议：.*东湖2号公寓/).waitFor();
    await page.getByPlaceholder('建议：从昨晚开始').waitFor();
    for (const next of ['place', 'room', 'when', 'want', 'category']) {
      await page.keyboard.press('Enter');
      await page.locator(`#sheet-${next}:focus`).waitFor();
    }
    await page.keyboard.press('Enter');
    // The urgency script: nobody else has no hot water.
    await page.locator('#sheet-questions:focus').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('F9');
    const receipt = page.locator('.receipt-strip');
    await receipt.waitFor();
    expect(await receipt.textContent()).toMatch(/JS\d{4}-\d{6}.*已登记，派往.+告诉对方：.+前办结/);
    const { keys, clicks } = await counted();
    expect(clicks).toBe(0);
    expect(keys).toBeGreaterThan(5);
    expect(keys).toBeLessThanOrEqual(keysAllowed);

    const id = (await receipt.getByRole('link').getAttribute('href'))?.split('/').at(-1) ?? '';
    const detail = await (await page.context().request.get(`${service.address}/api/cases/${id}`)).json();
    expect(detail).toMatchObject({ phase: 'dispatched', channel: 'phone', placeText: '508', categoryCode: '0505' });
    expect(detail.text).toContain('发生时间:从昨晚开始');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('needs fewer still when everything that was found is taken at once', async () => {
    const { page } = await operator('operator1');
    await page.locator('#sheet-number:focus').waitFor();
    const counted = await countKeys(page);
    await page.keyboard.type('18812345678');
    // The same caller as before is known by now.
    await page.keyboard.press('Enter');
    await page.locator('#sheet-what:focus').waitFor();
    await page.keyboard.type('第一教学楼201投影仪打不开,请尽快处理');
    await page.getByRole('button', { name: /采纳建议\s*[345]/ }).waitFor();
    await page.keyboard.press('F6');
    await page.keyboard.press('F9');
    await page.locator('.receipt-strip').waitFor();
    const { keys } = await counted();
    expect(keys).toBe(3);
    await page.context().close();
  });

  it('pops up who is calling, offers to nudge what is open already, and is accessible all the while', async () => {
    const { page, faults } = await operator('operator2');
    const extension = page.getByRole('textbox', { name: '分机号' });
    await extension.fill('8002');
    await extension.press('Enter');
    await page.getByText(/8002/).first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);

    await exchangeTells({ type: 'ringing', call: 'k1', extension: '8002', number: '18812345678' });
    // Without a touch: the number stands in the sheet and the caller's history beside it.
    await page.getByText('振铃').waitFor();
    await expect.poll(() => page.locator('#sheet-number').inputValue()).toBe('18812345678');
    await page.getByRole('heading', { name: /来电历史/ }).waitFor();
    await exchangeTells({ type: 'answered', call: 'k1', extension: '8002' });
    await page.getByText('通话中', { exact: false }).first().waitFor();
    await page.locator('#sheet-what').fill('东湖2号公寓508还是没有热水');
    await page.keyboard.press('F6');
    const nudge = page.getByRole('button', { name: /催办 JS\d{4}-\d{6}/ });
    await nudge.waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('F10');
    await page.getByText(/已催办 JS/).waitFor();
    await exchangeTells({ type: 'hungUp', call: 'k1' });
    await page.getByText('没有通话', { exact: false }).waitFor();

    // A drawer that was closed again takes no keys away.
    await page.getByRole('button', { name: /交接班/ }).click();
    await page.getByLabel('给下一班的留言').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('给下一班的留言').waitFor({ state: 'hidden' });

    // A wrong number is wrapped up by two keys.
    await exchangeTells({ type: 'ringing', call: 'k2', extension: '8002', number: '18800000000' });
    await exchangeTells({ type: 'answered', call: 'k2', extension: '8002' });
    await exchangeTells({ type: 'hungUp', call: 'k2', extension: '8002' });
    await page.getByText('话后整理').waitFor();
    await page.keyboard.press('Alt+3');
    await page.getByText('没有通话', { exact: false }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('loses no word when the machine falls: another one goes on with the draft', async () => {
    const first = await operator('operator3');
    await first.page.locator('#sheet-number:focus').waitFor();
    await first.page.keyboard.type('18700001111');
    await first.page.keyboard.press('Enter');
    await first.page.locator('#sheet-name:focus').waitFor();
    await first.page.keyboard.type('何先生');
    await first.page.keyboard.press('Enter');
    await first.page.keyboard.type('操场看台的栏杆松了');
    await first.page.getByText('已保存', { exact: true }).waitFor();
    // As when the plug is pulled: the service too.
    await first.context.close();
    await service.stop('SIGKILL');
    service = await start(service.port);

    const second = await operator('operator3');
    await second.page.getByRole('button', { name: /操场看台的栏杆松了/ }).click();
    await expect.poll(() => second.page.locator('#sheet-what').inputValue()).toBe('操场看台的栏杆松了');
    expect(await second.page.locator('#sheet-name').inputValue()).toBe('何先生');
    await second.page.keyboard.press('F4');
    await second.page.getByText('已放入草稿', { exact: false }).waitFor();
    const colleague = await operator('operator1');
    await colleague.page.getByRole('button', { name: /操场看台的栏杆松了.*留下，待取/s }).waitFor();
    await second.context.close();
    await colleague.context.close();
  });
});

describe('a list of cases', () => {
  it('keeps the row that is clicked while the search is still being typed', async () => {
    const visitor = await operator('operator1');
    for (const [n, title] of ['一号路灯不亮了', '二号路灯不亮了', '三号路灯不亮了'].entries()) {
      const id = `6f1b7a52-6f7e-4a57-9d0f-1d8f5a3f0b1${n}`;
      const said = { id, caller: { kind: 'anonymous' }, what: title, title, categoryCode: '0403', outcome: { do: 'leave' } };
      expect((await visitor.context.request.post(`${service.address}/api/phone/cases`, { data: said })).status()).toBe(200);
    }
    const { page } = visitor;
    await page.goto(`${service.address}/desk/triage`);
    const rows = page.locator('.case-row a');
    await rows.nth(1).waitFor();
    const title = await rows.nth(1).locator('.row-title').textContent();
    await page.getByPlaceholder('搜索标题或编号').pressSequentially('JS');
    await rows.nth(1).click();
    // The list asks when typing has paused.
    await page.waitForURL(/text=JS/);
    expect(new URL(page.url()).searchParams.get('case')).not.toBeNull();
    await page
      .getByRole('heading', { name: title ?? '' })
      .first()
      .waitFor();
    await page.context().close();
  });
});
