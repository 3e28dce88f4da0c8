import { wordCosts } from './nameWords.ts';

/** What a run of signs costs when it is read as ordinary words: −ln of a probability. */
export type WordReading = {
  /** Cheapest reading of the signs before each position, one entry more than signs. */
  readonly before: Float64Array;
  /** Cheapest reading of the signs from each position on. */
  readonly after: Float64Array;
  /** The longest word across each border between signs, in signs; 0 where none is. */
  readonly across: Uint8Array;
};

const longestWord = 4;
const unknownSign = 13;
const costs = costsOf(wordCosts);

/** Cost of a word of the dictionary, undefined when it is none. */
export function wordCost(word: string): number | undefined {
  return costs.get(word);
}

/** Reads a text as words from both ends (a unigram lattice); what is not Chinese is its own word and costs nothing. */
export function readAsWords(text: string): WordReading {
  const before = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const after = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const across = new Uint8Array(text.length + 1);
  before[0] = 0;
  after[text.length] = 0;
  const found: { start: number; end: number; cost: number }[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const single = isHan(text, start) ? (costs.get(text[start]!) ?? unknownSign) : 0;
    found.push({ start, end: start + 1, cost: single });
    for (let length = 2; length <= longestWord && start + length <= text.length; length += 1) {
      const cost = costs.get(text.slice(start, start + length));
      if (cost === undefined) continue;
      found.push({ start, end: start + length, cost });
      for (let border = start + 1; border < start + length; border += 1) across[border] = Math.max(across[border]!, length);
    }
  }
  for (const { start, end, cost } of found) before[end] = Math.min(before[end]!, before[start]! + cost);
  for (const { start, end, cost } of found.reverse()) after[start] = Math.min(after[start]!, after[end]! + cost);
  return { before, after, across };
}

/** `12 a b` a line: what costs how many half nats. */
export function costsOf(lines: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const line of lines.split('\n')) {
    const [cost, ...words] = line.split(' ');
    for (const word of words) map.set(word, Number(cost) / 2);
  }
  return map;
}

export function isHan(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
}
