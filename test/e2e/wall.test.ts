import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './browser.ts';
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

async function hang(width: number, height: number): Promise<{ id: string; context: BrowserContext; page: Page }> {
  const { screen, token } = await ask<Opening>('POST', '/api/admin/wall/screens', {
    name: '大厅',
    mode: 'operations',
    language: 'zh-CN',
  });
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${school.service.address}/wall/#token=${token}`);
  await page.locator('[data-counter=received]').waitFor();
  return { id: screen.id, context, page };
}

const received = async (page: Page) => Number(await page.locator('[data-counter=received]').innerText());

describe('a screen of the wall', () => {
  it('opens by its link, counts a case within a second of it, and goes blank when it is shut', async () => {
    const { id, context, page } = await hang(1920, 1080);
    expect(page.url()).not.toContain('token');
    expect(await seriousViolations(page)).toEqual([]);
    const before = await received(page);
    await school.submit(requester);
    const committed = performance.now();
    const shown = `document.querySelector('[data-counter=received]').textContent === '${before + 1}'`;
    await page.waitForFunction(shown, undefined, { polling: 'raf' });
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

  it('says that its data are old while the service is away, and comes back by itself', async () => {
    const { context, page } = await hang(1920, 1080);
    const { port, dataFolder } = school.service;
    await school.service.stop();
    await page.getByText('连接中断').waitFor({ timeout: 20_000 });
    const again = await startService('start', {
      dataFolder,
      port,
      environment: { TEST_CLOCK: path.join(dataFolder, 'clock') },
    });
    await page.getByText('数据截至').waitFor({ timeout: 40_000 });
    expect(await page.getByText('连接中断').count()).toBe(0);
    await context.close();
    await again.stop();
  });
});
