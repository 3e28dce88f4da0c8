import type { Answers, CampaignPage } from '../../../contract/opinions.ts';
import type { Part } from '../../../domain/opinions/vocabulary.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { type Blinded, blindToken, fingerprintOf, unblind } from './blindToken.ts';

/**
 * A ballot on its way, kept on this device only. It is written down before the server is asked: if the answer is lost, the same blinded token
 * is sent again and gets the same signature. Once cast, nothing is kept but that it was.
 */
type Ballot =
  | { readonly state: 'asked'; readonly blinded: Blinded }
  | { readonly state: 'signed'; readonly part: Part; readonly token: string; readonly signature: string }
  | { readonly state: 'cast' };

/** The server's key is not the published one, or the signature is not of it. */
export class ForgedKey extends Error {}

const keyOf = (id: string) => `huying.ballot.${id}`;
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

export function keptBallot(id: string): Ballot | null {
  try {
    const kept = localStorage.getItem(keyOf(id));
    // Only `keep` writes it.
    return kept === null ? null : (JSON.parse(kept) as Ballot);
  } catch {
    return null;
  }
}

function keep(id: string, ballot: Ballot): void {
  localStorage.setItem(keyOf(id), JSON.stringify(ballot));
}

/** Takes the ballot of whoever is signed in; asked again after a broken connection it goes on. @throws CallProblem · ForgedKey */
export async function takeBallot({ id, keys, part }: CampaignPage): Promise<void> {
  const before = keptBallot(id);
  if (before?.state === 'signed' || before?.state === 'cast') return;
  const key = keys.find((each) => each.part === part);
  if (!key || fingerprintOf(key.modulus) !== key.fingerprint) throw new ForgedKey();
  const blinded = before?.blinded ?? blindToken(key.modulus, random);
  keep(id, { state: 'asked', blinded });
  const given = await call(portalEndpoints.takeToken, { params: { id }, body: { blinded: blinded.blinded } });
  const signature = given.part === key.part ? unblind(key.modulus, blinded, given.signature) : null;
  if (signature === null) throw new ForgedKey();
  keep(id, { state: 'signed', part: given.part, token: blinded.token, signature });
}

/** Casts it without saying who is signed in. @throws CallProblem */
export async function castKept(id: string, wording: number, answers: Answers): Promise<void> {
  const ballot = keptBallot(id);
  if (ballot?.state !== 'signed') return;
  const { part, token, signature } = ballot;
  await call(
    portalEndpoints.castBallot,
    { params: { id }, body: { part, token, signature, wording, answers } },
    undefined,
    'omit',
  );
  keep(id, { state: 'cast' });
}
