import { identities } from '../src/text/deidentify.ts';

type Figures = {
  readonly marked: number;
  readonly found: number;
  readonly taken: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
};

/**
 * What the finder covers of sentences with brackets: `found` of `marked` spans lie wholly within what it takes (recall), `wrong` are those of
 * the `taken` spans that touch no bracket (1 − precision).
 */
export function redactionFigures(sentences: readonly string[]): Figures {
  let marked = 0;
  let taken = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const sentence of sentences) {
    const { text, spans } = unbracketed(sentence);
    const found = identities(text);
    const covered = new Set(found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
    marked += spans.length;
    taken += found.length;
    for (const { start, end } of spans)
      for (let i = start; i < end; i += 1)
        if (!covered.has(i)) {
          missed.push(`${text.slice(start, end)} in ${text}`);
          break;
        }
    for (const { start, end, kind, words } of found)
      if (!spans.some((span) => span.start < end && span.end > start)) wrong.push(`${kind} ${words} in ${text}`);
  }
  return { marked, found: marked - missed.length, taken, missed, wrong };
}

export function unbracketed(sentence: string): { text: string; spans: readonly { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  let start = 0;
  for (const sign of sentence) {
    if (sign === '[') start = text.length;
    else if (sign === ']') spans.push({ start, end: text.length });
    else text += sign;
  }
  return { text, spans };
}
