import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blindToken, fingerprintOf, unblind } from './blindToken.ts';
import { sha384 } from './sha384.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const modulus = createPublicKey(pair.privateKey).export({ format: 'jwk' }).n!;
const random = (count: number) => new Uint8Array(randomBytes(count));
const sign = (blinded: string, key = pair.privateKey) =>
  privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(blinded, 'base64url')).toString('base64url');

describe('a blind token', () => {
  it.each([0, 1, 111, 112, 127, 128, 300])('hashes %i bytes as OpenSSL does', (length) => {
    const message = random(length);
    expect(Buffer.from(sha384(message)).toString('hex')).toBe(createHash('sha384').update(message).digest('hex'));
  });

  it('is an ordinary RSA-PSS signature once it is unblinded', () => {
    const blinded = blindToken(modulus, random);
    const signature = unblind(modulus, blinded, sign(blinded.blinded))!;
    const key = { key: pair.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    expect(verify('sha384', Buffer.from(blinded.token, 'base64url'), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(signature).not.toBe(sign(blinded.blinded));
  });

  it('fits every blinded message that was signed: what the server saw does not tell which ballot is whose', () => {
    // For any signed pair (z, z^d) and any ballot (m, m^d) there is exactly one blinding factor that leads from one to the other.
    const n = BigInt(`0x${Buffer.from(modulus, 'base64url').toString('hex')}`);
    const big = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
    const inverse = (x: bigint) => {
      let [a, b, u, v] = [x, n, 1n, 0n];
      while (b !== 0n) [a, b, u, v] = [b, a % b, v, u - (a / b) * v];
      return ((u % n) + n) % n;
    };
    const power = (x: bigint) => {
      let y = x;
      for (let i = 0; i < 16; i++) y = (y * y) % n;
      return (y * x) % n;
    };
    const voters = [blindToken(modulus, random), blindToken(modulus, random)] as const;
    const signed = voters.map((voter) => big(sign(voter.blinded)));
    const ballots = voters.map((voter) => big(unblind(modulus, voter, sign(voter.blinded))!));
    for (const [i, voter] of voters.entries())
      for (const ballot of ballots) {
        const factor = (signed[i]! * inverse(ballot)) % n;
        expect((power(ballot) * power(factor)) % n).toBe(big(voter.blinded));
      }
  });

  it('is refused when another key has signed it', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const blinded = blindToken(modulus, random);
    const key = createPrivateKey(other.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    // Below the other modulus by chance or not: either way it is no signature of the first key.
    let foreign = '';
    try {
      foreign = sign(blinded.blinded, key);
    } catch {
      foreign = Buffer.alloc(256, 7).toString('base64url');
    }
    expect(unblind(modulus, blinded, foreign)).toBeNull();
  });

  it('names a key by the hash of its modulus', () => {
    expect(fingerprintOf(modulus)).toBe(
      createHash('sha384').update(Buffer.from(modulus, 'base64url')).digest('hex').slice(0, 32),
    );
  });
});
