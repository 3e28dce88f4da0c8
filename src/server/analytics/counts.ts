import type { Instant, PlainDay } from '../../domain/calendar.ts';
import { isInScope, type Pile } from '../../domain/measures/cell.ts';
import { type Counts, countFacts } from '../../domain/measures/count.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import { daysWithin, type Span } from '../../domain/measures/period.ts';
import { type RollUpKey, storedColumns } from '../../domain/measures/rollUp.ts';
import { addInto, type Column, type Counter } from '../../domain/measures/tally.ts';
import { type Moment, type Scope, scopes } from '../../domain/measures/vocabulary.ts';
import type { Database } from '../platform/db.ts';
import { factsWhere } from './facts.ts';

export type ScopedCounts = Readonly<Record<Scope, Counts>>;
type Counting = Record<Scope, Record<Moment, Counter>>;

/**
 * Counts of a period by unit, category or place, in both scopes, as things stand now; '' is nobody's. Whole months and days come from the
 * roll-ups, what is left at the ends of the period from the facts. @param asOf now: what is not due by then is taken off
 */
export async function countsFromRollUps(
  database: Database,
  key: RollUpKey,
  { period, asOf }: { readonly period: Span; readonly asOf: Instant },
): Promise<ReadonlyMap<string, ScopedCounts>> {
  const sheet = new Map<string, Counting>();
  const { days, edges } = daysWithin(period);
  const [summed, undue, atEdges] = await Promise.all([
    days === null ? [] : summedCells(database, key, days),
    undueNow(database, key, { period, asOf }),
    edges.length === 0 ? [] : edgeCounts(database, key, { edges, asOf }),
  ]);
  for (const { at, moment, pile, tally } of summed) add(sheet, at, { moment, pile, tally });
  for (const { at, moment, pile, promise, cases } of undue) add(sheet, at, { moment, pile, tally: { [promise]: -cases } });
  for (const [at, counts] of atEdges) {
    for (const scope of scopes) {
      for (const [moment, tally] of Object.entries(counts[scope])) addInto(countingAt(sheet, at)[scope][moment as Moment], tally);
    }
  }
  return sheet;
}

function add(
  sheet: Map<string, Counting>,
  at: string,
  { moment, pile, tally }: { readonly moment: Moment; readonly pile: Pile; readonly tally: Counter },
): void {
  const counting = countingAt(sheet, at);
  for (const scope of scopes) if (isInScope(pile, scope)) addInto(counting[scope][moment], tally);
}

function countingAt(sheet: Map<string, Counting>, at: string): Counting {
  const known = sheet.get(at);
  if (known) return known;
  const blank = () => ({ created: {}, responseDue: {}, due: {}, closed: {}, calledBack: {} });
  const made = { full: blank(), assessed: blank() };
  sheet.set(at, made);
  return made;
}

type Summed = { readonly at: string; readonly moment: Moment; readonly pile: Pile; readonly tally: Counter };

const sums = storedColumns.map(([, stored]) => `sum(${stored})`).join(', ');
const tables = {
  unit: { day: 'unit_day', month: 'unit_month' },
  category: { day: 'spot_day', month: 'category_month' },
  place: { day: 'spot_day', month: 'place_month' },
} as const;

async function summedCells(database: Database, key: RollUpKey, days: { from: PlainDay; to: PlainDay }): Promise<Summed[]> {
  const { months, rest } = wholeMonths(days);
  const columns = `moment, pile, ${key}, ${storedColumns.map(([, stored]) => stored).join(', ')}`;
  const parts = [
    ...(months
      ? [`select ${columns} from analytics.${tables[key].month} where month >= '${months.from}' and month < '${months.to}'`]
      : []),
    ...rest.map(({ from, to }) => `select ${columns} from analytics.${tables[key].day} where day >= '${from}' and day < '${to}'`),
  ];
  // One text for the sums: reading forty numbers a line would cost more than adding them.
  const { rows } = await database.pool.query<[Moment, Pile, string, string]>({
    text: `select moment, pile, ${key}, array[${sums}]::text from (${parts.join(' union all ')}) c group by 1, 2, 3`,
    rowMode: 'array',
  });
  return rows.map(([moment, pile, at, text]) => ({ at, moment, pile, tally: tallyFrom(text) }));
}

function tallyFrom(text: string): Counter {
  const tally: Counter = {};
  for (const [i, value] of text.slice(1, -1).split(',').entries()) {
    const column = storedColumns[i]?.[0];
    if (column !== undefined && value !== 'NULL' && value !== '0') tally[column] = Number(value);
  }
  return tally;
}

/** The calendar months that lie wholly within the days, and the days before and after them. */
export function wholeMonths({ from, to }: { readonly from: PlainDay; readonly to: PlainDay }): {
  readonly months: { readonly from: PlainDay; readonly to: PlainDay } | null;
  readonly rest: readonly { readonly from: PlainDay; readonly to: PlainDay }[];
} {
  const start = Temporal.PlainDate.from(from);
  const first = start.day === 1 ? from : start.with({ day: 1 }).add({ months: 1 }).toString();
  const last = `${to.slice(0, 8)}01`;
  if (first >= last) return { months: null, rest: [{ from, to }] };
  const rest = [
    { from, to: first },
    { from: last, to },
  ];
  return { months: { from: first, to: last }, rest: rest.filter((each) => each.from < each.to) };
}

type Undue = { at: string; moment: Moment; pile: Pile; promise: Column; cases: number };

/** What is owed, not done, and not due yet: neither kept nor broken. */
async function undueNow(database: Database, key: RollUpKey, { period, asOf }: { period: Span; asOf: Instant }): Promise<Undue[]> {
  const { rows } = await database.pool.query<Undue>({
    name: `undue-by-${key}`,
    text: `select p.${key} as at, m.moment, p.pile, p.promise, count(*)::int as cases
      from analytics.open_promise p, lateral (values ('created', p.created), ('responseDue', p.response_due), ('due', p.due),
        ('closed', p.closed), ('calledBack', p.called_back)) m(moment, at)
      where p.due_by > $1 and m.at >= $2 and m.at < $3
      group by 1, 2, 3, 4`,
    values: [asOf, period.from, period.to],
  });
  return rows;
}

/** Cases whose first day is not after the edge, and whose last not before. */
async function edgeCounts(
  database: Database,
  key: RollUpKey,
  { edges, asOf }: { readonly edges: readonly Span[]; readonly asOf: Instant },
): Promise<[string, ScopedCounts][]> {
  const within = (i: number) =>
    `f.first_day <= ($${2 * i + 2}::timestamptz at time zone 'Asia/Shanghai')::date
     and f.last_day >= ($${2 * i + 1}::timestamptz at time zone 'Asia/Shanghai')::date`;
  const facts = await factsWhere(
    database,
    edges.map((_, i) => `(${within(i)})`).join(' or '),
    edges.flatMap(({ from, to }) => [from, to]),
  );
  // What is not due is taken off once, for the whole period, from the open promises.
  const never = '9999-12-31T00:00:00.000Z' > asOf ? '9999-12-31T00:00:00.000Z' : asOf;
  const keyOf = (place: { unit: string | null; categoryCode: string | null; placeId: string | null }) =>
    (key === 'unit' ? place.unit : key === 'category' ? place.categoryCode : place.placeId) ?? '';
  return edges.flatMap((edge) => {
    const of = (scope: Scope) => countFacts(facts, { period: edge, scope, asOf: never, counting: defaultCounting }, keyOf);
    const [full, assessed] = [of('full'), of('assessed')];
    return [...full].map(([at, counts]): [string, ScopedCounts] => [
      at,
      { full: counts, assessed: assessed.get(at) ?? { created: {}, responseDue: {}, due: {}, closed: {}, calledBack: {} } },
    ]);
  });
}
