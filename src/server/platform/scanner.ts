import { connect, type Socket } from 'node:net';
import { Problem } from './problem.ts';

export type Scan = (bytes: Buffer) => Promise<void>;

const chunkBytes = 64 * 1024;
/** A verdict is one short line; whoever sends more is no clamd. */
const mostAnswer = 4096;

/**
 * Asks a ClamAV daemon about every file before anything else reads it (INSTREAM, man clamd(8)). No verdict is a refusal: a scanner that
 * hangs, is away or speaks otherwise lets nothing through.
 * @param address `unix:/path/to/socket` or `host:port`; undefined: no scanner, everything passes
 * @returns a function that throws Problem 422 'file-infected' · 503 'scanner-silent'
 */
export function openScanner(address: string | undefined, timeoutMilliseconds = 20_000): Scan {
  if (address === undefined) return async () => {};
  const target = targetOf(address);
  return async (bytes) => {
    const verdict = await ask(target, bytes, timeoutMilliseconds);
    if (/^stream: OK\0?$/.test(verdict)) return;
    if (/^stream: .+ FOUND\0?$/.test(verdict)) throw new Problem(422, 'file-infected');
    throw new Problem(503, 'scanner-silent');
  };
}

type Target = { readonly path: string } | { readonly host: string; readonly port: number };

function targetOf(address: string): Target {
  if (address.startsWith('unix:')) return { path: address.slice('unix:'.length) };
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at).replace(/^\[(.*)\]$/, '$1'), port: Number(address.slice(at + 1)) };
}

function ask(target: Target, bytes: Buffer, timeoutMilliseconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(target);
    // A deadline for the whole, not for each pause: one byte a minute must not hold an upload.
    const deadline = setTimeout(() => end(), timeoutMilliseconds);
    let answer = '';
    function end(verdict?: string): void {
      clearTimeout(deadline);
      socket.destroy();
      if (verdict === undefined) reject(new Problem(503, 'scanner-silent'));
      else resolve(verdict);
    }
    socket.on('error', () => end());
    socket.on('data', (part) => {
      answer += part.toString('latin1');
      if (answer.length > mostAnswer) end();
      // `z` commands are answered with a zero byte at the end.
      else if (answer.endsWith('\0')) end(answer);
    });
    socket.on('close', () => end(answer === '' ? undefined : answer));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const chunk = bytes.subarray(at, at + chunkBytes);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        socket.write(chunk);
      }
      socket.write(Buffer.alloc(4));
    });
  });
}
