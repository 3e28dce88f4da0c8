import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { proofHeader } from '../../contract/proof.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { sealingKey } from '../platform/seal.ts';
import { digest } from '../platform/secrets.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'config'>;

const lifeMilliseconds = 5 * 60_000;

/** A challenge that needs no memory until it is solved: when it ends, chance, and a signature over these and what it is for. */
export async function newChallenge({ clock, config }: Pick<Needs, 'clock' | 'config'>, of: string): Promise<string> {
  const body = `${(Date.parse(clock()) + lifeMilliseconds).toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${body}.${(await signature(config.dataFolder, body, of)).toString('base64url')}`;
}

/**
 * Accepts a solved challenge once. The spent ones are remembered for longer than they live.
 * @throws Problem 429 'proof-needed' without a right one; the device then asks for a challenge, and sends again
 */
export async function requireProof(deps: Needs, request: FastifyRequest, of: string): Promise<void> {
  const { proofBits, dataFolder } = deps.config;
  if (proofBits === 0) return;
  const given = request.headers[proofHeader];
  const [ends, chance, signed, number] = typeof given === 'string' ? given.split('.') : [];
  const now = deps.clock();
  if (!ends || !chance || !signed || !number || !/^\d{1,12}$/.test(number)) throw new Problem(429, 'proof-needed');
  const wanted = await signature(dataFolder, `${ends}.${chance}`, of);
  const known = Buffer.from(signed, 'base64url');
  const isOurs = known.length === wanted.length && timingSafeEqual(known, wanted);
  const lives = Number.parseInt(ends, 36) > Date.parse(now);
  if (!isOurs || !lives || zeroBits(`${ends}.${chance}.${signed}.${number}`) < proofBits) throw new Problem(429, 'proof-needed');
  const { rows } = await sql`insert into rate_count (key, window_start, used)
    values (${digest(`proof ${ends}.${chance}`)}, ${now}::timestamptz, 1) on conflict do nothing returning 1`.execute(
    deps.database.db,
  );
  if (rows.length === 0) throw new Problem(429, 'proof-needed');
}

/** Leading zero bits of the SHA-256 of a text. */
function zeroBits(text: string): number {
  const hash = createHash('sha256').update(text).digest();
  const at = hash.findIndex((byte) => byte !== 0);
  return at < 0 ? 256 : at * 8 + Math.clz32(hash[at]!) - 24;
}

let key: { readonly folder: string; readonly bytes: Buffer } | null = null;

async function signature(dataFolder: string, body: string, of: string): Promise<Buffer> {
  if (key?.folder !== dataFolder)
    key = {
      folder: dataFolder,
      bytes: Buffer.from(hkdfSync('sha256', await sealingKey(dataFolder), '', 'proof-of-work', 32)),
    };
  return createHmac('sha256', key.bytes).update(`${body} ${of.toLowerCase()}`).digest().subarray(0, 16);
}
