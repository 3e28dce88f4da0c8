import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '../../src/domain/calendar.ts';
import { rollUps } from '../../src/domain/measures/rollUp.ts';
import { seeded } from '../../src/sentinel/random.ts';
import { rollUpVersion } from '../../src/server/analytics/execute.ts';
import type { Deps } from '../../src/server/deps.ts';
import { searchTerms } from '../../src/text/searchTerms.ts';
import { caseNumbers } from './caseNumbers.ts';
import { caseWriter } from './caseWriter.ts';
import { chosenLives, moved, yearOfWeeks } from './chosenLives.ts';
import { fellows } from './fellows.ts';
import { type Life, livesByDay } from './lives.ts';
import { dayText } from './mould.ts';
import { type Columns, columnsOfLines, lexeme, type Pattern, patternOf } from './pattern.ts';
import { withoutIndexes } from './withoutIndexes.ts';

export type Loading = {
  readonly cases: number;
  /** Over how many years of 52 weeks up to now; by default 3. */
  readonly years?: number;
  /** Whether the events are written too; without them no case page opens, and five of six gigabytes a million cases are saved. */
  readonly withEvents?: boolean;
  /** How many of the newest can be found by words; by default all. */
  readonly searchable?: number;
  readonly onProgress?: (sentence: string) => void;
};

export type Loaded = {
  readonly cases: number;
  readonly events: number;
  /** Lives that the domain decided; each case is a copy of one. */
  readonly lives: number;
  /** Some of the cases, evenly taken. */
  readonly ids: readonly string[];
};

const casesAtOnce = 4000;
/** Histories of some 3,000 lives each: so many for a million cases and more, fewer for fewer. */
const mostSeeds = 8;
const casesPerSeed = 40_000;
const idsKept = 5000;

/**
 * Fills a database with cases of some years up to now, in the same rows that commands write: events, view, fact, open promises, roll-ups,
 * search terms, follow-up codes. Every life has gone through `decide` command by command; a case is such a life moved by whole weeks, under a
 * number, an id and a person of its own, cut off at the present, and folded as far as it has come. Its deadlines stay as they were
 * reckoned in the life's own weeks. Nobody else may use the database meanwhile; what is in it stays.
 */
export async function loadCases(
  deps: Pick<Deps, 'database' | 'reference' | 'clock' | 'contacts'>,
  { cases, years = 3, withEvents = true, searchable = cases, onProgress = () => {} }: Loading,
): Promise<Loaded> {
  const { pool } = deps.database;
  const now = deps.clock();
  const reference = await deps.reference.newest();
  const lives = await livesByDay(reference, now, Math.min(mostSeeds, Math.ceil(cases / casesPerSeed)));
  const written = [...lives.values()].reduce((sum, own) => sum + own.length, 0);
  onProgress(`${written} lives are decided.`);
  const patterns = patternsOf(await columnsOf(pool), reference.places, now);
  const { keyOf, fellowOf } = await fellows(deps);
  const numbers = await caseNumbers(pool);
  const random = seeded(cases);
  const ids: string[] = [];
  const every = Math.max(1, Math.floor(cases / idsKept));
  let [done, events] = [0, 0];

  const empty = await emptyRollUps(pool);
  await withoutIndexes(pool, [...Object.keys(columnsOfLines), ...empty], async () => {
    const writer = await caseWriter(pool);
    for (const { day, chosen } of chosenLives(lives, { cases, days: years * yearOfWeeks, now, random })) {
      const [year, month] = [dayText(day).slice(0, 4), dayText(day).slice(0, 7)];
      const yearTerms = searchTerms(`JS${year}`).map(lexeme).join(' ');
      for (const { life, shift } of chosen) {
        const pattern = patterns(life, shift);
        const id = randomUUID();
        const number = numbers.next(year);
        const requester = life.byStudent ? fellowOf(life.requester!, random.next()) : (life.requester ?? '');
        // Its terms are those of the year and the digits: found once a day instead of once a case.
        const numberTerms = `${yearTerms} '${number.slice(7)}'`;
        const leftOut = { event: !withEvents, case_terms: cases - done > searchable };
        writer.add(
          pattern,
          { id, number, numberTerms, month, requester, requesterKey: keyOf.get(requester) ?? '' },
          shift,
          leftOut,
        );
        events += pattern.events;
        if (done % every === 0) ids.push(id);
        if (++done % casesAtOnce === 0) await writer.flush(day);
        if (done % 100_000 === 0) onProgress(`${done} cases are written.`);
      }
    }
    await writer.close();
    onProgress('All cases are written; their indexes follow.');
  });
  await numbers.store();
  if (empty.length === rollUps.length) await pool.query('update analytics.roll_up_version set version = $1', [rollUpVersion]);
  for (const { table } of rollUps) await pool.query(`vacuum analyze analytics.${table}`);
  return { cases: done, events, lives: written, ids };
}

/** Those that are not empty are added to by their keys (caseWriter.ts). */
async function emptyRollUps(pool: pg.Pool): Promise<string[]> {
  const empty: string[] = [];
  for (const { table } of rollUps) {
    const { rows } = await pool.query(`select from analytics.${table} limit 1`);
    if (rows.length === 0) empty.push(`analytics.${table}`);
  }
  return empty;
}

/** Patterns of lives as far as their copies have come by `now`: folded once for all copies that have come as far. */
function patternsOf(columns: Columns, places: Parameters<typeof patternOf>[2], now: Instant) {
  const known = new WeakMap<Life, Map<number, Pattern>>();
  return (life: Life, shift: number): Pattern => {
    const own = known.get(life) ?? new Map<number, Pattern>();
    known.set(life, own);
    let count = life.facts.length;
    while (count > 1 && moved(life.facts[count - 1]!.at, shift) >= now) count--;
    const pattern = own.get(count) ?? patternOf(life.facts.slice(0, count), columns, places);
    own.set(count, pattern);
    return pattern;
  };
}

async function columnsOf(pool: pg.Pool): Promise<Columns> {
  const { rows } = await pool.query<{ table: string; column: string; type: string }>(
    `select a.attrelid::regclass::text as table, a.attname as column, t.typname as type
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = any($1::regclass[]) and a.attnum > 0 and not a.attisdropped`,
    [Object.keys(columnsOfLines)],
  );
  const byTable = Map.groupBy(rows, ({ table }) => table);
  return new Map([...byTable].map(([table, own]) => [table, new Map(own.map(({ column, type }) => [column, type]))]));
}
