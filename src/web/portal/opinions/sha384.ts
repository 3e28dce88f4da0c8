/**
 * SHA-384 (FIPS 180-4). On plain http browsers hide their own, so it is reckoned here; a ballot needs some ten blocks. The constants are what
 * the standard says they are: the first 64 bits of the fractional parts of roots of the first primes.
 */
const word = 0xffffffffffffffffn;

export function sha384(message: Uint8Array): Uint8Array {
  const { round, start } = constants();
  const state = [...start];
  const padded = pad(message);
  for (let at = 0; at < padded.length; at += 128) compress(state, padded.subarray(at, at + 128), round);
  const digest = new Uint8Array(48);
  const view = new DataView(digest.buffer);
  for (let i = 0; i < 6; i++) view.setBigUint64(8 * i, state[i]!);
  return digest;
}

function pad(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

function compress(state: bigint[], block: Uint8Array, round: readonly bigint[]): void {
  const view = new DataView(block.buffer, block.byteOffset, 128);
  const w = Array.from({ length: 16 }, (_, i) => view.getBigUint64(8 * i));
  for (let t = 16; t < 80; t++) {
    const a = w[t - 15]!;
    const b = w[t - 2]!;
    const s0 = turn(a, 1n) ^ turn(a, 8n) ^ (a >> 7n);
    const s1 = turn(b, 19n) ^ turn(b, 61n) ^ (b >> 6n);
    w.push((w[t - 16]! + s0 + w[t - 7]! + s1) & word);
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let t = 0; t < 80; t++) {
    const choice = (e & f) ^ (~e & word & g);
    const first = (h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + choice + round[t]! + w[t]!) & word;
    const second = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & word, c, b, a, (first + second) & word];
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i]! + value) & word;
}

const turn = (x: bigint, n: bigint) => ((x >> n) | (x << (64n - n))) & word;

let known: { readonly round: readonly bigint[]; readonly start: readonly bigint[] } | null = null;

function constants() {
  if (known) return known;
  const primes: number[] = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const round = primes.map((p) => root(BigInt(p) << 192n, 3n) & word);
  const start = primes.slice(8, 16).map((p) => root(BigInt(p) << 128n, 2n) & word);
  known = { round, start };
  return known;
}

/** The whole part of the k-th root, k = 2 or 3. */
function root(x: bigint, k: bigint): bigint {
  let low = 0n;
  let high = 1n << 80n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    const power = k === 2n ? middle * middle : middle * middle * middle;
    if (power <= x) low = middle;
    else high = middle - 1n;
  }
  return low;
}
