import { cellChanges, type RollUp } from '../../domain/measures/cell.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import { factOfCase, type Told } from '../../domain/measures/factOfCase.ts';
import {
  openPromises,
  type RollUpRow,
  type RollUpStore,
  rollUpRows,
  rollUps,
  storedColumns,
} from '../../domain/measures/rollUp.ts';
import type { Deps } from '../deps.ts';
import { type Difference, type Proof, prove } from './proof.ts';
import { settle } from './settle.ts';

/** Raised with every change of what a fact or a count means: the next start makes the facts and the roll-ups again. */
export const rollUpVersion = 2;

/**
 * What a command adds to each roll-up, in the order of `rollUps`. What depends on other cases is not in the facts of a command: the night
 * settles it (analytics/settle.ts).
 */
export function rollUpChanges(id: string, before: Told, after: Told): readonly (readonly Record<string, unknown>[])[] {
  const [old, now] = [before, after].map((told) => (told.state.phase === null ? null : factOfCase(id, told)));
  const changes = (rollUp: RollUp) => cellChanges(old ?? null, now ?? null, { rollUp, counting: defaultCounting });
  const cells = { unitDay: changes('unitDay'), unitStretch: changes('unitStretch'), spotDay: changes('spotDay') };
  return rollUps.map((store) => rollUpRows(store, cells[store.of]).map((row) => storedRow(store, row)));
}

/** A line with the names of the table's columns. */
function storedRow(store: RollUpStore, { day, moment, pile, keys, tally }: RollUpRow) {
  const row: Record<string, unknown> = { [store.time]: day, moment, pile };
  for (const [i, key] of store.keys.entries()) row[key] = keys[i];
  for (const [column, stored] of storedColumns) if (tally[column] !== undefined) row[stored] = tally[column];
  return row;
}

/**
 * Adds lines to a roll-up. Sorted, so that two commands which touch the same lines take their locks in the same order; 0 is stored as
 * null, which takes no room.
 */
export function rollUpUpsert(store: RollUpStore, parameter: string): string {
  return rollUpUpsertFrom(store, `jsonb_populate_recordset(null::analytics.${store.table}, ${parameter}::jsonb)`);
}

/** The same with lines that are rows already. @param source a table, or what stands like one in `from` */
export function rollUpUpsertFrom({ table, time, keys }: RollUpStore, source: string): string {
  const key = [time, 'moment', 'pile', ...keys];
  const columns = storedColumns.map(([, stored]) => stored);
  const added = columns.map((c) => `${c} = nullif(coalesce(${table}.${c}, 0) + coalesce(excluded.${c}, 0), 0)`);
  return `insert into analytics.${table} (${[...key, ...columns].join(', ')})
    select ${[...key, ...columns].join(', ')} from ${source}
    order by ${key.join(', ')}
    on conflict (${key.join(', ')}) do update set ${added.join(', ')}`;
}

export function promiseRows(id: string, told: Told): readonly Record<string, unknown>[] {
  if (told.state.phase === null) return [];
  return openPromises(factOfCase(id, told), defaultCounting).map(({ promise, by, pile, unit, category, place, moments }) => ({
    case_id: id,
    promise,
    due_by: by,
    pile,
    unit,
    category,
    place,
    created: moments.created,
    response_due: moments.responseDue,
    due: moments.due,
    closed: moments.closed,
    called_back: moments.calledBack,
  }));
}

export function promiseInsert(parameter: string, condition = ''): string {
  const columns = 'case_id, promise, due_by, pile, unit, category, place, created, response_due, due, closed, called_back';
  return `insert into analytics.open_promise (${columns})
    select ${columns} from jsonb_populate_recordset(null::analytics.open_promise, ${parameter}::jsonb) x ${condition}`;
}

type Needs = Pick<Deps, 'database' | 'clock'>;

/**
 * Settles what other cases decide, proves that the roll-ups are what the facts say, and mends what is not. A difference is a fault of the
 * program: it stays on record, and the pages of the rates say so (queries.ts, lastProof).
 */
export async function proveRollUps(deps: Needs): Promise<Proof> {
  const started = performance.now();
  await settle(deps.database);
  const proof = await prove(deps.database, (differences) => mend(deps, differences));
  await sweep(deps);
  const examples = proof.examples.map(({ store, row, missing }) => ({ table: store.table, ...row, missing }));
  await deps.database.pool.query(
    'insert into analytics.proof (at, facts, cells, differences, examples, seconds) values ($1, $2, $3, $4, $5, $6)',
    [deps.clock(), proof.facts, proof.cells, proof.differences, JSON.stringify(examples), (performance.now() - started) / 1000],
  );
  return proof;
}

/** Makes the roll-ups what the facts say, after the facts were made again; not a fault, and no proof. */
export async function recountRollUps(deps: Pick<Deps, 'database'>): Promise<void> {
  await settle(deps.database);
  await prove(deps.database, (differences) => mend(deps, differences));
  await sweep(deps);
  await deps.database.pool.query('update analytics.roll_up_version set version = $1', [rollUpVersion]);
}

const rowsAtOnce = 2000;

/** Adds what is missing. It was reckoned in a snapshot, and what commands add meanwhile comes on top: sums do not mind the order. */
async function mend({ database }: Pick<Deps, 'database'>, differences: readonly Difference[]): Promise<void> {
  for (const [store, wrong] of Map.groupBy(differences, (difference) => difference.store)) {
    for (let from = 0; from < wrong.length; from += rowsAtOnce) {
      const rows = wrong.slice(from, from + rowsAtOnce).map(({ row, missing }) => storedRow(store, { ...row, tally: missing }));
      await database.pool.query(rollUpUpsert(store, '$1'), [JSON.stringify(rows)]);
    }
  }
}

/** Takes away lines whose cases commands have taken back wholly. */
async function sweep({ database }: Pick<Deps, 'database'>): Promise<void> {
  for (const { table } of rollUps) await database.pool.query(`delete from analytics.${table} where ${isEmpty}`);
}

const isEmpty = storedColumns.map(([, stored]) => `${stored} is null`).join(' and ');

/** Whether the facts and roll-ups were made by an older program. */
export async function areRollUpsOld({ database }: Pick<Deps, 'database'>): Promise<boolean> {
  const { rows } = await database.pool.query<{ version: number }>('select version from analytics.roll_up_version');
  return rows[0]?.version !== rollUpVersion;
}

/** At half past one every night, in one process. */
export async function measuresWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('prove-roll-ups', '30 1 * * *', async () => {
    const { differences } = await proveRollUps(deps);
    if (differences > 0) console.error(`The roll-ups differed from the facts in ${differences} lines; mended.`);
  });
}
