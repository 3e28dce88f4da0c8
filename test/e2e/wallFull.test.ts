import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenLanguages, screenModes } from '../../src/domain/wall/vocabulary.ts';
import { dayOfEvents, exampleBoard, exampleNow, openBareWall } from '../bareWall.ts';
import { openBrowser, seriousViolations } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('the wall at its fullest', () => {
  const sizes = [
    [1920, 1080],
    [3840, 2160],
  ] as const;
  it.each(
    sizes.flatMap(([width, height]) =>
      screenModes.flatMap((mode) => screenLanguages.map((language) => ({ width, height, mode, language }))),
    ),
  )(
    'fits $width × $height in $mode mode in $language without scrolling, and axe finds nothing',
    async ({ width, height, mode, language }) => {
      const asOf = '2026-03-02T08:40:12.000Z';
      const { context, page, say } = await openBareWall(browser, { width, height, mode, language, from: asOf });
      await say([
        { event: 'now', data: await exampleNow(asOf) },
        { event: 'board', data: await exampleBoard(asOf) },
      ]);
      await page.locator(mode === 'meeting' ? '.cover' : '.panel-rates').waitFor();
      const pages = mode === 'meeting' ? 11 : 1;
      for (let i = 0; i < pages; i += 1) {
        expect([i, await overflowing(page)]).toEqual([i, []]);
        expect(await smallText(page)).toEqual([]);
        // Colours and names are the same at the other size.
        if (width === 1920 && i < 2) expect(await seriousViolations(page)).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      await context.close();
    },
  );
});

it('holds no more after a day of events than after its first minute', async () => {
  const { before, after, nodes } = await dayOfEvents(browser, '2026-03-02T00:00:00.000Z');
  expect(after).toBeLessThan(150);
  expect(after - before).toBeLessThan(5);
  expect(nodes[1]).toBeLessThan(nodes[0] * 1.5 + 200);
}, 240_000);

// The page's side is written as text: these tests are typed for Node, which knows no document.

/** Parts that hold more than they show, and the page itself when it could be scrolled. */
const overflowing = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('html, .wall, main, .columns, .column, .panel')]
    .filter((part) => part.scrollHeight > part.clientHeight + 2 || part.scrollWidth > part.clientWidth + 2)
    .map((part) => [part.className || part.tagName, part.scrollWidth, part.scrollHeight, 'in', part.clientWidth, part.clientHeight].join(' '))`);

/** Words below 22 pixels of 1080 lines. */
const smallText = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('#root *')].flatMap((part) => {
    if (![...part.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) return [];
    const scale = part.ownerSVGElement ? part.ownerSVGElement.getScreenCTM().a : 1;
    const pixels = parseFloat(getComputedStyle(part).fontSize) * scale * (1080 / innerHeight);
    return pixels < 21.5 ? [part.textContent + ' ' + pixels.toFixed(1)] : [];
  })`);
