import { Socket } from 'node:net';
import pg from 'pg';
import { firstHostUrl, hostsOf, type PostgresHost } from './postgresHosts.ts';

export type Primary = {
  /** What a client or a pool of the driver is given so that it reaches the machine that may be written to. */
  readonly connection: { readonly connectionString: string; readonly stream?: () => Socket };
  /** Cuts every connection and looks for the primary anew; whatever was being asked fails as when the database is away. */
  readonly drop: () => void;
};

/** Machines on one network answer in a few milliseconds; one that is cut off never does. */
const probeMilliseconds = 2000;

/**
 * The primary among the machines of an address. Asked with a query, not by what the server says of itself at the start, because a pooler
 * between them keeps that to itself. Only looked for again when a connection to the one that was found fails, or after `drop`.
 */
export function primaryOf(url: string): Primary {
  const hosts = hostsOf(url);
  const connectionString = firstHostUrl(url);
  const open = new Set<Socket>();
  let found: Promise<PostgresHost> | null = null;

  function primary(): Promise<PostgresHost> {
    found ??= Promise.any(hosts.map((each) => probed(connectionString, each))).catch(() => {
      throw new DatabaseAway('no primary among the machines of DATABASE_URL');
    });
    return found;
  }

  /** Connects to the primary, whichever machine the driver names. */
  class PrimarySocket extends Socket {
    override connect(...given: never[]): this {
      const keep = (host: PostgresHost) => {
        if (this.destroyed) return;
        open.add(this);
        this.once('close', () => open.delete(this));
        super.connect(host.port, host.host);
      };
      const [port, host] = given as unknown as [number, string];
      if (hosts.length === 1) {
        keep({ port, host });
        return this;
      }
      const looked = primary();
      const lookAgain = () => {
        if (found === looked) found = null;
      };
      looked.then(
        (at) => {
          this.once('error', lookAgain);
          keep(at);
        },
        (error: Error) => {
          lookAgain();
          this.destroy(error);
        },
      );
      return this;
    }
  }

  return {
    connection: { connectionString, stream: () => new PrimarySocket() },
    drop() {
      found = null;
      for (const socket of open) socket.destroy(new DatabaseAway('the primary was lost'));
    },
  };
}

/** Class 08 of PostgreSQL's codes: told apart from a mistake by `isDatabaseAway`. */
class DatabaseAway extends Error {
  readonly code = '08006';
}

/** @returns the machine when it is not a standby · @throws Error when it is one, or does not answer */
async function probed(connectionString: string, { host, port }: PostgresHost): Promise<PostgresHost> {
  const socket = new Socket();
  // The driver would connect to the machine that the address names first.
  const connect = socket.connect.bind(socket);
  socket.connect = () => connect(port, host);
  const client = new pg.Client({ connectionString, stream: () => socket });
  client.on('error', () => {});
  const tooLate = setTimeout(() => socket.destroy(new DatabaseAway('no answer')), probeMilliseconds);
  try {
    await client.connect();
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    if (rows[0]?.standby !== false) throw new DatabaseAway('a standby');
    return { host, port };
  } finally {
    clearTimeout(tooLate);
    socket.destroy();
  }
}
