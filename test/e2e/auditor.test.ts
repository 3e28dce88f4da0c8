import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, seriousViolations, visit } from './browser.ts';
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

async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousViolations(page), page.url()).toEqual([]);
}

/** '94.5% (220.1 ÷ 233)' of a page's summary: part and whole. */
async function fractionOf(page: Page): Promise<[number, number]> {
  const summary = await page.locator('.behind-summary b').innerText();
  const found = /([\d.]+) ÷ (\d+)/.exec(summary);
  return [Number(found?.[1]), Number(found?.[2])];
}

it("leads an auditor from the year's satisfaction to a unit, a month, its cases and one call-back", async () => {
  const visitor = await visit(browser, 'desk');
  const { page } = visitor;
  const signedIn = await visitor.context.request.post(`${service.address}/api/session`, {
    data: { login: 'auditor', password: 'huying-demo-2026' },
  });
  expect(signedIn.status()).toBe(200);

  // The year: every unit in its group, n and what was left out beside each rate.
  await page.goto(`${service.address}/desk/rates?period=year`);
  const row = page.getByRole('row').filter({ hasText: '维修服务科' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/n=\d+/);
  await expectAccessible(page);

  // The unit: all measures, and month by month.
  await row.getByRole('link', { name: '维修服务科' }).click();
  await page.getByRole('heading', { name: '维修服务科 · 三率' }).waitFor();
  await page.getByRole('heading', { name: '失分剖析' }).waitFor();
  await expectAccessible(page);
  const months = page.locator('table.months tbody tr');
  const column = (await page.locator('table.months thead th').allInnerTexts()).indexOf('满意率');
  const withAnswers = months.filter({ has: page.locator('a') });
  const month = withAnswers.nth((await withAnswers.count()) - 2);
  const cell = month.locator('th, td').nth(column);
  const n = Number(/n=(\d+)/.exec(await cell.innerText())?.[1]);
  expect(n).toBeGreaterThan(0);

  // The month: exactly the cases of that rate, which add up to it.
  await cell.getByRole('link').click();
  await page.getByRole('heading', { name: '满意率 · 维修服务科' }).waitFor();
  const [part, of] = await fractionOf(page);
  expect(of).toBe(n);
  const counted = await page.locator('table.behind tbody td:nth-child(6)').allInnerTexts();
  const sums = counted.map((text) => text.split(' / ').map(Number));
  expect(sums.reduce((total, [, whole = 0]) => total + whole, 0)).toBe(of);
  expect(sums.reduce((total, [own = 0]) => total + own, 0)).toBeCloseTo(part, 6);
  await expectAccessible(page);

  // One call-back: four answers, who recorded them, and no word of the case.
  await page.locator('table.behind tbody a').first().click();
  const callBack = page.locator('.call-backs');
  await callBack.getByText('对过程').waitFor();
  expect(await callBack.innerText()).toMatch(/联系过\s*(是|否)/);
  await page.getByText('没有诉求内容').waitFor();
  expect(await page.getByRole('link', { name: '打开诉件' }).count()).toBe(0);
  await expectAccessible(page);

  // The case itself stays shut for the auditor, and every page led back to where it came from.
  const id = page.url().split('/').at(-1);
  expect((await visitor.context.request.get(`${service.address}/api/cases/${id}`)).status()).toBe(404);
  await page.goBack();
  await page.getByRole('heading', { name: '满意率 · 维修服务科' }).waitFor();

  for (const [path, heading] of [
    ['flags?period=year', '异常提示'],
    ['schemes', '方案'],
    ['proofs', '夜间核对'],
  ] as const) {
    await page.goto(`${service.address}/desk/rates/${path}`);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await expectAccessible(page);
  }
});
