import type { BrowserContext, Page } from 'playwright-core';

/** A cheap phone on a bad line: 400 ms round trip, 400 kbit/s each way, a processor four times slower than this one. */
export async function likeACheapPhone(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: (400 * 1024) / 8,
    uploadThroughput: (400 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

export type FormFigures = {
  /** From the first request until the form has been drawn and takes letters, by the page's own clock; milliseconds. */
  readonly formUsableMs: number;
  /** The slowest of the interactions, from the press to the next picture; milliseconds. */
  readonly interactionMs: number;
  /** Cumulative layout shift until the end of the measuring. */
  readonly layoutShift: number;
  /** Compressed JavaScript that came before the form could be used; KiB. */
  readonly scriptKiB: number;
  /** What moved, and by how much; for whoever has to mend it. */
  readonly shifted: readonly string[];
};

/** Runs in the page, where this file's own library has no names for what there is. */
const watch = `
  window.seen = { shift: 0, interaction: 0, usable: 0, sources: [] };
  const looking = new MutationObserver(() => {
    if (!document.querySelector('form textarea')) return;
    looking.disconnect();
    // Drawn in the next frame; what happens after it happens to a form that is there.
    requestAnimationFrame(() => setTimeout(() => { seen.usable = performance.now(); }));
  });
  looking.observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      seen.shift += entry.value;
      for (const { node } of entry.sources) seen.sources.push((node && (node.className || node.nodeName)) + ' ' + entry.value.toFixed(4));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId > 0) seen.interaction = Math.max(seen.interaction, entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });`;

const scripts = `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize / 1024, 0)`;

type Seen = { readonly shift: number; readonly interaction: number; readonly usable: number; readonly sources: string[] };

/** Opens the form as a first visitor does, types and taps, and says what that was like. The page must be blank before. */
export async function measureForm(page: Page, address: string): Promise<FormFigures> {
  await page.addInitScript({ content: watch });
  await page.goto(address, { waitUntil: 'commit' });
  const field = page.locator('form textarea').first();
  await field.press('w');
  // The handlers come with the form: the first letter arrives where it belongs.
  await page.locator('form textarea').first().and(page.locator(':focus')).waitFor();
  const scriptKiB = await page.evaluate<number>(scripts);
  for (const letter of 'ifi down') await field.press(letter === ' ' ? 'Space' : letter);
  // What arrives late may push what stands there already.
  await page.waitForTimeout(2500);
  await page.locator('form .segment, form label').last().tap();
  await page.waitForTimeout(500);
  const seen = await page.evaluate<Seen>('window.seen');
  return {
    formUsableMs: seen.usable,
    interactionMs: seen.interaction,
    layoutShift: seen.shift,
    scriptKiB,
    shifted: seen.sources,
  };
}
