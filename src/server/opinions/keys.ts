import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Blind signatures: RSABSSA-SHA384-PSS-Deterministic of RFC 9474, the server's part. The token is 32 random bytes drawn by the browser, so it
 * needs no randomiser. OpenSSL does the arithmetic with the private key, in constant time.
 */
const modulusBits = 2048;
const saltBytes = 48;

export type KeyPair = {
  /** SubjectPublicKeyInfo, base64url. */
  readonly public: string;
  /** PKCS #8, PEM. */
  readonly private: string;
  /** First 32 hex digits of SHA-384 of the modulus. */
  readonly fingerprint: string;
};

export async function newKeyPair(): Promise<KeyPair> {
  const made = await promisify(generateKeyPair)('rsa', { modulusLength: modulusBits, publicExponent: 65537 });
  const spki = made.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  return {
    public: spki,
    private: made.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    fingerprint: fingerprintOf(modulusOf(spki)),
  };
}

/** The modulus of a public key, base64url, big endian. */
export function modulusOf(spki: string): string {
  return openPublic(spki).export({ format: 'jwk' }).n!;
}

export function fingerprintOf(modulus: string): string {
  return createHash('sha384').update(Buffer.from(modulus, 'base64url')).digest('hex').slice(0, 32);
}

/** The signature of a blinded token; null when it is not below the modulus. */
export function signBlindly(privatePem: string, blinded: Buffer): Buffer | null {
  const key = createPrivateKey(privatePem);
  try {
    const signature = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
    // A fault in the arithmetic would give the key away (RFC 9474 §4.3): what does not verify does not leave.
    const again = publicEncrypt({ key: createPublicKey(key), padding: constants.RSA_NO_PADDING }, signature);
    if (!again.equals(blinded)) throw new Error('The blind signature does not verify.');
    return signature;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('ERR_OSSL_RSA')) return null;
    throw error;
  }
}

export function isSigned(spki: string, token: Buffer, signature: Buffer): boolean {
  const key = { key: openPublic(spki), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes };
  return verify('sha384', token, key, signature);
}

function openPublic(spki: string) {
  return createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' });
}
