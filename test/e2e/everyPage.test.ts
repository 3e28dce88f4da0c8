import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('finds every page of the routers without a violation of axe', () => {
  const found = walked.flatMap(({ pattern, violations }) => violations.map(({ rule, on }) => [pattern, rule, ...on].join(' ')));
  expect(walked.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

it('finds every page drawn, within its window, and without a word that is none', () => {
  expect(walked.flatMap(({ pattern, faults }) => faults.map((fault) => `${pattern} ${fault}`))).toEqual([]);
});
