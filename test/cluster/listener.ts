import { setTimeout as pause } from 'node:timers/promises';

/** A browser of the desk that hears of changes, and connects anew when it is cut off. */
export class Listener {
  readonly #abort = new AbortController();
  /** Since when nothing was asked: the moment of the newest change that it was told of. */
  #heardAt = 0;

  constructor(address: string, cookie: string) {
    void this.#listen(address, cookie);
  }

  async #listen(address: string, cookie: string): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        const stream = await fetch(`${address}/api/changes`, { headers: { cookie }, signal });
        for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream()))
          if (chunk.includes('event: case')) this.#heardAt = performance.now();
      } catch {
        // Cut off: as a browser does, again in a moment.
      }
      await pause(500);
    }
  }

  /** Seconds from a moment until it was told of a case. @throws Error when it was not, in so many seconds */
  async secondsUntilHeard(from: number, seconds: number): Promise<number> {
    while (this.#heardAt < from) {
      if (performance.now() - from > seconds * 1000) throw new Error(`no live update within ${seconds} s`);
      await pause(20);
    }
    return (this.#heardAt - from) / 1000;
  }

  close(): void {
    this.#abort.abort();
  }
}
