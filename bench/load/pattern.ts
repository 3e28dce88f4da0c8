import { type CaseEvent, unborn } from '../../src/domain/case/case.ts';
import type { RollUp } from '../../src/domain/measures/cell.ts';
import { tell, untold } from '../../src/domain/measures/factOfCase.ts';
import { type RollUpKey, rollUps, storedColumns } from '../../src/domain/measures/rollUp.ts';
import { promiseRows, rollUpChanges } from '../../src/server/analytics/execute.ts';
import { partsOf } from '../../src/server/cases/record.ts';
import { tracesOfHistory } from '../../src/server/cases/traces.ts';
import { factOf, viewOf } from '../../src/server/cases/view.ts';
import type { Reference } from '../../src/server/directory/queries.ts';
import { copyField } from './copyInto.ts';
import { dayNumber, type Mould, mouldOf, slot } from './mould.ts';

/** What one life leaves in each table, as the statement of a command would write it (cases/record.ts). */
export type Pattern = {
  readonly event: Mould;
  readonly case_view: Mould;
  readonly 'analytics.case_fact': Mould;
  readonly case_terms: Mould;
  readonly 'analytics.open_promise': Mould;
  readonly 'analytics.part_fact': Mould;
  /** What it adds to the roll-ups by day; those by month follow from them. */
  readonly cells: Readonly<Record<RollUp, readonly PatternCell[]>>;
  readonly anonymous: boolean;
  readonly events: number;
};

export type PatternCell = {
  readonly day: number;
  readonly moment: string;
  readonly pile: string;
  /** Unit, stretch of the day, category, place: what the roll-up has. */
  readonly keys: Readonly<Record<string, string>>;
  /** Places in `storedColumns` and what is added there, in turn. */
  readonly tally: readonly number[];
};

/** Columns and their types by table, as the database has them. */
export type Columns = ReadonlyMap<string, ReadonlyMap<string, string>>;
export const columnsOfLines = {
  event: ['case_id', 'version', 'type', 'data', 'actor', 'unit', 'at'],
  case_view: Object.keys(viewOf('', unborn)),
  case_terms: ['case_id', 'terms', 'bands'],
  'analytics.case_fact': Object.keys(factOf('', untold)),
  'analytics.open_promise': [
    'case_id',
    'promise',
    'due_by',
    'pile',
    'unit',
    'category',
    'place',
    'created',
    'response_due',
    'due',
    'closed',
    'called_back',
  ],
  'analytics.part_fact': ['case_id', 'unit', 'added_at', 'due_at', 'signed_at', 'reported_at'],
  follow_code: ['code_hash', 'case_id'],
} as const satisfies Record<string, readonly string[]>;

/** Folds the facts and paints everything that hangs on them. */
export function patternOf(facts: readonly CaseEvent[], columns: Columns, places: Reference['places']): Pattern {
  const told = tell(untold, facts);
  const fact = { ...factOf(slot.id, told), ...(told.state.requester === null ? {} : { requester_key: slot.requesterKey }) };
  const { terms, bands } = tracesOfHistory([unnumbered(facts[0]!), ...facts.slice(1)], places)!;
  const ownTerms = [...terms.filter((term) => !term.startsWith('month:')), `month:${slot.month}`].map(lexeme).join(' ');
  return {
    event: mouldOf(facts.map((each, i) => eventLine(each, i + 1)).join('')),
    case_view: mouldOf(lineOf('case_view', viewOf(slot.id, told.state))),
    'analytics.case_fact': mouldOf(lineOf('analytics.case_fact', fact)),
    'analytics.part_fact': mouldOf(
      partsOf(told.state)
        .map((part) => lineOf('analytics.part_fact', { case_id: slot.id, ...part }))
        .join(''),
    ),
    case_terms: mouldOf(`${slot.id}\t${ownTerms} ${slot.numberTerms}\t${copyField(bands, '_int4')}\n`),
    'analytics.open_promise': mouldOf(
      promiseRows(slot.id, told)
        .map((row) => lineOf('analytics.open_promise', row))
        .join(''),
    ),
    cells: cellsOf(rollUpChanges(slot.id, untold, told)),
    anonymous: told.state.anonymous,
    events: facts.length,
  };

  function lineOf(table: keyof typeof columnsOfLines, row: object): string {
    const types = columns.get(table)!;
    const values = new Map(Object.entries(row));
    return `${columnsOfLines[table].map((column) => copyField(values.get(column), types.get(column)!)).join('\t')}\n`;
  }
}

function eventLine({ type, at, by, unit, ...data }: CaseEvent, version: number): string {
  const fields = [slot.id, String(version), type, copyField(data, 'jsonb'), by, copyField(unit, 'text'), at];
  return `${fields.join('\t')}\n`;
}

/** The terms of the number come with the copy; those of the stand-in would be words. */
function unnumbered(fact: CaseEvent): CaseEvent {
  return fact.type === 'CaseSubmitted' ? { ...fact, number: '' } : fact;
}

/** As a tsvector is written, within a field of COPY. */
export function lexeme(term: string): string {
  return copyField(`'${term.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`, 'text');
}

const placeOf = new Map(storedColumns.map(([, stored], place) => [stored, place]));

function cellsOf(changes: ReturnType<typeof rollUpChanges>): Pattern['cells'] {
  const cells: Partial<Record<RollUp, readonly PatternCell[]>> = {};
  for (const [i, store] of rollUps.entries())
    if (store.time === 'day') cells[store.of] = changes[i]!.map((row) => cellOf(row, store.keys));
  // Every kind of roll-up is stored by day.
  return cells as Pattern['cells'];
}

function cellOf(row: Readonly<Record<string, unknown>>, keys: readonly RollUpKey[]): PatternCell {
  const tally = Object.entries(row).flatMap(([column, count]) => {
    const place = placeOf.get(column);
    return place === undefined ? [] : [place, count as number];
  });
  // rollUpChanges names the days, moments, piles and keys of the domain.
  return {
    day: dayNumber(row['day'] as string),
    moment: row['moment'] as string,
    pile: row['pile'] as string,
    keys: Object.fromEntries(keys.map((key) => [key, row[key] as string])),
    tally,
  };
}
