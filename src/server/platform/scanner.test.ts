import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openScanner } from './scanner.ts';

/** A clamd that follows the protocol's text: reads chunks with their lengths until a length of zero, then answers. */
let server: Server | null = null;
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server?.close();
});

function clamd(verdict: (file: Buffer) => string | null, on: string | number = 0): Promise<string> {
  const listening = createServer((socket) => {
    sockets.add(socket);
    let read: Buffer = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part) => {
      read = Buffer.concat([read, Buffer.from(part)]);
      const command = 'zINSTREAM\0';
      if (read.length < command.length || !read.toString('latin1').startsWith(command)) return;
      const chunks: Buffer[] = [];
      for (let at = command.length; at + 4 <= read.length; ) {
        const length = read.readUInt32BE(at);
        if (length === 0) {
          const said = verdict(Buffer.concat(chunks));
          if (said !== null) socket.end(said);
          return;
        }
        if (at + 4 + length > read.length) return;
        chunks.push(read.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  server = listening;
  return new Promise((resolve) => {
    listening.listen(on as number, () => {
      const address = listening.address();
      resolve(typeof address === 'string' ? `unix:${address}` : `127.0.0.1:${address?.port}`);
    });
  });
}

it('lets a clean file through, whole, over TCP', async () => {
  const file = Buffer.alloc(300_000, 'ab');
  let seen = Buffer.alloc(0);
  const address = await clamd((bytes) => {
    seen = Buffer.from(bytes);
    return 'stream: OK\0';
  });
  await openScanner(address)(file);
  expect(seen.equals(file)).toBe(true);
});

it('refuses what the scanner names, over a unix socket', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'clamd-'));
  const address = await clamd(
    (bytes) => (bytes.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'),
    path.join(folder, 's'),
  );
  await expect(openScanner(address)(Buffer.from('x EICAR x'))).rejects.toMatchObject({ status: 422, code: 'file-infected' });
  await openScanner(address)(Buffer.from('harmless'));
  await rm(folder, { recursive: true });
});

it('lets nothing through while the scanner hangs', async () => {
  const address = await clamd(() => null);
  await expect(openScanner(address, 200)(Buffer.from('x'))).rejects.toMatchObject({ status: 503, code: 'scanner-silent' });
});

it.each(['stream: OK and more\0', 'INSTREAM size limit exceeded. ERROR\0', 'HTTP/1.1 200 OK\r\n', 'x'.repeat(10_000)])(
  'lets nothing through when it answers %s',
  async (said) => {
    const address = await clamd(() => said);
    await expect(openScanner(address, 2000)(Buffer.from('x'))).rejects.toMatchObject({ code: 'scanner-silent' });
  },
);

it('lets nothing through while the scanner is away, and everything when there is none', async () => {
  await expect(openScanner('127.0.0.1:1')(Buffer.from('x'))).rejects.toMatchObject({ status: 503 });
  await openScanner(undefined)(Buffer.from('x'));
});
