import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changesPath } from '../../contract/live.ts';
import type { Change, Live } from './live.ts';

/** Says which changes a request may hear of; throws a Problem for those who may hear of none. */
export type Hearing = (request: FastifyRequest) => Promise<(change: Change) => boolean>;

const heartbeatMilliseconds = 20_000;

/** Server-sent events that name what changed, and nothing else. @returns how many listen */
export function liveRoute(app: FastifyInstance, live: Live, hearing: Hearing): () => number {
  const open = new Set<FastifyReply>();
  const heartbeat = setInterval(() => {
    for (const reply of open) reply.raw.write(': \n\n');
  }, heartbeatMilliseconds);
  heartbeat.unref();

  app.get(changesPath, async (request, reply) => {
    const mayHear = await hearing(request);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 2000\n\n');
    open.add(reply);
    const end = live.subscribe((change) => {
      if (change.kind !== 'session' && change.kind !== 'screen' && mayHear(change))
        reply.raw.write(`event: ${change.kind}\ndata: ${change.id}\n\n`);
    });
    reply.raw.on('close', () => {
      end();
      open.delete(reply);
    });
  });

  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    for (const reply of open) reply.raw.end();
  });
  return () => open.size;
}
