import type pg from 'pg';
import type { PlainDay } from '../../domain/calendar.ts';
import { cellsOf } from '../../domain/measures/cell.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import {
  type RollUpKey,
  type RollUpRow,
  type RollUpStore,
  rollUpRows,
  rollUps,
  storedColumns,
} from '../../domain/measures/rollUp.ts';
import { addInto, type Column, type Counter, isNothing, plus } from '../../domain/measures/tally.ts';
import type { Database } from '../platform/db.ts';
import { factsInBatches } from './facts.ts';

/** Columns that the night settles (settle.ts): between two nights a command may leave them behind its facts. */
export const settledColumns: readonly Column[] = ['rebounded', 'repeated'];

/** A line of a roll-up that is not what the facts say; `missing`: what must be added to it. */
export type Difference = {
  readonly store: RollUpStore;
  readonly row: RollUpRow;
  readonly missing: Counter;
};

export type Proof = { readonly facts: number; readonly cells: number; readonly differences: readonly Difference[] };

const dayStores = rollUps.filter((store) => store.time === 'day');
const monthStores = rollUps.filter((store) => store.time === 'month');

/** So many cases at once keep the tables of a stretch within some tens of megabytes. */
const casesAtOnce = 60_000;

/**
 * Counts all roll-ups anew from the facts, stretch by stretch, and tells where the stored ones differ. Each stretch is read in one snapshot,
 * so commands may go on: their facts and their roll-ups come with one statement.
 */
export async function prove(database: Database): Promise<Proof> {
  const client = await database.pool.connect();
  let [facts, cells] = [0, 0];
  const differences: Difference[] = [];
  try {
    await client.query('set statement_timeout = 0');
    for (const [from, to] of await stretches(client)) {
      await client.query('begin isolation level repeatable read read only');
      const anew = await countedAnew(client, from, to);
      facts += anew.facts;
      for (const store of dayStores) {
        const stored = await storedRows(client, store, from, to);
        cells += stored.size;
        differences.push(...compared(store, anew.rows.get(store) ?? new Map(), stored));
      }
      await client.query('commit');
    }
    for (const store of monthStores) {
      await client.query('begin isolation level repeatable read read only');
      const [sums, stored] = [await sumsOfDays(client, store), await storedRows(client, store, '-infinity', 'infinity')];
      await client.query('commit');
      cells += stored.size;
      // The days as they should be: a wrong day must not be the measure of its month.
      for (const found of differences.filter((each) => each.store.time === 'day' && each.store.of === store.of)) {
        addRow(sums, monthRow(found, store));
      }
      differences.push(...compared(store, sums, stored));
    }
  } finally {
    await client.query('rollback');
    await client.query('reset statement_timeout');
    client.release();
  }
  return { facts, cells, differences };
}

/** Stretches of days, half-open, that cover all facts and all lines, each with not many more than `casesAtOnce` cases. */
async function stretches(client: pg.PoolClient): Promise<[PlainDay, PlainDay][]> {
  const { rows } = await client.query<{ day: string; cases: number }>(`
    select day::text, count(*)::int as cases from (
      select first_day as day from analytics.case_fact where first_day is not null
      union all select distinct day from analytics.unit_day union all select distinct day from analytics.spot_day
      union all select distinct last_day from analytics.case_fact where last_day is not null) d
    group by day order by day`);
  const found: [string, string][] = [];
  let [from, cases] = [rows[0]?.day, 0];
  for (const { day, cases: more } of rows) {
    if (from !== undefined && cases > 0 && cases + more > casesAtOnce) {
      found.push([from, day]);
      [from, cases] = [day, 0];
    }
    cases += more;
  }
  const last = rows.at(-1)?.day;
  if (from !== undefined && last !== undefined) found.push([from, Temporal.PlainDate.from(last).add({ days: 1 }).toString()]);
  return found;
}

type Rows = Map<string, RollUpRow>;

async function countedAnew(client: pg.PoolClient, from: PlainDay, to: PlainDay) {
  const rows = new Map<RollUpStore, Rows>(dayStores.map((store) => [store, new Map()]));
  let facts = 0;
  for await (const batch of factsInBatches(client, 'f.first_day < $2::date and f.last_day >= $1::date', [from, to])) {
    facts += batch.length;
    for (const store of dayStores) {
      const own = rows.get(store) ?? new Map();
      for (const f of batch) {
        for (const cell of cellsOf(f, store.of, defaultCounting)) {
          if (cell.day < from || cell.day >= to) continue;
          for (const row of rollUpRows(store, [cell])) addRow(own, row);
        }
      }
    }
    // Others wait for this process too.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { facts, rows };
}

function addRow(rows: Rows, row: RollUpRow): void {
  const key = keyOf(row);
  const known = rows.get(key);
  if (known) addInto(known.tally, row.tally);
  else rows.set(key, row);
}

function monthRow({ store: days, row, missing }: Difference, store: RollUpStore): RollUpRow {
  const own = store.keys.map((key) => row.keys[(days.keys as readonly RollUpKey[]).indexOf(key)] ?? '');
  return { ...row, day: `${row.day.slice(0, 8)}01`, keys: own, tally: { ...missing } };
}

const keyOf = (row: RollUpRow) => `${row.day}\t${row.moment}\t${row.pile}\t${row.keys.join('\t')}`;
const tallySelection = storedColumns.map(([, stored]) => stored).join(', ');

async function storedRows(client: pg.PoolClient, store: RollUpStore, from: string, to: string): Promise<Rows> {
  return rowsFrom(
    client,
    store,
    `select ${store.time}, moment, pile, ${store.keys.join(', ')}, ${tallySelection} from analytics.${store.table}
     where ${store.time} >= '${from}' and ${store.time} < '${to}'`,
  );
}

async function sumsOfDays(client: pg.PoolClient, store: RollUpStore): Promise<Rows> {
  const days = store.of === 'unitDay' ? 'unit_day' : 'spot_day';
  const sums = storedColumns.map(([, stored]) => `sum(${stored})::int`).join(', ');
  const keys = store.keys.join(', ');
  return rowsFrom(
    client,
    store,
    `select date_trunc('month', day)::date, moment, pile, ${keys}, ${sums} from analytics.${days} group by 1, 2, 3, ${keys}`,
  );
}

async function rowsFrom(client: pg.PoolClient, store: RollUpStore, text: string): Promise<Rows> {
  const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
  const found: Rows = new Map();
  const first = 3 + store.keys.length;
  for (const values of rows) {
    const tally: Counter = {};
    for (const [i, [column]] of storedColumns.entries()) {
      const value = values[first + i];
      if (typeof value === 'number' && value !== 0) tally[column] = value;
    }
    const [day, moment, pile, ...rest] = values as [string, RollUpRow['moment'], RollUpRow['pile'], ...string[]];
    const row = { day, moment, pile, keys: rest.slice(0, store.keys.length), tally };
    if (!isNothing(tally)) found.set(keyOf(row), row);
  }
  return found;
}

function compared(store: RollUpStore, anew: Rows, stored: Rows): readonly Difference[] {
  const differences: Difference[] = [];
  const look = (row: RollUpRow, should: Counter, is: Counter) => {
    const missing: Counter = { ...plus(should, is, -1) };
    if (store.time === 'day') for (const column of settledColumns) delete missing[column];
    if (!isNothing(missing)) differences.push({ store, row, missing });
  };
  for (const [key, row] of anew) look(row, row.tally, stored.get(key)?.tally ?? {});
  for (const [key, row] of stored) if (!anew.has(key)) look(row, {}, row.tally);
  return differences;
}
