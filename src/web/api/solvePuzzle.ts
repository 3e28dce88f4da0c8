/**
 * SHA-256 (FIPS 180-4) of short texts, synchronous: WebCrypto is missing on plain http, and a promise for each of 65,000 hashes costs more
 * than the hash. Only for puzzles.
 */
const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const beginning = primes(8).map((prime) => fraction(Math.sqrt(prime)));

/** The first number from `from` whose hash with the challenge begins with `bits` zero bits; null when none of `tries` does. */
export function solvePuzzle(challenge: string, bits: number, from: number, tries: number): number | null {
  for (let number = from; number < from + tries; number += 1) if (zeroBits(`${challenge}.${number}`) >= bits) return number;
  return null;
}

function zeroBits(text: string): number {
  const hash = sha256(text);
  let zeros = 0;
  for (const word of hash) {
    zeros += Math.clz32(word);
    if (word !== 0) break;
  }
  return zeros;
}

const words = new Uint32Array(64);

/** @param text ASCII */
export function sha256(text: string): Uint32Array {
  const hash = Uint32Array.from(beginning);
  const blocks = ((text.length + 8) >> 6) + 1;
  for (let block = 0; block < blocks; block += 1) {
    for (let i = 0; i < 16; i += 1) words[i] = wordOf(text, block * 64 + i * 4, blocks * 64);
    for (let i = 16; i < 64; i += 1) {
      const a = words[i - 15]!;
      const b = words[i - 2]!;
      words[i] =
        words[i - 16]! + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + words[i - 7]! + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    mix(hash);
  }
  return hash;
}

function mix(hash: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + words[i]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] = hash[i]! + word;
}

/** Four bytes of the padded text, the first one highest. */
function wordOf(text: string, at: number, length: number): number {
  if (at === length - 4) return text.length * 8;
  let word = 0;
  for (let i = at; i < at + 4; i += 1) word = (word << 8) | (i < text.length ? text.charCodeAt(i) : i === text.length ? 0x80 : 0);
  return word;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}
