import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Picks a radio or ticks a box and waits until the page shows it. Not Locator.check: that looks once, at once, and a page that draws its
 * state a moment later, on a busy machine, would have failed.
 * @throws when it is still not picked after the fifteen seconds of a poll
 */
export async function pick(choice: Locator): Promise<void> {
  if (await choice.isChecked()) return;
  await choice.click();
  await expect.poll(() => choice.isChecked()).toBe(true);
}
