import { normalise } from './normalise.ts';
import { pinyinInitials, soundAlike } from './pinyinInitials.ts';

/**
 * A word people may look for: a place, a unit, a category, or one learnt from titles. `weight`: how often it is meant, above 0.
 * `name`: of a place, unit or person, never looked for in pieces.
 */
export type VocabularyEntry = { readonly word: string; readonly weight: number; readonly name?: boolean };

export type Vocabulary = {
  readonly has: (word: string) => boolean;
  /** Completions of what has been typed, by the beginning of the word or of its pinyin initials; weightiest first. */
  readonly suggest: (typed: string, limit: number) => readonly string[];
  /** Words whose pinyin initials are exactly these letters, weightiest first. */
  readonly byInitials: (initials: string) => readonly string[];
  /** Known words one slip away from an unknown one (wrong, missing, added or swapped character), likeliest first. */
  readonly corrections: (word: string) => readonly string[];
  /**
   * Splits hanzi into known words, longest first; what no word covers comes in pieces of two or three characters. A word that is
   * made of known words is split too (油烟扰民), unless it is a name; a lone character stays with the piece before it (月亮岛路).
   */
  readonly split: (hanzi: string) => readonly string[];
};

const mostCorrections = 3;
const longestWord = 12;

/** Equal words are merged; a vocabulary of 50,000 words takes some 30 MB and answers within a millisecond. */
export function openVocabulary(entries: readonly VocabularyEntry[]): Vocabulary {
  const weights = new Map<string, number>();
  const names = new Set<string>();
  for (const { word, weight, name } of entries) {
    const key = normalise(word).trim();
    if (key !== '') weights.set(key, (weights.get(key) ?? 0) + weight);
    if (key !== '' && name === true) names.add(key);
  }
  const words = [...weights.keys()].sort(byText);
  const initials = words
    .flatMap((word) => pinyinInitials(word).map((reading) => ({ reading, word })))
    .sort((a, b) => byText(a.reading, b.reading));
  const readings = initials.map(({ reading }) => reading);
  // A word with one character taken out meets all words that are one slip away from it; only short lists need a closer look.
  const byRest = new Map<string, string[]>();
  for (const word of words)
    if (isCorrectable(word)) for (const rest of withOneLess(word)) byRest.getOrInsertComputed(rest, () => []).push(word);
  const heavyFirst = (a: string, b: string) => weights.get(b)! - weights.get(a)! || byText(a, b);

  const starting = (typed: string) => rangeOf(words, typed).map((index) => words[index]!);
  const sounding = (typed: string) => rangeOf(readings, typed).map((index) => initials[index]!);
  return {
    has: (word) => weights.has(word),
    suggest(typed, limit) {
      const key = normalise(typed).trim();
      if (key === '') return [];
      const direct = starting(key).sort(heavyFirst);
      const spoken =
        /^[a-z0-9]+$/.test(key) && key.length > 1
          ? sounding(key)
              .map(({ word }) => word)
              .sort(heavyFirst)
          : [];
      return [...new Set([...direct, ...spoken])].slice(0, limit);
    },
    byInitials: (typed) =>
      [
        ...new Set(
          sounding(typed)
            .filter(({ reading }) => reading === typed)
            .map(({ word }) => word),
        ),
      ].sort(heavyFirst),
    corrections(word) {
      if (weights.has(word) || !isCorrectable(word)) return [];
      const near = new Set(
        [word, ...withOneLess(word)].flatMap((rest) => [
          ...(byRest.get(rest) ?? []),
          ...(weights.has(rest) && isCorrectable(rest) ? [rest] : []),
        ]),
      );
      return [...near]
        .map((other) => ({ other, slip: slipOf(word, other) }))
        .filter(({ slip }) => slip > 0)
        .sort((a, b) => b.slip - a.slip || heavyFirst(a.other, b.other))
        .slice(0, mostCorrections)
        .map(({ other }) => other);
    },
    split: (hanzi) => (names.has(hanzi) ? [hanzi] : split(hanzi, weights)),
  };
}

// Of three characters one wrong leaves two, which is the least that still says what was meant.
function isCorrectable(word: string): boolean {
  const { length } = [...word];
  return length >= 3 && length <= longestWord;
}

function withOneLess(word: string): readonly string[] {
  const characters = [...word];
  return characters.map((_, index) => characters.toSpliced(index, 1).join(''));
}

/** How likely `typed` is a slip for `meant`: 3 same sound, 2 swapped neighbours, 1 any other single slip, 0 none. */
function slipOf(typed: string, meant: string): number {
  const one = [...typed];
  const other = [...meant];
  const start = one.findIndex((character, index) => character !== other[index]);
  if (start < 0) return other.length === one.length + 1 ? 1 : 0;
  const sameTail = (from: number, otherFrom: number) => one.slice(from).join('') === other.slice(otherFrom).join('');
  if (one.length !== other.length) return sameTail(start + 1, start) || sameTail(start, start + 1) ? 1 : 0;
  if (sameTail(start + 1, start + 1)) return soundAlike(one[start]!, other[start]!) ? 3 : 1;
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start] && sameTail(start + 2, start + 2);
  return swapped ? 2 : 0;
}

function split(hanzi: string, known: ReadonlyMap<string, number>): readonly string[] {
  const characters = [...hanzi];
  const pieces: string[] = [];
  let unknown = '';
  for (let at = 0; at < characters.length; ) {
    const word = longestKnown(characters, at, known);
    if (word === null) {
      unknown += characters[at]!;
      at += 1;
      continue;
    }
    pieces.push(...chunks(unknown), word);
    unknown = '';
    at += [...word].length;
  }
  const all = [...pieces, ...chunks(unknown)];
  return joinLone(all.length === 1 && known.has(hanzi) ? splitKnown(hanzi, known) : all);
}

/** A known word as two or more known words, one of four characters as its halves, any other as itself. */
function splitKnown(word: string, known: ReadonlyMap<string, number>): readonly string[] {
  const characters = [...word];
  for (let at = 2; at <= characters.length - 2; at++) {
    const left = characters.slice(0, at).join('');
    const right = characters.slice(at).join('');
    if ((known.has(left) && known.has(right)) || characters.length === 4) return [left, ...splitKnown(right, known)];
  }
  return [word];
}

function joinLone(pieces: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && ([...piece].length === 1 || [...last].length === 1)) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

function longestKnown(characters: readonly string[], at: number, known: ReadonlyMap<string, number>): string | null {
  for (let length = Math.min(longestWord, characters.length - at); length >= 2; length--) {
    const word = characters.slice(at, at + length).join('');
    if (known.has(word)) return word;
  }
  return null;
}

/** Two by two; an odd last character stays with the piece before it. */
function chunks(text: string): readonly string[] {
  const characters = [...text];
  const pieces: string[] = [];
  while (characters.length > 0) pieces.push(characters.splice(0, characters.length === 3 ? 3 : 2).join(''));
  return pieces;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Indices of the sorted texts that begin with `start`. */
function rangeOf(sorted: readonly string[], start: string): readonly number[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < start) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let index = low; index < sorted.length && sorted[index]!.startsWith(start); index++) found.push(index);
  return found;
}
