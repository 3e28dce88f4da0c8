import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { limitBodies } from './limitBodies.ts';

const milliseconds = 100;

/** Sends a body of `pieces`, each a little after the one before. @returns what the server answered before it closed */
async function send(port: number, path: string, { pieces, everyMs }: { pieces: number; everyMs: number }): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const piece = 'x'.repeat(100);
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: ${pieces * 100}\r\n\r\n`,
  );
  let sent = 0;
  const timer = setInterval(() => {
    if (sent++ < pieces) socket.write(piece);
  }, everyMs);
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  socket.on('error', () => undefined);
  await once(socket, 'close');
  clearInterval(timer);
  return heard.split('\r\n')[0] ?? '';
}

it('lets a file come slowly where files come, and cuts off a slow form and a file that stands still', async () => {
  const app = fastify({ requestTimeout: 0 });
  limitBodies(app, { milliseconds, slow: ['/file'], leastBytes: 100 });
  app.post('/file', async () => ({}));
  app.post('/form', async () => ({}));
  await app.listen({ port: 0, host: '127.0.0.1' });
  // It listens on a port.
  const { port } = app.server.address() as AddressInfo;
  const [file, form, still] = await Promise.all([
    send(port, '/file?x=1', { pieces: 12, everyMs: 40 }),
    send(port, '/form', { pieces: 12, everyMs: 40 }),
    send(port, '/file', { pieces: 3, everyMs: 1500 }),
  ]);
  await app.close();
  expect([file, form, still]).toEqual(['HTTP/1.1 200 OK', '', '']);
});
