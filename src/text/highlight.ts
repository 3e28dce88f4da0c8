import { normaliseWithOffsets } from './normalise.ts';

/** Half-open, in UTF-16 units of the original text. */
export type Span = { readonly start: number; readonly end: number };

/** Where the phrases of a query stand in the original text, in order, overlapping and touching finds merged. */
export function highlight(original: string, phrases: readonly string[]): readonly Span[] {
  const { text, from } = normaliseWithOffsets(original);
  const found: Span[] = [];
  for (const phrase of phrases) {
    if (phrase === '') continue;
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
      found.push({ start: from[at]!, end: from[at + phrase.length]! });
    }
  }
  const merged: Span[] = [];
  for (const span of found.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** A cut of at most `length` characters around the densest finds, and the spans inside it. `start` is its place in the original. */
export function snippet(
  original: string,
  phrases: readonly string[],
  length: number,
): { readonly start: number; readonly text: string; readonly spans: readonly Span[] } {
  const spans = highlight(original, phrases);
  let start = 0;
  let most = 0;
  for (const { start: first } of spans) {
    const covered = spans.filter((span) => span.start >= first && span.end <= first + length).length;
    if (covered > most) {
      most = covered;
      start = first;
    }
  }
  // Some words before the first find, and never a cut through a surrogate pair.
  start = Math.max(0, Math.min(start - Math.floor(length / 5), original.length - length));
  if (/[\udc00-\udfff]/.test(original[start] ?? '')) start += 1;
  const text = original.slice(start, start + length).replace(/[\ud800-\udbff]$/, '');
  const inside = spans.filter((span) => span.start >= start && span.end <= start + text.length);
  return { start, text, spans: inside.map((span) => ({ start: span.start - start, end: span.end - start })) };
}
