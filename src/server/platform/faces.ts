import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { detailsOf } from './http.ts';
import { Problem } from './problem.ts';

const built = path.resolve(import.meta.dirname, '../../../dist');
const faces = [
  { name: 'desk', prefix: '/desk/' },
  { name: 'wall', prefix: '/wall/' },
  { name: 'portal', prefix: '/' },
] as const;

/** Serves the built faces: hashed assets for ever, pages never cached; an address that a face knows itself gets its page. */
export async function faceRoutes(app: FastifyInstance): Promise<void> {
  for (const [i, { name, prefix }] of faces.entries()) {
    const root = path.join(built, name);
    if (!existsSync(root)) continue;
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: i === 0,
      index: false,
      preCompressed: true,
      setHeaders: (response, file) => {
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  for (const { prefix } of faces) app.get(prefix, (_request, reply) => reply.callNotFound());
  app.setNotFoundHandler(async (request, reply) => {
    const face = faces.find(({ prefix }) => request.url === prefix.slice(0, -1) || request.url.startsWith(prefix));
    // Read each time: a build that was renewed while the service runs is served whole.
    const page = wantsPage(request) && face ? read(path.join(built, face.name, 'index.html')) : undefined;
    if (page) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    return reply
      .status(404)
      .type('application/problem+json')
      .send(detailsOf(new Problem(404, 'not-found'), request));
  });
}

/** The address of the script that a face starts with; it changes with every build. null: the face is not built. */
export function entryOf(face: (typeof faces)[number]['name']): string | null {
  return /<script[^>]+src="([^"]+)"/.exec(read(path.join(built, face, 'index.html')) ?? '')?.[1] ?? null;
}

function wantsPage(request: FastifyRequest): boolean {
  const place = request.url.split('?')[0]!;
  const isFile = /\.[a-z0-9]+$/i.test(place);
  // Whoever asks for the front page gets it: link previews and health checks do not say that they read HTML.
  const isFront = faces.some(({ prefix }) => place === prefix);
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !request.url.startsWith('/api/') &&
    !isFile &&
    (isFront || !!request.headers.accept?.includes('text/html'))
  );
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
