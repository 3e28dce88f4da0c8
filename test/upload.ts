import type { LightMyRequestResponse } from 'fastify';
import type { TestApp, Visitor } from './app.ts';

/** Sends a file as a browser's form does. */
export function upload(
  { app }: Pick<TestApp, 'app'>,
  visitor: Visitor,
  url: string,
  file: Uint8Array | string,
): Promise<LightMyRequestResponse> {
  const heading =
    '--xxx\r\ncontent-disposition: form-data; name="file"; filename="a"\r\ncontent-type: application/octet-stream\r\n\r\n';
  return app.inject({
    method: 'POST',
    url,
    cookies: visitor.cookies,
    headers: { 'content-type': 'multipart/form-data; boundary=xxx' },
    payload: Buffer.concat([Buffer.from(heading), Buffer.from(file), Buffer.from('\r\n--xxx--\r\n')]),
  });
}
