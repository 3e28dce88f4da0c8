import type { Endpoint } from '../../contract/endpoint.ts';
import type { getProofChallenge } from '../../contract/proof.ts';
import { CallProblem, call } from './call.ts';
import workerAddress from './puzzleWorker.ts?worker&url';
import { scriptAddress } from './scriptAddress.ts';
import { solvePuzzle } from './solvePuzzle.ts';

const header = 'x-huying-proof';
const triesAtOnce = 2000;

/** Work that was done too late, because the phone slept meanwhile, is done once more; a server that then still refuses is believed. */
const mostWork = 2;

/** Sends something; where the server asks for work first, does it and sends again. The person only waits a moment longer. */
export async function withProof<T>(
  challengeOf: Pick<Endpoint, 'method' | 'path' | 'response'> & typeof getProofChallenge,
  of: string,
  send: (headers: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  let headers: Readonly<Record<string, string>> = {};
  for (let worked = 0; ; worked += 1) {
    try {
      return await send(headers);
    } catch (error) {
      if (worked === mostWork || !(error instanceof CallProblem) || error.code !== 'proof-needed') throw error;
    }
    const { challenge, bits } = await call(challengeOf, { query: { of } });
    headers = { [header]: `${challenge}.${await solved(challenge, bits)}` };
  }
}

/** In a worker, so that the page stays alive; where there is none, in small pieces between which the page breathes. */
function solved(challenge: string, bits: number): Promise<number> {
  return new Promise((resolve) => {
    const inPieces = (from: number) => {
      const found = solvePuzzle(challenge, bits, from, triesAtOnce);
      if (found !== null) resolve(found);
      else setTimeout(() => inPieces(from + triesAtOnce));
    };
    try {
      const worker = new Worker(scriptAddress(workerAddress), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<number>) => {
        worker.terminate();
        resolve(data);
      };
      worker.onerror = () => {
        worker.terminate();
        inPieces(0);
      };
      worker.postMessage({ challenge, bits });
    } catch {
      inPieces(0);
    }
  });
}
