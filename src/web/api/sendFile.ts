import type { z } from 'zod';
import type { Answer, Endpoint } from '../../contract/endpoint.ts';
import type { ProblemDetails } from '../../contract/problem.ts';
import { currentLanguage } from '../i18n/language.ts';
import { CallProblem } from './call.ts';

type Sending = {
  readonly path: string;
  readonly file: Blob;
  /** Told while it is on its way: the share of it that has been sent, 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Sends a file to an endpoint that takes one. XMLHttpRequest and not fetch: only it says how much has been sent, and half a gigabyte takes
 * its time.
 * @throws CallProblem · DOMException 'AbortError' when it was called off
 */
export function sendFile<E extends Endpoint>(_to: E, { path, file, progress, signal }: Sending): Promise<Answer<E>> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer<E>>();
  const request = new XMLHttpRequest();
  request.open('POST', path);
  request.setRequestHeader('accept-language', currentLanguage());
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => progress?.(total === 0 ? 0 : loaded / total);
  request.onload = () => {
    // The server checks every answer against the endpoint's schema before it leaves.
    if (request.status === 200) resolve(request.response as z.output<E['response']> as Answer<E>);
    else {
      const details = request.response as ProblemDetails | null;
      reject(new CallProblem(details?.code ?? 'unexpected', request.status, details));
    }
  };
  request.onerror = () => reject(new CallProblem('offline', 0, null));
  request.onabort = () => reject(new DOMException('', 'AbortError'));
  signal?.addEventListener('abort', () => request.abort(), { once: true });
  const form = new FormData();
  form.append('file', file);
  request.send(form);
  return promise;
}
