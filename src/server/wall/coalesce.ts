/** One computation for all who wait: however often it is asked for, it runs at most once in a gap, and once more for what changed meanwhile. */
export type Coalesced<T> = {
  /** Says that the value is out of date. */
  readonly ask: () => void;
  /** A value not older than the gap. */
  readonly latest: () => Promise<T>;
  readonly close: () => void;
};

/**
 * @param tell hears each new value, in order
 * @param elapsed milliseconds of a clock that only goes forward
 */
export function coalesce<T>(
  compute: () => Promise<T>,
  tell: (value: T) => void,
  { gapMilliseconds, elapsed }: { readonly gapMilliseconds: number; readonly elapsed: () => number },
): Coalesced<T> {
  let running: Promise<T> | null = null;
  let last: { readonly value: T; readonly at: number } | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function run(): Promise<T> {
    if (timer) clearTimeout(timer);
    timer = undefined;
    again = false;
    startedAt = elapsed();
    const at = startedAt;
    const run = compute();
    running = run;
    run
      .then((value) => {
        last = { value, at };
        if (!closed) tell(value);
      })
      // A moment without a database: the screens say that they are stale, and the next asking tries again.
      .catch(() => {})
      .finally(() => {
        running = null;
        if (again) ask();
      });
    return run;
  }

  function ask(): void {
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    const wait = startedAt + gapMilliseconds - elapsed();
    if (wait > 0) timer ??= setTimeout(() => run().catch(() => {}), wait);
    else run().catch(() => {});
  }

  return {
    ask,
    async latest() {
      if (running) return running;
      if (last && elapsed() - last.at < gapMilliseconds && !timer) return last.value;
      return run();
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}
