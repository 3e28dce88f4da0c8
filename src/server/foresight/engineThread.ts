import { Worker } from 'node:worker_threads';
import type { Answered, Asked } from './engineWorker.ts';

export type EngineThread = {
  /** @throws what the thread throws */
  readonly ask: <T extends Asked['type']>(asked: Extract<Asked, { type: T }>) => Promise<Answered[T]>;
  readonly close: () => Promise<void>;
};

/** It asks for nothing that it could not be given again: it is made anew for the next question. */
const idleMilliseconds = 120_000;

/**
 * The engine in a thread of its own, started when it is first asked and given up when nobody asks: seconds of computing must not hold up
 * whoever is being served.
 */
export function openEngineThread(): EngineThread {
  let worker: Worker | null = null;
  let next = 1;
  let idle: NodeJS.Timeout | null = null;
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: unknown) => void }>();

  function started(): Worker {
    if (worker) return worker;
    worker = new Worker(new URL('./engineWorker.ts', import.meta.url));
    // Whoever stops the service need not wait for a night that can be done again.
    worker.unref();
    worker.on('message', ({ id, answer, error }: { id: number; answer: never; error?: unknown }) => {
      const asker = waiting.get(id);
      waiting.delete(id);
      if (error !== undefined) asker?.reject(error);
      else asker?.resolve(answer);
      if (waiting.size === 0) idle = setTimeout(giveUp, idleMilliseconds).unref();
    });
    const begun = worker;
    const ended = (error: unknown) => {
      // One that was given up may end after its successor has begun.
      if (worker !== begun) return;
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('error', ended);
    worker.on('exit', (code) => ended(new Error(`The engine's thread ended with ${code}.`)));
    return worker;
  }

  function giveUp(): void {
    const idler = worker;
    worker = null;
    void idler?.terminate();
  }

  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        if (idle) clearTimeout(idle);
        const id = next++;
        waiting.set(id, { resolve, reject });
        const transfer = 'facts' in asked ? columnsOf(asked.facts) : [];
        started().postMessage({ id, asked }, transfer);
      }),
    async close() {
      if (idle) clearTimeout(idle);
      await worker?.terminate();
    },
  };
}

/** The columns change hands instead of being copied. */
function columnsOf({ hour, category, place, person, kind }: Extract<Asked, { type: 'night' }>['facts']): ArrayBuffer[] {
  return [hour, category, place, person, kind].map((column) => column.buffer as ArrayBuffer);
}
