import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { overflow, rawWords } from './pageFaults.ts';
import { routerPages } from './routerPages.ts';
import { newDataFolder, type RunningService, removeFolder, startService, untilPrinted } from './service.ts';
import { type WalkedPage, walkPages } from './walkPages.ts';

let folder: string;
let service: RunningService;
let walked: readonly WalkedPage[];

beforeAll(async () => {
  folder = await newDataFolder();
  service = await startService('demo', { dataFolder: folder });
  await untilPrinted(service.child, service.printed, 'complete');
  walked = await walkPages({ address: service.address, pages: await routerPages(), locale: 'zh-CN', abreast: 2 });
}, 900_000);
afterAll(async () => {
  await service?.stop();
  await removeFolder(folder);
});

it('has something to show on every page', () => {
  expect(walked.filter(({ address }) => address === null).map(({ pattern }) => pattern)).toEqual([]);
});

it('finds every page of the routers without a violation of axe', () => {
  const found = walked.flatMap(({ pattern, violations }) => violations.map(({ rule, on }) => [pattern, rule, ...on].join(' ')));
  expect(walked.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

it('finds every page drawn, within its window, and without a word that is none', () => {
  expect(walked.flatMap(({ pattern, faults }) => faults.map((fault) => `${pattern} ${fault}`))).toEqual([]);
});

it('would see a key without words, a blank that nobody filled, and what is wider than its window', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.setContent(`<p>三率 rail.noSuchPage</p><p>第 {place} 处</p><p>NaN%</p><p class="with-blanks">{day}停水</p>
    <p>write to rail.office@example.edu, see docs/rail.html</p><div style="width: 700px">wide</div>`);
  expect(await rawWords(page)).toEqual(['rail.noSuchPage', '{place}', 'NaN']);
  expect(await overflow(page, 640, 400)).toMatch(/^\d+ px: div\.$/);
  expect(await overflow(page, 1280, 800)).toBeNull();
  await browser.close();
});
