import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** The header that carries a solved puzzle: the challenge, a dot, the number that solves it. */
export const proofHeader = 'x-huying-proof';

/** Work instead of pictures to read: no eyes, no hands and no third party are needed, only a moment of the device. */
export const getProofChallenge = endpoint({
  method: 'GET',
  path: '/api/proof',
  summary: 'A puzzle for a device: find a number so that SHA-256 of “challenge.number” begins with `bits` zero bits',
  access: 'public',
  /** What it is for: the id of the case to be submitted, or the login. */
  query: z.object({ of: z.string().trim().min(1).max(64) }),
  response: z.object({ challenge: z.string(), bits: z.int().min(0).max(26) }),
});
