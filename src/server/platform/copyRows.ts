import type pg from 'pg';

/** What the driver hands to a query that speaks for itself; its own types leave out the half that copying needs. */
type Wire = {
  readonly stream: NodeJS.WritableStream & { pause: () => void; resume: () => void; readonly writableNeedDrain: boolean };
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
  readonly sendCopyFail: (reason: string) => void;
};

/** So many bytes of rows wait for the reader before PostgreSQL has to. */
const waitingBytes = 1 << 20;

/**
 * The rows of a `copy … to stdout` in its text format, each with its line end, in handfuls. A reader that is slow slows PostgreSQL down, so
 * a table of any size passes through a few megabytes.
 */
export async function* copyOut(client: pg.ClientBase, text: string): AsyncGenerator<readonly Buffer[]> {
  let rows: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  let fault: Error | null = null;
  let wire: Wire | null = null;
  let wake: () => void = () => {};
  submit(client, {
    submit(connection: Wire) {
      wire = connection;
      connection.query(text);
    },
    handleCopyData({ chunk }: { chunk: Buffer }, connection: Wire) {
      // The driver uses the memory of the chunk again.
      rows.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > waitingBytes) connection.stream.pause();
      wake();
    },
    handleError(error: Error) {
      fault = error;
      ended = true;
      wake();
    },
    handleReadyForQuery() {
      ended = true;
      wake();
    },
  });
  for (;;) {
    if (rows.length > 0) {
      const some = rows;
      rows = [];
      bytes = 0;
      yield some;
      (wire as Wire | null)?.stream.resume();
    } else if (ended) break;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
  if (fault) throw fault as Error;
}

/** Writes text in the format of `copyOut` by a `copy … from stdin`. @returns the rows that PostgreSQL has counted */
export function copyIn(client: pg.ClientBase, text: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    let fault: unknown = null;
    submit(client, {
      submit: (connection: Wire) => connection.query(text),
      handleCopyInResponse(connection: Wire) {
        pump(connection, chunks, () => fault !== null).catch((error: unknown) => {
          fault = error;
          connection.sendCopyFail('the source failed');
        });
      },
      handleCommandComplete({ text: tag }: { text: string }) {
        rows = Number(tag.split(' ')[1]);
      },
      handleError(error: Error) {
        // When the source failed, PostgreSQL only repeats that it did.
        fault ??= error;
        reject(fault);
      },
      handleReadyForQuery() {
        if (fault === null) resolve(rows);
        else reject(fault);
      },
    });
  });
}

async function pump(connection: Wire, chunks: AsyncIterable<Buffer>, isOver: () => boolean): Promise<void> {
  for await (const chunk of chunks) {
    if (isOver()) return;
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) await new Promise<void>((resolve) => connection.stream.once('drain', resolve));
  }
  connection.endCopyFrom();
}

/** The driver calls these as the messages come; those that a copy does not need do nothing. */
function submit(client: pg.ClientBase, query: object): void {
  const silent = {
    handleRowDescription: () => {},
    handleDataRow: () => {},
    handlePortalSuspended: () => {},
    handleEmptyQuery: () => {},
    handleCommandComplete: () => {},
    handleCopyInResponse: () => {},
    handleCopyData: () => {},
  };
  // pg's Client takes any object with `submit` and these handlers (its class Query is one); @types/pg knows only `submit`.
  client.query({ ...silent, ...query, callback: () => {} } as unknown as pg.Submittable);
}
