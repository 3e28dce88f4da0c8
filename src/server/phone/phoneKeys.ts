import { createHash, createHmac } from 'node:crypto';
import { comparableNumber } from '../../domain/phone/phoneNumber.ts';
import { seal, sealingKey, unseal } from '../platform/seal.ts';

export type PhoneKeys = {
  /** What stands for a number in an index: equal for equal numbers, and of no use without the key. null: it is no number. */
  readonly digestOf: (written: string) => Buffer | null;
  /** The first bytes of every digest made with this key: after a restore without the key all must be made again. */
  readonly mark: Buffer;
  /** `of` is bound in: what was sealed for one call or draft does not open for another. */
  readonly seal: (of: string, text: string) => string;
  readonly unseal: (of: string, sealed: string | null) => string;
};

const open = new Map<string, Promise<PhoneKeys>>();

/** The keys of an installation, from the one secret that lies beside its photos. */
export function phoneKeys(dataFolder: string): Promise<PhoneKeys> {
  const known = open.get(dataFolder) ?? sealingKey(dataFolder).then(keysOf);
  open.set(dataFolder, known);
  return known;
}

function keysOf(secret: Buffer): PhoneKeys {
  const key = createHmac('sha256', secret).update('numbers of callers').digest();
  const mark = createHash('sha256').update(key).digest().subarray(0, 4);
  return {
    mark,
    digestOf(written) {
      const number = comparableNumber(written);
      if (number === '') return null;
      return Buffer.concat([mark, createHmac('sha256', key).update(number).digest().subarray(0, 16)]);
    },
    seal: (of, text) => seal(key, of, text),
    unseal: (of, sealed) => (sealed === null || sealed === '' ? '' : (unseal(key, of, sealed) ?? '')),
  };
}
