import { getProofChallenge, proofHeader } from '../../src/contract/proof.ts';
import { solvePuzzle } from '../../src/web/api/solvePuzzle.ts';

/** The headers with which an anonymous case is taken: the work that a device does for it. @param of the id of the case */
export async function proven(address: string, of: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}${getProofChallenge.path}?of=${of}`);
  const { challenge, bits } = getProofChallenge.response.parse(await answer.json());
  return { [proofHeader]: `${challenge}.${solvePuzzle(challenge, bits, 0, 2 ** (bits + 6))}` };
}
