import { normalise } from './normalise.ts';

/** What a person wrote. Both may be empty; neither needs to be normalised. */
export type Message = { readonly title: string; readonly text: string };

/** Counted features of one message: distinct buckets in order of first appearance, and how often (titles count more). */
export type Bag = { readonly buckets: Uint32Array; readonly counts: Float32Array };

/** Number of buckets that features are hashed into. With 2^20 accuracy rises by less than 0.0005, with 2^16 it falls by 0.01. */
export const bucketCount = 2 ** 18;

// Both were chosen by five-fold cross-validation on train and validation of the benchmark, never on its test split. A title says
// what the message is about; a message that only mentions a word in passing should weigh less.
const titleWeight = 3;
const titlePairWeight = 2;

/** Character 1- and 2-grams within punctuation runs, hashed; the pairs of the title also as features of their own. */
export function features(message: Message): Bag {
  const counts = new Map<number, number>();
  const add = (weight: number) => (bucket: number) => {
    counts.set(bucket, (counts.get(bucket) ?? 0) + weight);
  };
  const title = normalise(message.title);
  eachGram(title, 0, add(titleWeight));
  eachPair(title, titleSeed, add(titlePairWeight));
  eachGram(normalise(message.text), 0, add(1));
  return { buckets: Uint32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) };
}

/** Visits each feature of a normalised title or text with the half-open span it came from. */
export function eachFeature(
  part: 'title' | 'text',
  text: string,
  visit: (bucket: number, start: number, end: number) => void,
): void {
  eachGram(text, 0, visit);
  if (part === 'title') eachPair(text, titleSeed, visit);
}

type Visit = (bucket: number, start: number, end: number) => void;

const titleSeed = 0x9e3779b9;

function eachGram(text: string, seed: number, visit: Visit): void {
  eachUnit(text, (hash, start, end, before) => {
    visit(bucketOf(hash, seed), start, end);
    if (before !== null) visit(bucketOf(pairHash(before.hash, hash), seed), before.start, end);
  });
}

function eachPair(text: string, seed: number, visit: Visit): void {
  eachUnit(text, (hash, _start, end, before) => {
    if (before !== null) visit(bucketOf(pairHash(before.hash, hash), seed), before.start, end);
  });
}

type Unit = { readonly hash: number; readonly start: number };

/**
 * A unit is one hanzi (or any other letter without case), a whole Latin word or a whole number: "vpn" and "404" say something,
 * "v" and "4" do not. `before` is the unit before it in the same run, null after punctuation or white space.
 */
function eachUnit(text: string, visit: (hash: number, start: number, end: number, before: Unit | null) => void): void {
  let before: Unit | null = null;
  let until = 0;
  for (const match of text.matchAll(unit)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start !== until) before = null;
    const hash = textHash(match[0]);
    visit(hash, start, end, before);
    before = { hash, start };
    until = end;
  }
}

// The middle alternative of each class keeps words of other alphabets whole; hanzi fall through to the last one.
const unit = /[\p{Ll}\p{Lu}\p{M}]+|\p{N}+|\p{L}/gu;

/** FNV-1a over UTF-16 units. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x85ebca6b) ^ (second + 0x7ed55d16)) >>> 0;
}

function bucketOf(hash: number, seed: number): number {
  let mixed = hash ^ seed;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % bucketCount;
}
