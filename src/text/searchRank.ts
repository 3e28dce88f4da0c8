import { normalise } from './normalise.ts';

/** What is known of a case that was found. `ageDays`: days since it was received, 0 or more. */
export type Found = { readonly title: string; readonly text: string; readonly ageDays: number };

const halfLifeDays = 180;
const freshnessShare = 0.25;

/**
 * How well a found case fits, 0..1: three quarters for the wording (the first phrase that stands in the title counts fully, in the
 * text half; pieces count their share), one quarter for freshness, which halves every 180 days. So among equal fits the newest
 * comes first, and no new case outranks a much better fit.
 */
export function relevance(found: Found, phrases: readonly string[]): number {
  const freshness = 2 ** (-Math.max(0, found.ageDays) / halfLifeDays);
  return (1 - freshnessShare) * wordingFit(normalise(found.title), normalise(found.text), phrases) + freshnessShare * freshness;
}

function wordingFit(title: string, text: string, phrases: readonly string[]): number {
  if (phrases.length === 0) return 0;
  const each = phrases.map((phrase) => (title.includes(phrase) ? 1 : text.includes(phrase) ? 0.5 : 0));
  // The best single phrase and the mean: a query by initials has several readings of which one is meant.
  const mean = each.reduce((sum: number, value) => sum + value, 0) / each.length;
  return (Math.max(...each) + mean) / 2;
}
