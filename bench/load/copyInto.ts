import { EventEmitter } from 'node:events';
import type pg from 'pg';

/** Writes lines in PostgreSQL's text format into a table by COPY. @param columns as the lines have them */
export function copyInto(client: pg.PoolClient, table: string, columns: readonly string[], lines: Buffer): Promise<void> {
  if (lines.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    client.query(new Copy(`copy ${table} (${columns.join(', ')}) from stdin`, lines, resolve, reject));
  });
}

/** A value as a field of such a line. @param type of the column, as PostgreSQL calls it: arrays begin with `_` */
export function copyField(value: unknown, type: string): string {
  if (value === null || value === undefined) return '\\N';
  if (type.startsWith('_')) return escaped(`{${(value as readonly unknown[]).map(arrayItem).join(',')}}`);
  if (type === 'jsonb') return escaped(JSON.stringify(value));
  return typeof value === 'boolean' ? (value ? 't' : 'f') : escaped(String(value));
}

function arrayItem(value: unknown): string {
  return typeof value === 'number' ? String(value) : `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}

function escaped(text: string): string {
  return /[\\\n\r\t]/.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
    : text;
}

type Connection = {
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
};
const bytesAtOnce = 1 << 20;

/** The driver has no COPY of its own, but sends whatever can submit itself and answers the server's messages. */
class Copy extends EventEmitter implements pg.Submittable {
  readonly #text: string;
  readonly #bytes: Buffer;
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;
  #failed = false;

  constructor(text: string, bytes: Buffer, resolve: () => void, reject: (error: Error) => void) {
    super();
    this.#text = text;
    this.#bytes = bytes;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection): void {
    // The driver's own connection (pg/lib/connection.js); its types leave out what Copy needs.
    (connection as unknown as Connection).query(this.#text);
  }

  handleCopyInResponse(connection: Connection): void {
    for (let from = 0; from < this.#bytes.length; from += bytesAtOnce) {
      connection.sendCopyFromChunk(this.#bytes.subarray(from, from + bytesAtOnce));
    }
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#failed = true;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.#resolve();
  }
}
