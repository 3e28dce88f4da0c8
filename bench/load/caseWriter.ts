import { hash } from 'node:crypto';
import type pg from 'pg';
import { type RollUpStore, rollUps, storedColumns } from '../../src/domain/measures/rollUp.ts';
import { rollUpUpsertFrom } from '../../src/server/analytics/execute.ts';
import { copyInto } from './copyInto.ts';
import { LineBuffer } from './lineBuffer.ts';
import { bytesOf, cast, type Slots } from './mould.ts';
import { columnsOfLines, type Pattern } from './pattern.ts';
import { type RollUpPile, rollUpPile } from './rollUpPile.ts';

type Table = keyof typeof columnsOfLines;

/** Which connection writes what: each in its own order, all at once. */
const shares: readonly (readonly Table[])[] = [
  ['event'],
  ['case_view', 'case_terms', 'follow_code'],
  ['analytics.case_fact', 'analytics.open_promise', 'analytics.part_fact'],
];

const moulded = [
  'event',
  'case_view',
  'case_terms',
  'analytics.case_fact',
  'analytics.open_promise',
  'analytics.part_fact',
] as const;

/** Tables that get nothing of a case. */
export type LeftOut = { readonly [T in (typeof moulded)[number]]?: boolean };

export type CaseWriter = {
  readonly add: (pattern: Pattern, slots: Slots, shift: number, leftOut: LeftOut) => void;
  /** Sends what was added; the next cases may be made meanwhile. Nothing may come to days before `day` any more. */
  readonly flush: (day: number) => Promise<void>;
  /** Sends the rest. */
  readonly close: () => Promise<void>;
};

/** Gathers the lines of many cases and sends them by COPY over several connections. */
export async function caseWriter(pool: pg.Pool): Promise<CaseWriter> {
  const clients = await Promise.all([...shares, 'roll-ups'].map(() => pool.connect()));
  for (const client of clients) await client.query('set statement_timeout = 0; set synchronous_commit = off');
  const forRollUps = clients.at(-1)!;
  const piles: { store: RollUpStore; pile: RollUpPile; write: (lines: string) => Promise<void> }[] = [];
  for (const store of rollUps) piles.push({ store, pile: rollUpPile(store), write: await rollUpWriter(forRollUps, store) });
  let [lines, spare] = [noLines(), noLines()];
  let sent: Promise<unknown> = Promise.resolve();

  const flush = async (day: number) => {
    const own = lines;
    const added = piles.map(({ pile, write, store }) => ({
      write,
      lines: store.time === 'day' || day === after ? pile.take(day) : '',
    }));
    await sent;
    for (const buffer of Object.values(spare)) buffer.clear();
    [lines, spare] = [spare, own];
    sent = Promise.all([
      ...shares.map(async (share, i) => {
        for (const table of share) await copyInto(clients[i]!, table, columnsOfLines[table], own[table].written);
      }),
      (async () => {
        for (const each of added) await each.write(each.lines);
      })(),
    ]);
  };
  return {
    add(pattern, slots, shift, leftOut) {
      const bytes = bytesOf(slots);
      for (const table of moulded) if (!leftOut[table]) cast(pattern[table], lines[table], bytes, shift);
      if (pattern.anonymous) lines.follow_code.add(Buffer.from(`\\\\x${hash('sha256', slots.id)}\t${slots.id}\n`, 'latin1'));
      for (const { store, pile } of piles) for (const cell of pattern.cells[store.of]) pile.add(cell, shift);
    },
    flush,
    async close() {
      await flush(after);
      await sent;
      for (const client of clients) {
        await client.query('reset all');
        client.release();
      }
    },
  };
}

/** After all days. */
const after = Number.POSITIVE_INFINITY;

function noLines(): Record<Table, LineBuffer> {
  return {
    event: new LineBuffer(),
    case_view: new LineBuffer(),
    case_terms: new LineBuffer(),
    'analytics.case_fact': new LineBuffer(),
    'analytics.open_promise': new LineBuffer(),
    'analytics.part_fact': new LineBuffer(),
    follow_code: new LineBuffer(),
  };
}

/** Straight into an empty roll-up; beside lines that are there already, by adding to them. */
async function rollUpWriter(client: pg.PoolClient, store: RollUpStore): Promise<(lines: string) => Promise<void>> {
  const columns = [store.time, 'moment', 'pile', ...store.keys, ...storedColumns.map(([, stored]) => stored)];
  const table = `analytics.${store.table}`;
  const { rows } = await client.query(`select from ${table} limit 1`);
  if (rows.length === 0) return (lines) => copyInto(client, table, columns, Buffer.from(lines));
  const landing = `landing_${store.table}`;
  await client.query(`create temporary table ${landing} (like ${table})`);
  return async (lines) => {
    await copyInto(client, landing, columns, Buffer.from(lines));
    await client.query(rollUpUpsertFrom(store, landing));
    await client.query(`truncate ${landing}`);
  };
}
