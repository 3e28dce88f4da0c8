import { connect, type Socket } from 'node:net';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

export type Volley = {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
  /** One request each, in turn, by as many clients at once. */
  readonly bodies: readonly string[];
  readonly clients: number;
};
export type Volleyed = { readonly times: readonly number[]; readonly seconds: number };

export type HttpClients = {
  /** Posts all bodies. @throws Error when one is not answered with 200 */
  readonly post: (volley: Volley) => Promise<Volleyed>;
  readonly close: () => Promise<unknown>;
};

/** Clients in a thread of their own that speak just enough HTTP: what they cost is not the service's. */
export function openHttpClients(): HttpClients {
  const worker = new Worker(new URL(import.meta.url));
  return {
    post: (volley) =>
      new Promise((resolve, reject) => {
        worker.once('message', (answer: Volleyed | string) =>
          typeof answer === 'string' ? reject(new Error(answer)) : resolve(answer),
        );
        worker.postMessage(volley);
      }),
    close: () => worker.terminate(),
  };
}

if (!isMainThread) {
  parentPort?.on('message', (volley: Volley) => {
    fire(volley).then(
      (answer) => parentPort?.postMessage(answer),
      (error: Error) => parentPort?.postMessage(error.message),
    );
  });
}

async function fire({ port, path, cookie, bodies, clients }: Volley): Promise<Volleyed> {
  const head = `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncookie: ${cookie}\r\n`;
  const requests = bodies.map((body) => `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const sockets = await Promise.all(Array.from({ length: clients }, () => open(port)));
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let i = next++; i < requests.length; i = next++) {
        const from = performance.now();
        await exchange(socket, requests[i]!);
        times.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const socket of sockets) socket.destroy();
  return { times, seconds };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket)).once('error', reject);
  });
}

function exchange(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const hear = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1]);
      if (answer.length < end + 4 + length) return;
      socket.off('data', hear);
      if (answer.startsWith('HTTP/1.1 200')) resolve();
      else reject(new Error(answer.slice(0, 400)));
    };
    socket.on('data', hear);
    socket.write(request);
  });
}
