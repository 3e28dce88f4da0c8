import type { FastifyInstance, FastifyRequest } from 'fastify';
import { telephonyEvent } from '../../contract/telephony.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { takeIn } from './exchange.ts';
import { isSigned } from './signature.ts';

/** Served in a scope of its own, whose bodies are kept as they came: what was signed is the text, not what it means. */
export async function telephonyRoutes(app: FastifyInstance, deps: Deps, identify: Identify): Promise<void> {
  await app.register(async (scope) => {
    const bodies = new WeakMap<FastifyRequest, string>();
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
      bodies.set(request, text as string);
      try {
        done(null, text === '' ? {} : JSON.parse(text as string));
      } catch {
        done(new Problem(400, 'invalid'), undefined);
      }
    });
    scope.addHook('preHandler', async (request) => {
      const { telephonySecret } = deps.config;
      if (telephonySecret === undefined) throw new Problem(404, 'not-found');
      const [timestamp, signature] = [headerOf(request, 'x-huying-timestamp'), headerOf(request, 'x-huying-signature')];
      const message = { timestamp, signature, body: bodies.get(request) ?? '' };
      if (!isSigned(telephonySecret, message, Date.parse(deps.clock()))) throw new Problem(403, 'wrong-signature');
    });
    serve(scope, identify, telephonyEvent, async ({ body }) => takeIn(deps, body), { perMinute: deps.config.ratePerMinute });
  });
}

function headerOf(request: FastifyRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
