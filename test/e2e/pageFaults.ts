import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { untilTrue, type Violation } from './browser.ts';

const coming = '.ant-skeleton, .loading, [aria-busy="true"], .ant-spin-spinning';
/** A part asks for its own data when the part around it has been drawn: one look without a skeleton is not enough. */
const calmFrames = 12;

/** Waits until nothing on the page says that it is still coming. @throws when that is never */
export async function untilSettled(page: Page): Promise<void> {
  await page.locator('h1, [role=heading], .state, .load-failed, form').first().waitFor();
  await page.evaluate('window.calm = 0');
  await untilTrue(page, `(window.calm = document.querySelector('${coming}') ? 0 : window.calm + 1) > ${calmFrames}`);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

/** Everything that axe finds, whatever its impact, advice that is no rule of WCAG included. */
export async function allViolations(page: Page): Promise<Violation[]> {
  // In the page itself: the usual way opens a second page for each, which takes longer than the looking.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, impact, nodes }) => ({ rule: id, impact, on: nodes.map((node) => node.target.join(' ')) }));
}

/** By how many pixels the page is wider than the window, and what sticks out; null when nothing does. */
export async function overflow(page: Page, width: number, height: number): Promise<string | null> {
  await page.setViewportSize({ width, height });
  // Written as text: these files are typed for Node, which knows no document.
  return page.evaluate<string | null>(`(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const root = document.documentElement;
    const by = root.scrollWidth - root.clientWidth;
    if (by <= 0) return null;
    // What a frame of its own scrolls is out of sight; a mark placed absolutely leaves a frame that is not its ground.
    const around = (part) => (getComputedStyle(part).position === 'absolute' ? part.offsetParent : part.parentElement);
    const framed = (part) => {
      for (let at = around(part); at && at !== document.body; at = around(at)) if (getComputedStyle(at).overflowX !== 'visible') return true;
      return false;
    };
    const out = [...document.querySelectorAll('body *')].filter(
      (part) => part.getBoundingClientRect().right > root.clientWidth + 1 && !framed(part),
    );
    const inner = out.filter((part) => !out.some((other) => other !== part && part.contains(other)));
    return by + ' px: ' + inner.slice(0, 3).map((part) => part.tagName.toLowerCase() + '.' + part.className).join(', ');
  })()`);
}

/** What a person should never read: keys of words, blanks that nobody filled, values that are none. */
export async function rawWords(page: Page): Promise<readonly string[]> {
  // The notice of a plan has blanks that people fill when they send it.
  const text = await page.evaluate<string>(`(() => {
    const meant = [...document.querySelectorAll('.with-blanks')].map((part) => part.innerText);
    return meant.reduce((left, part) => left.replace(part, ''), document.body.innerText);
  })()`);
  const areas = (await wordAreas()).join('|');
  const keys = text.match(new RegExp(String.raw`(?<![\w@./-])(?:${areas})(?:\.[a-zA-Z][\w-]*)+(?![\w@./-])`, 'g')) ?? [];
  const blanks = text.match(/\{\w+\}|\bundefined\b|\bNaN\b|\[object \w+\]|Invalid Date/g) ?? [];
  return [...keys, ...blanks];
}

let areasOfWords: Promise<readonly string[]> | undefined;

/** The first parts of all keys in all lists of words. */
function wordAreas(): Promise<readonly string[]> {
  areasOfWords ??= (async () => {
    const web = path.resolve(import.meta.dirname, '../../src/web');
    const files = (await readdir(web, { recursive: true })).filter((file) => file.endsWith('zh-CN.ts'));
    const texts = await Promise.all(files.map((file) => readFile(path.join(web, file), 'utf8')));
    const keys = texts.flatMap((text) => [...text.matchAll(/^\s*'(\w+)\.[\w.-]+':/gm)].map((found) => found[1]!));
    return [...new Set(keys)];
  })();
  return areasOfWords;
}
