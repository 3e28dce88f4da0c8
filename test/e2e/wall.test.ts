import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getWallFrame } from '../../src/contract/wall.ts';
import { seriousViolations, untilTrue } from './browser.ts';
import { openSchool, type Person, type School } from './school.ts';
import { startService } from './service.ts';

let school: School;
let browser: Browser;
let administrator: Person;
let requester: Person;

beforeAll(async () => {
  school = await openSchool();
  browser = school.browser;
  administrator = await school.person({ role: 'admin' });
  requester = await school.person();
});
afterAll(() => school?.close());

async function ask<T>(method: string, address: string, body: unknown): Promise<T> {
  const answer = await fetch(school.service.address + address, {
    method,
    headers: { cookie: `huying=${administrator.cookie}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

type Opening = { screen: { id: string }; token: string };

type Hung = { readonly id: string; readonly context: BrowserContext; readonly page: Page };

async function hang(
  width: number,
  height: number,
  prepare: (context: BrowserContext) => Promise<void> = async () => {},
): Promise<Hung> {
  const { screen, token } = await ask<Opening>('POST', '/api/admin/wall/screens', {
    name: '大厅',
    mode: 'operations',
    language: 'zh-CN',
  });
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'zh-CN' });
  await prepare(context);
  const page = await context.newPage();
  await page.goto(`${school.service.address}/wall/#token=${token}`);
  await page.locator('[data-counter=received]').waitFor();
  return { id: screen.id, context, page };
}

const earlier = '/wall/assets/earlier.js';
const entry = /<script[^>]+src="([^"]+)"/;

/** Until it is taken away, what the service serves is an earlier build: the same program under another name. */
async function serveEarlierBuild(context: BrowserContext): Promise<void> {
  await context.route('**/wall/', async (route) => {
    const page = await (await route.fetch()).text();
    const now = entry.exec(page)![1]!;
    await context.route(`**${earlier}`, (script) =>
      script.fulfill({ contentType: 'text/javascript', body: `import ${JSON.stringify(now)};` }),
    );
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body: page.replace(now, earlier) });
  });
  await context.route(`**${getWallFrame.path}`, async (route) => {
    const answer = await route.fetch().catch(() => null);
    if (answer === null) await route.abort();
    else await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), build: earlier } });
  });
}
const scriptOf = (page: Page) => page.locator('script[type=module][src]').first().getAttribute('src');

const received = async (page: Page) => Number(await page.locator('[data-counter=received]').innerText());

describe('a screen of the wall', () => {
  it('opens by its link, counts a case within a second of it, and goes blank when it is shut', async () => {
    const { id, context, page } = await hang(1920, 1080);
    expect(page.url()).not.toContain('token');
    expect(await seriousViolations(page)).toEqual([]);
    const before = await received(page);
    await school.submit(requester);
    const committed = performance.now();
    await untilTrue(page, `document.querySelector('[data-counter=received]').textContent === '${before + 1}'`);
    expect(performance.now() - committed).toBeLessThan(1000);

    // A touch opens a panel in large; the way on is a code to the desk.
    await page.getByRole('button', { name: '展开“红黄牌”' }).click();
    await page.getByRole('dialog').getByText('/desk/supervision').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.reload();
    await page.locator('[data-counter=received]').waitFor();
    await ask('POST', `/api/admin/wall/screens/${id}/revocation`, {});
    await page.getByText('此屏幕已停用').waitFor();
    expect(await page.locator('[data-counter]').count()).toBe(0);
    await context.close();
  });

  it('says that its data are old while the service is away, and comes back by itself, with the new build if there is one', async () => {
    const { context, page } = await hang(1920, 1080);
    const old = await hang(1280, 720, serveEarlierBuild);
    expect(await scriptOf(old.page)).toBe(earlier);
    await page.evaluate('window.stayed = true');
    await old.page.evaluate('window.stayed = true');
    const { port, dataFolder } = school.service;
    await school.service.stop();
    await page.getByText('连接中断').waitFor({ timeout: 20_000 });
    await old.context.unrouteAll();
    const again = await startService('start', {
      dataFolder,
      port,
      environment: { TEST_CLOCK: path.join(dataFolder, 'clock') },
    });
    await page.getByText('数据截至').waitFor({ timeout: 40_000 });
    expect(await page.getByText('连接中断').count()).toBe(0);
    expect(await page.evaluate('window.stayed')).toBe(true);

    await expect.poll(() => old.page.evaluate('window.stayed').catch(() => true), { timeout: 40_000 }).toBe(undefined);
    await old.page.locator('[data-counter=received]').waitFor();
    expect(await scriptOf(old.page)).toBe(await scriptOf(page));
    await old.context.close();
    await context.close();
    await again.stop();
  });
});
