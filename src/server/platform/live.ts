import pg from 'pg';
import { primaryOf } from './primary.ts';

export type Change = { readonly kind: (typeof kinds)[number]; readonly id: string };

/** `phone`: something happened on a person's telephone, or (without an id) at the whole phone desk. `screen`: of the wall, by its id. */
const kinds = ['case', 'supervision', 'reference', 'session', 'phone', 'screen'] as const;

export type Live = {
  /** Tells every process that something changed; call it after the commit. */
  readonly announce: (change: Change) => void;
  /** @returns a function that ends the subscription. */
  readonly subscribe: (heard: (change: Change) => void) => () => void;
  /** Cuts the connection, which hangs on a machine that is lost; another is made. */
  readonly drop: () => void;
  readonly close: () => Promise<void>;
};

const channel = 'huying';
/** Long enough to gather the changes of a busy moment into one message, far below what a person notices. */
const gatherMilliseconds = 40;
/** A payload of PostgreSQL is at most 8,000 bytes. */
const idsPerMessage = 150;

/**
 * Live updates across processes by LISTEN/NOTIFY. The messages go out after the commits, gathered: a NOTIFY inside each command's
 * statement would take a lock that lets only one of them commit at a time (docs/decisions/0003).
 */
export async function openLive(url: string): Promise<Live> {
  const primary = primaryOf(url);
  const subscribers = new Set<(change: Change) => void>();
  const waiting = new Map<string, Change>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  /** One message at a time: a connection carries one statement at a time. */
  let sending: Promise<unknown> = Promise.resolve();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...primary.connection, keepAlive: true, connectionTimeoutMillis: 5000 });
    const ignore = () => {};
    fresh.on('error', ignore);
    await fresh.connect();
    fresh.on('notification', ({ payload }) => hear(payload ?? ''));
    await fresh.query(`listen ${channel}`);
    // Only now: one that dies before it listens is given up here, and must not be replaced twice.
    fresh.off('error', ignore);
    fresh.on('error', () => void reconnect(fresh));
    return fresh;
  }

  async function reconnect(lost: pg.Client): Promise<void> {
    lost.removeAllListeners();
    lost.on('error', () => {});
    while (!closed) {
      try {
        client = await connect();
        return tell({ kind: 'reference', id: '' }); // whatever was missed: everybody looks again
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  function hear(payload: string): void {
    const [kind, ...ids] = payload.split(' ');
    const known = kinds.find((each) => each === kind);
    if (known === undefined) return;
    for (const id of ids.length > 0 ? ids : ['']) tell({ kind: known, id });
  }

  function tell(change: Change): void {
    for (const heard of subscribers) heard(change);
  }

  function flush(): void {
    timer = undefined;
    const changes = [...waiting.values()];
    waiting.clear();
    for (const kind of kinds) {
      const ids = changes.filter((change) => change.kind === kind).map((change) => change.id);
      for (let i = 0; i < ids.length; i += idsPerMessage) {
        const payload = [kind, ...ids.slice(i, i + idsPerMessage)].join(' ');
        sending = sending
          .then(() => client.query('select pg_notify($1, $2)', [channel, payload]))
          // The connection is being made again, after which every browser asks anew.
          .catch(() => undefined);
      }
    }
  }

  return {
    announce(change) {
      // What was taken from somebody is taken here at once; the other processes hear of it in a moment.
      if (change.kind === 'session') tell(change);
      waiting.set(`${change.kind} ${change.id}`, change);
      timer ??= setTimeout(flush, gatherMilliseconds);
    },
    subscribe(heard) {
      subscribers.add(heard);
      return () => subscribers.delete(heard);
    },
    drop: primary.drop,
    async close() {
      closed = true;
      if (timer) {
        clearTimeout(timer);
        flush();
      }
      await sending;
      await client.end();
    },
  };
}
