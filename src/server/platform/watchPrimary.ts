import pg from 'pg';
import { type Primary, primaryOf } from './primary.ts';

/** Below the shortest time in which a cluster elects another primary, above what a busy one needs for an answer. */
const silentBeats = 8;

type WatchOptions = {
  readonly beatMilliseconds?: number;
  /** Called each time that a primary is watched from now on. */
  readonly found?: () => void;
};

/**
 * Asks the primary every second whether it is there and still primary. A machine that is cut off says nothing, and the system would wait
 * a quarter of an hour for it; so after eight beats without an answer `lost` is called, to cut what hangs on it. In beats, not by a
 * clock: while this process is busy itself, no beat passes.
 */
export function watchPrimary(
  url: string,
  lost: () => void,
  { beatMilliseconds = 1000, found }: WatchOptions = {},
): { readonly close: () => Promise<void> } {
  const primary: Primary = primaryOf(url);
  let client: pg.Client | null = null;
  let connecting: Promise<void> | null = null;
  let unanswered = 0;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ ...primary.connection, keepAlive: true, connectionTimeoutMillis: 5000 });
    fresh.on('error', () => leave(fresh));
    await fresh.connect();
    client = fresh;
    unanswered = 0;
    found?.();
  }

  function leave(gone: pg.Client): void {
    if (client !== gone) return;
    client = null;
    unanswered = 0;
    primary.drop();
    lost();
  }

  async function ask(asked: pg.Client): Promise<void> {
    const { rows } = await asked.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    if (client !== asked) return;
    if (rows[0]?.standby === false) unanswered = 0;
    else leave(asked);
  }

  function beat(): void {
    if (client === null) {
      connecting ??= connect()
        // Nobody to be told: the next beat tries again.
        .catch(() => undefined)
        .finally(() => {
          connecting = null;
        });
      return;
    }
    const asked = client;
    if (unanswered >= silentBeats) {
      leave(asked);
      return;
    }
    unanswered += 1;
    if (unanswered === 1) ask(asked).catch(() => leave(asked));
  }

  const timer = setInterval(beat, beatMilliseconds);
  beat();
  return {
    async close() {
      clearInterval(timer);
      await connecting;
      const last = client;
      client = null;
      primary.drop();
      await last?.end().catch(() => undefined);
    },
  };
}
