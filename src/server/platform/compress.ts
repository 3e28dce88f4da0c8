import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
/** Below this a packet is a packet. */
const worthwhileBytes = 4096;

/** Compresses large JSON answers, and answers 304 when the browser holds the same already. Built files are compressed beforehand. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const etag = reply.getHeader('etag');
    if (etag !== undefined && request.headers['if-none-match']?.replace(/^W\//, '') === etag) {
      reply.code(304);
      return '';
    }
    const isJson = String(reply.getHeader('content-type') ?? '').includes('json');
    if (!isJson || typeof payload !== 'string' || payload.length < worthwhileBytes) return payload;
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
    reply.header('vary', 'accept-encoding');
    if (encoding === null) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return encoding === 'br' ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : gzipped(payload);
  });
}
