import pg from 'pg';
import { copyOut } from '../platform/copyRows.ts';
import { primaryOf } from '../platform/primary.ts';
import { hasQueue, sequencesOf, type Table, tablesOf, waitingJobs } from './databaseShape.ts';
import { columnsOf, type LoadedTable, loadDatabase, nameOf, refuseInUse } from './loadDatabase.ts';

/**
 * Copies one database into another without a file between them: from the bundled PostgreSQL to a server, or back. The source stays as it
 * is. Nobody else may be connected to either. @returns rows · @throws BackupFault
 */
export async function moveDatabase(from: string, to: string, replace: boolean): Promise<number> {
  const client = new pg.Client({
    ...primaryOf(from).connection,
    keepAlive: true,
    options: '-c TimeZone=UTC -c statement_timeout=0',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseInUse(client);
    await client.query('begin isolation level repeatable read read only');
    const { rows: migrations } = await client.query<{ name: string }>('select name from migration order by name');
    const tables = (await tablesOf(client)).map((table) => streamed(client, table, null));
    if (await hasQueue(client)) tables.push(streamed(client, waitingJobs, waitingJobs.select));
    const source = { migrations: migrations.map(({ name }) => name), tables, sequences: () => sequencesOf(client) };
    return await loadDatabase(to, source, replace);
  } finally {
    // Everything was read, or has thrown; nothing was written here.
    await client.end().catch(() => undefined);
  }
}

function streamed(client: pg.Client, table: Table, select: string | null): LoadedTable {
  const from = select === null ? `${nameOf(table)} (${columnsOf(table)})` : `(${select})`;
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const rows of copyOut(client, `copy ${from} to stdout`)) yield Buffer.concat(rows);
  }
  return { ...table, rows: null, chunks };
}
