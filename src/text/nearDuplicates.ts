import { normalise } from './normalise.ts';

/** Hashes of the distinct character 4-grams of a text, ascending. Punctuation, spaces, case and script do not count. */
export type Shingles = Uint32Array;

/** Bands of a signature and rows per band: pairs with Jaccard 0.5 meet with probability 0.87, with 0.6 0.99, with 0.3 0.23. */
export const bandCount = 32;
const bandRows = 4;
const shingleLength = 4;

/** Texts at or above this Jaccard similarity are called duplicates. */
export const duplicateFrom = 0.5;

/** The shingles of a text; a text shorter than four letters is one shingle, a text without letters or digits has none. */
export function shingles(text: string): Shingles {
  const letters = normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');
  if (letters === '') return new Uint32Array();
  const hashes = new Set<number>();
  for (let at = 0; at === 0 || at + shingleLength <= letters.length; at++)
    hashes.add(hash(letters, at, Math.min(at + shingleLength, letters.length)));
  return Uint32Array.from(hashes).sort();
}

/** Exact Jaccard similarity, 0..1; two empty texts are not similar. */
export function jaccard(one: Shingles, other: Shingles): number {
  let common = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const left = one[a]!;
    const right = other[b]!;
    if (left === right) common += 1;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  const union = one.length + other.length - common;
  return union === 0 ? 0 : common / union;
}

/**
 * 32 numbers that nearly equal texts share at least one of (MinHash, 128 permutations in bands of four): what a database stores
 * and looks up. Empty for a text without shingles.
 */
export function bandKeys(of: Shingles): Uint32Array {
  if (of.length === 0) return new Uint32Array();
  const lowest = new Uint32Array(bandCount * bandRows).fill(0xffffffff);
  for (const shingle of of) {
    for (let row = 0; row < lowest.length; row++) {
      const permuted = mix(shingle ^ seeds[row]!) >>> 0;
      if (permuted < lowest[row]!) lowest[row] = permuted;
    }
  }
  return Uint32Array.from({ length: bandCount }, (_, band) => {
    let key = Math.imul(band + 1, 0x9e3779b1);
    for (let row = band * bandRows; row < (band + 1) * bandRows; row++) key = mix(key ^ lowest[row]!);
    return key >>> 0;
  });
}

export type Duplicate = { readonly id: string; readonly similarity: number };

/** Near-duplicates in memory. Candidates come from the bands, the answer from exact Jaccard, so nothing false is ever named. */
export type NearDuplicates = {
  /** Adds a text under an id; a text without letters or digits is ignored. */
  readonly add: (id: string, text: string) => void;
  /** Texts with Jaccard at least `duplicateFrom`, most similar first. */
  readonly find: (text: string) => readonly Duplicate[];
  /** Forgets an id. */
  readonly remove: (id: string) => void;
};

export function openNearDuplicates(): NearDuplicates {
  const byKey = new Map<number, string[]>();
  const stored = new Map<string, Shingles>();
  const remove = (id: string): void => {
    const own = stored.get(id);
    if (own === undefined) return;
    for (const key of bandKeys(own)) {
      const rest = byKey.get(key)!.filter((other) => other !== id);
      if (rest.length > 0) byKey.set(key, rest);
      else byKey.delete(key);
    }
    stored.delete(id);
  };
  return {
    add(id, text) {
      remove(id);
      const own = shingles(text);
      if (own.length === 0) return;
      stored.set(id, own);
      for (const key of bandKeys(own)) byKey.getOrInsertComputed(key, () => []).push(id);
    },
    find(text) {
      const own = shingles(text);
      const candidates = new Set<string>();
      for (const key of bandKeys(own)) for (const id of byKey.get(key) ?? []) candidates.add(id);
      return [...candidates]
        .map((id) => ({ id, similarity: jaccard(own, stored.get(id)!) }))
        .filter(({ similarity }) => similarity >= duplicateFrom)
        .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
    },
    remove,
  };
}

// `mix` is a bijection of 32 bits, so each seed gives a permutation. Cheaper linear ones (ax + b) are so alike that they lost
// six of 422 pairs instead of the expected two.
const seeds = Uint32Array.from({ length: bandCount * bandRows }, (_, row) => mix(Math.imul(row + 1, 0x9e3779b1)));

function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value) >>> 0;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
