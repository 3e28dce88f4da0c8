import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { withProof } from '../../api/withProof.ts';
import { keptConsent } from '../consent/keptConsent.ts';
import { submissionOf } from './draft.ts';
import { currentDraft, draftPhotos, dropDraft } from './draftStore.ts';
import { type KeptReceipt, keepReceipt } from './receipt.ts';

export type Sent = { readonly outcome: 'sent'; readonly receipt: KeptReceipt } | { readonly outcome: 'photos' };

/** Sends the draft under the case id it has had from the start. `photos`: some could not be uploaded, nothing was sent. @throws CallProblem */
export async function sendDraft(anonymous: boolean): Promise<Sent> {
  // What failed because there was no network may arrive now.
  draftPhotos.retry();
  await draftPhotos.settled();
  const { photos } = currentDraft();
  if (photos.some(({ state }) => state === 'failed') && !navigator.onLine) throw new CallProblem('offline', 0, null);
  if (photos.some(({ state }) => state !== 'sent')) return { outcome: 'photos' };
  try {
    return await sendOnce(anonymous);
  } catch (error) {
    if (!(error instanceof CallProblem) || error.code !== 'photo-unknown') throw error;
    // The server has dropped photos that no case took; the draft still has the pictures.
    draftPhotos.retry({ all: true });
    await draftPhotos.settled();
    return sendOnce(anonymous);
  }
}

async function sendOnce(anonymous: boolean): Promise<Sent> {
  const draft = currentDraft();
  const consent = anonymous ? keptConsent() : null;
  const body = { ...submissionOf(draft, anonymous), ...(consent === null ? {} : { consent }) };
  const { id, number, nudged } = await withProof(portalEndpoints.getProofChallenge, body.id, (headers) =>
    call(portalEndpoints.submitCase, { body, headers }),
  );
  const receipt = { id, number, followUpCode: anonymous ? draft.followUpCode : null, repeated: nudged ? body : null };
  keepReceipt(receipt);
  dropDraft();
  return { outcome: 'sent', receipt };
}
