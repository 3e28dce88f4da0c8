import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Sources of scripts and styles are ours alone. The desk's component library writes style elements, so there styles may be inline. Text becomes
 * HTML or the address of a program only by a rule of ours (Trusted Types): the portal needs it for a worker alone, the desk's libraries write HTML.
 */
const policy = (styles: string, rules: string) =>
  `default-src 'self'; script-src 'self'; style-src ${styles}; img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ${rules}`;
const portalPolicy = policy("'self'", 'huying');
const deskPolicy = policy("'self' 'unsafe-inline'", 'huying default');

export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    // Browsers say where a request comes from; programs without a browser send neither header and carry no cookie by accident.
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem(403, 'cross-site');
    const { origin, host } = request.headers;
    if (site === undefined && origin !== undefined && origin !== 'null' && new URL(origin).host !== host)
      throw new Problem(403, 'cross-site');
  });
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', request.url.startsWith('/desk') ? deskPolicy : portalPolicy);
    }
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=()');
  });
}
