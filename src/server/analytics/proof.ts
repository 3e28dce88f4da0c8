import type pg from 'pg';
import type { PlainDay } from '../../domain/calendar.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import { type RollUpRow, type RollUpStore, rollUps, storedColumns } from '../../domain/measures/rollUp.ts';
import { addToSheets, emptySheets, type Sheet, sheetKey } from '../../domain/measures/sheet.ts';
import type { Column, Counter } from '../../domain/measures/tally.ts';
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

export type Proof = {
  readonly facts: number;
  readonly cells: number;
  readonly differences: number;
  /** The first twenty. */
  readonly examples: readonly Difference[];
};

const dayStores = rollUps.filter((store) => store.time === 'day');
const monthStores = rollUps.filter((store) => store.time === 'month');

/** So many cases at once keep the tables of a stretch within some tens of megabytes. */
const casesAtOnce = 60_000;

// With the transaction, not with the session: through a pooler that is not one's own.
const beginReading = 'begin isolation level repeatable read read only; set local statement_timeout = 0';

/**
 * Counts all roll-ups anew from the facts, stretch by stretch, and tells where the stored ones differ. Each stretch is read in one snapshot,
 * so commands may go on: their facts and their roll-ups come with one statement.
 * @param found is given the differences of each stretch, days before months: a month is compared with its days as they are then
 */
export async function prove(database: Database, found: (some: readonly Difference[]) => Promise<void>): Promise<Proof> {
  const client = await database.pool.connect();
  let [facts, cells, differences] = [0, 0, 0];
  const examples: Difference[] = [];
  const tell = async (some: readonly Difference[]) => {
    differences += some.length;
    examples.push(...some.slice(0, 20 - examples.length));
    if (some.length > 0) await found(some);
  };
  try {
    for (const [from, to] of await stretches(client)) {
      await client.query(beginReading);
      const anew = await countedAnew(client, from, to);
      facts += anew.facts;
      const days: Difference[][] = [];
      for (const store of dayStores) {
        const stored = await storedLines(client, store, { from, to });
        cells += stored.size;
        days.push(compared(store, anew.sheets[store.of], stored));
      }
      await client.query('commit');
      for (const some of days) await tell(some);
    }
    for (const store of monthStores) {
      await client.query(beginReading);
      const [sums, stored] = [await sumsOfDays(client, store), await storedLines(client, store, null)];
      await client.query('commit');
      cells += stored.size;
      await tell(compared(store, sums, stored));
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
  return { facts, cells, differences, examples };
}

/** Stretches of days, half-open, that cover all facts and all lines, each with not many more than `casesAtOnce` cases. */
async function stretches(client: pg.PoolClient): Promise<[PlainDay, PlainDay][]> {
  const { rows } = await client.query<{ day: string; cases: number }>(`
    select day::text, sum(cases)::int as cases from (
      select first_day as day, count(*) as cases from analytics.case_fact where first_day is not null group by 1
      union all select distinct last_day, 0 from analytics.case_fact where last_day is not null
      union all select distinct day, 0 from analytics.unit_day union all select distinct day, 0 from analytics.unit_stretch union all select distinct day, 0 from analytics.spot_day) d
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

async function countedAnew(client: pg.PoolClient, from: PlainDay, to: PlainDay) {
  const sheets = emptySheets();
  const within = { counting: defaultCounting, from, to };
  let facts = 0;
  for await (const batch of factsInBatches(client, 'f.first_day < $2::date and f.last_day >= $1::date', [from, to])) {
    facts += batch.length;
    for (const f of batch) addToSheets(sheets, f, within);
    // Others wait for this process too.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { facts, sheets };
}

/** Lines as the text of their numbers: most are only looked at to see that they are the same. */
type Lines = Map<string, string>;

/** What is compared of a line: of days without what the night settles. */
function comparedOf({
  time,
}: RollUpStore): readonly { readonly place: number; readonly column: Column; readonly stored: string }[] {
  return storedColumns
    .map(([column, stored], place) => ({ place, column, stored }))
    .filter(({ column }) => time === 'month' || !settledColumns.includes(column));
}

async function storedLines(
  client: pg.PoolClient,
  store: RollUpStore,
  within: { readonly from: PlainDay; readonly to: PlainDay } | null,
): Promise<Lines> {
  const { table, time, keys } = store;
  const numbers = comparedOf(store).map(({ stored }) => stored);
  const { rows } = await client.query<string[]>({
    text: `select ${time}, moment, pile, row(${numbers.join(', ')})::text, ${keys.join(', ')} from analytics.${table}
      ${within ? `where ${time} >= '${within.from}' and ${time} < '${within.to}'` : ''}`,
    rowMode: 'array',
  });
  return new Map(rows.map(([day, moment, pile, text, ...own]) => [sheetKey(day!, moment!, pile!, own), text!]));
}

async function sumsOfDays(client: pg.PoolClient, store: RollUpStore): Promise<Sheet> {
  const days = store.of === 'unitDay' ? 'unit_day' : 'spot_day';
  const sums = storedColumns.map(([, stored]) => `coalesce(sum(${stored}), 0)`).join(', ');
  const { rows } = await client.query<string[]>({
    text: `select date_trunc('month', day)::date, moment, pile, array_to_string(array[${sums}], ','), ${store.keys.join(', ')}
      from analytics.${days} group by 1, 2, 3, ${store.keys.join(', ')}`,
    rowMode: 'array',
  });
  return new Map(
    rows.map(([day, moment, pile, text, ...own]) => [
      sheetKey(day!, moment!, pile!, own),
      Int32Array.from(text!.split(','), Number),
    ]),
  );
}

function compared(store: RollUpStore, anew: Sheet, stored: Lines): Difference[] {
  const columns = comparedOf(store);
  const differences: Difference[] = [];
  const look = (key: string, should: Int32Array | undefined, text: string | undefined) => {
    if (should !== undefined && rowText(should, columns) === text) return;
    const is = text?.slice(1, -1).split(',').map(Number) ?? [];
    const missing: Counter = {};
    for (const [i, { place, column }] of columns.entries()) {
      const value = (should?.[place] ?? 0) - (is[i] ?? 0);
      if (value !== 0) missing[column] = value;
    }
    if (Object.keys(missing).length > 0) differences.push({ store, row: rowOf(key), missing });
  };
  for (const [key, line] of anew) look(key, line, stored.get(key));
  for (const [key, text] of stored) if (!anew.has(key)) look(key, undefined, text);
  return differences;
}

/** As PostgreSQL writes a row of numbers in which 0 is null: (1,,2). */
function rowText(line: Int32Array, columns: readonly { readonly place: number }[]): string {
  let text = '';
  for (const { place } of columns) text += `,${line[place] || ''}`;
  return `(${text.slice(1)})`;
}

function rowOf(key: string): RollUpRow {
  const [day, moment, pile, ...keys] = key.split('\t') as [string, RollUpRow['moment'], RollUpRow['pile'], ...string[]];
  return { day, moment, pile, keys, tally: {} };
}
