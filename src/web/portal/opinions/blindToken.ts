import { sha384 } from './sha384.ts';

/**
 * The voter's part of a blind signature: RSABSSA-SHA384-PSS-Deterministic (RFC 9474). The university signs a token that it cannot see; the
 * ballot carries the token and the signature, and nothing in them can be found again in what was signed.
 */
export type Blinded = {
  /** 32 random bytes, base64url: the voter's secret until the ballot is cast. */
  readonly token: string;
  /** What the server signs, base64url. */
  readonly blinded: string;
  /** The inverse of the blinding factor, hex; it is thrown away when the signature is there. */
  readonly inverse: string;
};

/** `count` unpredictable bytes. */
export type RandomBytes = (count: number) => Uint8Array;

const exponent = 65537n;
const saltBytes = 48;
const modulusBytes = 256;

/** Draws a token and blinds it for the key with this modulus (base64url). @throws RangeError for a key of another size */
export function blindToken(modulus: string, random: RandomBytes): Blinded {
  const n = readKey(modulus);
  const token = random(32);
  const message = encode(token, random(saltBytes));
  for (;;) {
    const r = toBig(random(modulusBytes));
    const inverse = r > 0n && r < n ? inverseOf(r, n) : null;
    if (inverse === null) continue;
    return {
      token: toText(token),
      blinded: toText(toBytes((message * power(r, n)) % n)),
      inverse: inverse.toString(16),
    };
  }
}

/** The signature of the token itself; null when the server did not sign with the key that it published. */
export function unblind(modulus: string, { token, inverse }: Blinded, blindSignature: string): string | null {
  const n = readKey(modulus);
  const signature = (toBig(fromText(blindSignature)) * BigInt(`0x${inverse}`)) % n;
  return isEncodingOf(fromText(token), power(signature, n)) ? toText(toBytes(signature)) : null;
}

/** First 32 hex digits of SHA-384 of the modulus: what the event that opened the campaign says. */
export function fingerprintOf(modulus: string): string {
  return [...sha384(fromText(modulus)).subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readKey(modulus: string): bigint {
  const n = toBig(fromText(modulus));
  if (n.toString(2).length !== 8 * modulusBytes) throw new RangeError('The key is not of 2048 bits.');
  return n;
}

/** EMSA-PSS (RFC 8017 §9.1.1) for 2047 bits. */
function encode(message: Uint8Array, salt: Uint8Array): bigint {
  const hash = sha384(join(new Uint8Array(8), sha384(message), salt));
  const masked = new Uint8Array(modulusBytes - hash.length - 1);
  masked[masked.length - saltBytes - 1] = 1;
  masked.set(salt, masked.length - saltBytes);
  mask(masked, hash);
  return toBig(join(masked, hash, Uint8Array.of(0xbc)));
}

/** EMSA-PSS verification (RFC 8017 §9.1.2). */
function isEncodingOf(message: Uint8Array, encoded: bigint): boolean {
  const bytes = toBytes(encoded);
  const masked = bytes.slice(0, modulusBytes - 49);
  const hash = bytes.subarray(modulusBytes - 49, modulusBytes - 1);
  if (bytes.at(-1) !== 0xbc || masked[0]! >= 0x80) return false;
  mask(masked, hash);
  const before = masked.length - saltBytes - 1;
  if (masked[before] !== 1 || masked.subarray(0, before).some((byte) => byte !== 0)) return false;
  const again = sha384(join(new Uint8Array(8), sha384(message), masked.subarray(before + 1)));
  return again.every((byte, i) => byte === hash[i]);
}

/** Lays the stretched hash (MGF1) over the bytes; the first bit stays 0, as the encoding is one bit shorter than the key. */
function mask(bytes: Uint8Array, seed: Uint8Array): void {
  for (let block = 0; block * 48 < bytes.length; block++) {
    const stretched = sha384(join(seed, Uint8Array.of(0, 0, 0, block)));
    for (let i = 0; i < 48 && block * 48 + i < bytes.length; i++) bytes[block * 48 + i]! ^= stretched[i]!;
  }
  bytes[0]! &= 0x7f;
}

/** x to the public exponent, 65537: sixteen squarings and one product. */
function power(x: bigint, n: bigint): bigint {
  let result = x;
  for (let bit = exponent; bit > 1n; bit >>= 1n) result = (result * result) % n;
  return (result * x) % n;
}

function inverseOf(x: bigint, n: bigint): bigint | null {
  let [a, b, u, v] = [x, n, 1n, 0n];
  while (b !== 0n) [a, b, u, v] = [b, a % b, v, u - (a / b) * v];
  return a === 1n ? ((u % n) + n) % n : null;
}

function join(...all: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const bytes of all) {
    joined.set(bytes, at);
    at += bytes.length;
  }
  return joined;
}

const toBig = (bytes: Uint8Array): bigint =>
  BigInt(`0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') || '0'}`);

function toBytes(x: bigint): Uint8Array {
  const hex = x.toString(16).padStart(2 * modulusBytes, '0');
  return Uint8Array.from({ length: modulusBytes }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromText = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
