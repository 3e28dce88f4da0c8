import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser, type Violation, visit } from './browser.ts';
import { allViolations, overflow, rawWords, untilSettled } from './pageFaults.ts';
import { visitTo } from './pageVisits.ts';
import type { RouterPage } from './routerPages.ts';

export const demoPassword = 'huying-demo-2026';

export type WalkedPage = {
  readonly pattern: string;
  readonly locale: string;
  /** Where the visit ended; null when there is no example to open. */
  readonly address: string | null;
  readonly violations: readonly Violation[];
  /** Everything else that is wrong: errors of the page, width, words. */
  readonly faults: readonly string[];
};

type Walk = {
  readonly address: string;
  readonly pages: readonly RouterPage[];
  readonly locale: 'zh-CN' | 'en-US';
  /** How many pages are open at a time. */
  readonly abreast: number;
  readonly tell?: (page: WalkedPage) => void;
};

/**
 * Opens every page as somebody who may, and says what is wrong with it: axe, words, and its width: portal at 360 px and at 640 (a window of
 * 1280 enlarged to 200 %), desk at 1280 and at 640.
 */
export async function walkPages({ address, pages, locale, abreast, tell }: Walk): Promise<WalkedPage[]> {
  const walked: WalkedPage[] = [];
  // One browser for the whole way gathers what it does not give back until it dies.
  for (let begin = 0; begin < pages.length; begin += pagesOfABrowser) {
    const browser = await openBrowser();
    const left = pages.slice(begin, begin + pagesOfABrowser);
    await Promise.all(
      Array.from({ length: abreast }, async () => {
        const sessions = new Map<string, BrowserContext>();
        for (let next = left.shift(); next; next = left.shift()) {
          const page = await walkOne(browser, sessions, address, locale, next);
          walked.push(page);
          tell?.(page);
        }
        for (const context of sessions.values()) await context.close();
      }),
    );
    await browser.close();
  }
  return walked;
}

const pagesOfABrowser = 25;

async function walkOne(
  browser: Browser,
  sessions: Map<string, BrowserContext>,
  address: string,
  locale: Walk['locale'],
  routerPage: RouterPage,
): Promise<WalkedPage> {
  const { login, address: exampleOf } = visitTo(routerPage);
  const context = await sessionOf(browser, sessions, { address, locale, login, face: routerPage.face });
  const path = await exampleOf(async (asked, method = 'GET') => {
    const answer = await context.request.fetch(address + asked, { method, ...(method === 'POST' ? { data: {} } : {}) });
    return answer.ok() ? answer.json() : null;
  });
  const one = { pattern: routerPage.pattern, locale };
  if (path === null) return { ...one, address: null, violations: [], faults: [] };
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of 4'))
      faults.push(message.text());
  });
  try {
    await page.setViewportSize(routerPage.face === 'portal' ? { width: 390, height: 844 } : { width: 1440, height: 900 });
    await page.goto(address + path);
    await untilSettled(page);
    if ((await page.locator('.load-failed').count()) > 0) faults.push('the page says that it could not be loaded');
    for (const raw of await rawWords(page)) faults.push(`raw word: ${raw}`);
    const violations = await allViolations(page);
    for (const [width, height] of routerPage.face === 'portal'
      ? [[360, 740] as const, [640, 360] as const]
      : [[1280, 800] as const, [640, 400] as const]) {
      const wide = await overflow(page, width, height);
      if (wide !== null) faults.push(`wider than ${width} px by ${wide}`);
    }
    return { ...one, address: new URL(page.url()).pathname, violations, faults };
  } catch (error) {
    return { ...one, address: path, violations: [], faults: [...faults, String(error).slice(0, 400)] };
  } finally {
    await page.close();
  }
}

type Who = {
  readonly address: string;
  readonly locale: Walk['locale'];
  readonly login: string | null;
  readonly face: RouterPage['face'];
};

async function sessionOf(browser: Browser, sessions: Map<string, BrowserContext>, { address, locale, login, face }: Who) {
  const known = sessions.get(`${login} ${face}`);
  if (known) return known;
  const { context } = await visit(browser, face === 'portal' ? 'phone' : 'desk', { locale });
  sessions.set(`${login} ${face}`, context);
  if (login !== null) {
    const answer = await context.request.post(`${address}/api/session`, { data: { login, password: demoPassword } });
    if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()}`);
  }
  return context;
}
