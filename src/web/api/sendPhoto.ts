import type { Answer } from '../../contract/endpoint.ts';
import type { ProblemDetails } from '../../contract/problem.ts';
import { currentLanguage } from '../i18n/language.ts';
import { CallProblem } from './call.ts';
import { portalEndpoints } from './portalEndpoints.ts';

const { method, path } = portalEndpoints.uploadPhoto;

/** Uploads one photo. `onProgress` hears a share in 0..1: fetch cannot tell how much has left, XMLHttpRequest can. @throws CallProblem */
export function sendPhoto(
  photo: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer<typeof portalEndpoints.uploadPhoto>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.responseType = 'text';
    request.setRequestHeader('accept-language', currentLanguage());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(refusalOf(request));
    };
    request.onerror = () => reject(new CallProblem('offline', 0, null));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('photo', photo, 'photo');
    request.send(form);
  });
}

function refusalOf(request: XMLHttpRequest): CallProblem {
  const told = request.getResponseHeader('content-type')?.includes('problem+json');
  const details = told ? (JSON.parse(request.responseText) as ProblemDetails) : null;
  return new CallProblem(details?.code ?? 'unexpected', request.status, details);
}
