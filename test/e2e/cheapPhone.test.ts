import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, untilTrue, visit } from './browser.ts';
import { type FormFigures, likeACheapPhone, measureForm } from './phoneProfile.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

let folder: string;
let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  folder = await newDataFolder();
  service = await startService('start', { dataFolder: folder, environment: { HUYING_NOTICE: 'default' } });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await removeFolder(folder);
});

/** What somebody without an account has to do: a category by its chip, no name, send. */
async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '校园网故障' }).first().click();
  await page.getByText('匿名提交').first().click();
  await page.getByRole('button', { name: '提交诉求' }).click();
}

/** The notice is there from a school's first day: it is read and accepted once on each device. */
async function acceptNotice(page: Page): Promise<void> {
  await page.getByText('用来做什么').waitFor();
  await page.getByRole('button', { name: '同意并提交' }).click();
}

describe('a cheap phone on a bad line', () => {
  it('uses the form within 2.5 seconds, and has sent a case within thirty', async () => {
    const opened = async () => {
      const visitor = await visit(browser, 'phone');
      await likeACheapPhone(visitor.context, visitor.page);
      return { ...visitor, from: performance.now(), figures: await measureForm(visitor.page, `${service.address}/?place=d3`) };
    };
    // Other work on the machine only ever adds: the best of three first visits is the nearest to the phone's own.
    const visits = [await opened(), await opened(), await opened()];
    const best = (of: (each: FormFigures) => number) => Math.min(...visits.map(({ figures }) => of(figures)));
    const { page, faults, from, figures } = visits[2]!;
    await page.getByLabel('一句话说清楚').fill('宿舍校园网连不上，断网两天了');
    await finish(page);
    await acceptNotice(page);
    await page.waitForURL('**/receipt', { timeout: 30_000 });
    // From the first request of the third visit, measuring included.
    const sentMs = performance.now() - from;
    expect(figures.scriptKiB).toBeLessThanOrEqual(100);
    expect(
      best(({ layoutShift }) => layoutShift),
      figures.shifted.join(),
    ).toBeLessThanOrEqual(0.05);
    expect(figures.interactionMs).toBeGreaterThan(0);
    expect(best(({ interactionMs }) => interactionMs)).toBeLessThanOrEqual(200);
    expect(best(({ formUsableMs }) => formUsableMs)).toBeLessThanOrEqual(2500);
    expect(sentMs).toBeLessThanOrEqual(30_000);
    console.error(JSON.stringify(visits.map((each) => each.figures)), sentMs);
    expect(faults).toEqual([]);
    for (const each of visits) await each.context.close();
  }, 90_000);
});

describe('a phone without a network', () => {
  it('opens the form, keeps words and photo over a restart, and sends them once when the network is back', async () => {
    const { context, page } = await visit(browser, 'phone');
    await page.goto(`${service.address}/?place=d3`);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.reload();
    await untilTrue(page, 'navigator.serviceWorker.controller !== null');
    await untilTrue(page, `caches.match('/api/reference').then((found) => found !== undefined)`);
    const kept = await page.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).then((all) => all.flat())`,
    );
    expect(kept.filter((url) => url.includes('/api/')).map((url) => new URL(url).pathname)).toEqual(['/api/reference']);

    await context.setOffline(true);
    await page.reload();
    await page.getByLabel('一句话说清楚').fill('宿舍校园网连不上，飞行模式里写的');
    const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#345' } })
      .jpeg()
      .toBuffer();
    await page.locator('input[type=file]').first().setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
    await finish(page);
    // Not the strip that says that there is no network: the form's own word that it will send by itself.
    await page.getByText('网络恢复后自动提交').waitFor();
    await page.close();

    const again = await context.newPage();
    const sent: string[] = [];
    again.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/cases') sent.push(request.postData() ?? '');
    });
    await context.setOffline(false);
    await again.goto(service.address);
    await acceptNotice(again);
    await again.waitForURL('**/receipt');
    // A connection that has just come back may break the first attempt; whatever was sent is one and the same case.
    expect(new Set(sent.map((body) => JSON.parse(body).id)).size).toBe(1);
    expect(JSON.parse(sent.at(-1)!)).toMatchObject({ title: '宿舍校园网连不上，飞行模式里写的', photos: [expect.any(String)] });
    await again.goto(service.address);
    expect(await again.getByLabel('一句话说清楚').inputValue()).toBe('');
    await context.close();
  }, 60_000);
});
