import { useMutation } from '@tanstack/react-query';
import type { Answer } from '../../contract/endpoint.ts';
import { uploadPhoto } from '../../contract/photos.ts';
import { currentLanguage } from '../i18n/language.ts';
import { CallProblem, problemOf } from './call.ts';

export type Uploaded = Answer<typeof uploadPhoto>;

export function useUploadPhoto() {
  return useMutation({ mutationFn: sendPhoto });
}

/** @throws CallProblem */
async function sendPhoto(file: File): Promise<Uploaded> {
  const body = new FormData();
  body.set('photo', file);
  const answer = await fetch(uploadPhoto.path, {
    method: uploadPhoto.method,
    headers: { 'accept-language': currentLanguage() },
    body,
  }).catch(() => {
    throw new CallProblem('offline', 0, null);
  });
  if (!answer.ok) throw await problemOf(answer);
  // The server checks every answer against the contract before it leaves.
  return (await answer.json()) as Uploaded;
}
