import { fraction } from '../src/domain/measures/fraction.ts';
import { wilson } from '../src/domain/measures/wilson.ts';
import { identities } from '../src/text/deidentify.ts';

export type ClassFigure = {
  readonly kind: string;
  readonly marked: number;
  readonly found: number;
  /** Share found, and the 95 % interval of Wilson. */
  readonly recall: number;
  readonly low: number;
  readonly high: number;
};

const kinds: Readonly<Record<string, string>> = {
  p: 'phone',
  i: 'identity or bank number',
  s: 'number of a student or of staff',
  e: 'e-mail',
  w: 'account',
  v: 'plate',
  r: 'room or bed',
  l: 'link',
  b: 'date of birth',
};

/**
 * Recall by sort over texts with marks (`redactionUnseen3.ts`), and what is taken too much: signs outside every mark that are
 * taken, as a share of all signs and of the signs taken.
 */
export function redactionByClass(texts: readonly string[]) {
  const counts = new Map<string, { marked: number; found: number }>();
  const missed: string[] = [];
  const wrong: string[] = [];
  let taken = 0;
  let signs = 0;
  let signsTaken = 0;
  let signsTooMany = 0;
  for (const marked of texts) {
    const { text, spans } = unmarked(marked);
    const found = identities(text);
    const covered = new Set(found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
    const wanted = new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
    signs += text.length;
    signsTaken += covered.size;
    for (const at of covered) if (!wanted.has(at)) signsTooMany += 1;
    taken += found.length;
    for (const { start, end, kind, words } of found)
      if (!spans.some((span) => span.start < end && span.end > start)) wrong.push(`${kind} ${words} in ${text}`);
    for (const { start, end, kind } of spans) {
      const count = counts.get(kind) ?? { marked: 0, found: 0 };
      const isFound = Array.from({ length: end - start }, (_, i) => start + i).every((at) => covered.has(at));
      counts.set(kind, { marked: count.marked + 1, found: count.found + (isFound ? 1 : 0) });
      if (!isFound) missed.push(`${kind} ${text.slice(start, end)} in ${text}`);
    }
  }
  const all = [...counts.values()].reduce((sum, { marked, found }) => ({
    marked: sum.marked + marked,
    found: sum.found + found,
  }));
  return {
    all: figure('all', all),
    byClass: [...counts].map(([kind, count]) => figure(kind, count)).toSorted((a, b) => b.marked - a.marked),
    precision: 1 - wrong.length / taken,
    /** Of the signs of all texts, how many are taken that lead to nobody. */
    tooManyOfAll: signsTooMany / signs,
    /** Of the signs taken, how many lead to nobody. */
    tooManyOfTaken: signsTooMany / signsTaken,
    missed,
    wrong,
  };
}

function figure(kind: string, { marked, found }: { marked: number; found: number }): ClassFigure {
  const interval = wilson(fraction(BigInt(found), 1n), marked);
  const share = (bound: { num: bigint; den: bigint } | undefined) => (bound ? Number(bound.num) / Number(bound.den) : 0);
  return { kind, marked, found, recall: found / marked, low: share(interval?.low), high: share(interval?.high) };
}

/** A text and its marks: `[王小明]`, `[p|13812345678]`. */
export function unmarked(marked: string) {
  const spans: { start: number; end: number; kind: string }[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/\[(?:([pisewvrlb])\|)?([^\]]*)\]/gu)) {
    text += marked.slice(from, match.index);
    const words = match[2] ?? '';
    spans.push({ start: text.length, end: text.length + words.length, kind: match[1] ? kinds[match[1]]! : nameKind(words) });
    text += words;
    from = match.index + match[0].length;
  }
  return { text: text + marked.slice(from), spans };
}

function nameKind(words: string): string {
  if (!/\p{Script=Han}/u.test(words)) return 'name in Latin letters';
  return words.length === 1 ? 'family name with a title' : 'name in Chinese signs';
}
