import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const;
const programs = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];

export async function openBrowser(): Promise<Browser> {
  const executablePath = programs.find((file) => file !== '' && existsSync(file));
  if (!executablePath) throw new Error('No Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM.');
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}

export type Visitor = { readonly context: BrowserContext; readonly page: Page; readonly faults: string[] };

/** A browser of one person. Errors of the page are gathered: a journey ends with none. */
export async function visit(browser: Browser, size: keyof typeof sizes, options: { locale?: string } = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'America/New_York',
    hasTouch: size === 'phone',
    // Half-faded text has half its contrast: what is judged is the page at rest.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // A refused call is an answer, not a fault of the page.
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of 4'))
      faults.push(`${message.text()} ${message.location().url}`);
  });
  return { context, page, faults };
}

/**
 * Waits until an expression, or what it promises, is true, looking at each frame. Not page.waitForFunction: that makes code of a text within
 * the page, which our pages forbid. @throws after half a minute
 */
export async function untilTrue(page: Page, expression: string): Promise<void> {
  await page.evaluate(`new Promise((done, fail) => {
    const until = performance.now() + 30000;
    const look = async () => {
      if (await (${expression})) done();
      else if (performance.now() > until) fail(new Error(${JSON.stringify(`never true: ${expression}`)}));
      else requestAnimationFrame(look);
    };
    look().catch(fail);
  })`);
}

export type Violation = { readonly rule: string; readonly impact: string | null | undefined; readonly on: readonly string[] };

/** What axe finds on the page as it is, of serious and critical impact. */
export async function seriousViolations(page: Page): Promise<Violation[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({ rule: id, impact, on: nodes.map((node) => node.target.join(' ')) }));
}
