import type { FastifyInstance } from 'fastify';

type BodyLimits = {
  /** In which a whole body must have come; of a slow path, in which `leastBytes` of it must have come each time. */
  readonly milliseconds: number;
  /** Paths that take files which may be on their way for an hour. */
  readonly slow: readonly string[];
  readonly leastBytes: number;
};

/**
 * Cuts off who sends a body and does not go on with it. Node's own limit counts the whole request: half a gigabyte over a slow line would
 * never arrive, and without a limit one byte a minute would hold a connection.
 */
export function limitBodies(app: FastifyInstance, { milliseconds, slow, leastBytes }: BodyLimits): void {
  app.addHook('onRequest', async ({ raw, url }) => {
    const isSlow = slow.includes(url.split('?')[0] ?? '');
    let seen = raw.socket.bytesRead;
    const timer = setInterval(() => {
      const came = raw.socket.bytesRead - seen;
      seen += came;
      if (raw.complete) clearInterval(timer);
      else if (!isSlow || came < leastBytes) raw.socket.destroy();
    }, milliseconds).unref();
    raw.once('close', () => clearInterval(timer));
  });
}
