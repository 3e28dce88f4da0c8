import type { Instant, PlainDay } from '../../domain/calendar.ts';
import { isInScope, type Pile } from '../../domain/measures/cell.ts';
import { type Counts, countFacts } from '../../domain/measures/count.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import { daysWithin, type Span, stretchesWithin } from '../../domain/measures/period.ts';
import { type RollUpKey, storedColumns } from '../../domain/measures/rollUp.ts';
import { addInto, type Column, type Counter } from '../../domain/measures/tally.ts';
import { type Moment, type Scope, scopes } from '../../domain/measures/vocabulary.ts';
import type { Database } from '../platform/db.ts';
import { factsWhere } from './facts.ts';

/** Whose the counts are. */
export type CountKey = Exclude<RollUpKey, 'since'>;
export type ScopedCounts = Readonly<Record<Scope, Counts>>;
type Counting = Record<Scope, Record<Moment, Counter>>;

/**
 * Counts of a period by unit, category or place, in both scopes, as things stand now; '' is nobody's. Whole months and days come from the
 * roll-ups; of units also the stretches of a day at the ends of the period; what is left there, from the facts.
 * @param asOf now: what is not due by then is taken off
 */
export async function countsFromRollUps(
  database: Database,
  key: CountKey,
  { period, asOf }: { readonly period: Span; readonly asOf: Instant },
): Promise<ReadonlyMap<string, ScopedCounts>> {
  const sheet = new Map<string, Counting>();
  const { days, ends, edges } = cutUp(key, period);
  const [summed, undue, atEdges] = await Promise.all([
    days === null && ends.length === 0 ? [] : summedCells(database, key, days, ends),
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

type Stretches = ReturnType<typeof stretchesWithin>['stretches'];

/** Only units are kept by the stretch: categories and places are never asked for a day that ends at noon but in a report. */
function cutUp(key: CountKey, period: Span) {
  const { days, edges } = daysWithin(period);
  if (key !== 'unit') return { days, ends: [], edges };
  const cut = edges.map(stretchesWithin);
  return { days, ends: cut.flatMap((each) => each.stretches), edges: cut.flatMap((each) => each.edges) };
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

async function summedCells(
  database: Database,
  key: CountKey,
  days: { readonly from: PlainDay; readonly to: PlainDay } | null,
  ends: Stretches,
): Promise<Summed[]> {
  const { months, rest } = days ? wholeMonths(days) : { months: null, rest: [] };
  const columns = `moment, pile, ${key}, ${storedColumns.map(([, stored]) => stored).join(', ')}`;
  const parts = [
    ...(months
      ? [`select ${columns} from analytics.${tables[key].month} where month >= '${months.from}' and month < '${months.to}'`]
      : []),
    ...rest.map(({ from, to }) => `select ${columns} from analytics.${tables[key].day} where day >= '${from}' and day < '${to}'`),
    ...ends.map(({ day, since }) => `select ${columns} from analytics.unit_stretch where day = '${day}' and since = '${since}'`),
  ];
  // One text for the sums: reading forty numbers a line would cost more than adding them.
  const { rows } = await database.pool.query<[Moment, Pile, string, string]>({
    text: `select moment, pile, ${key}, array[${sums}]::text from (${parts.join(' union all ')}) c group by 1, 2, 3`,
    rowMode: 'array',
  });
  return rows.map(([moment, pile, at, text]) => ({ at, moment, pile, tally: tallyFrom(text) }));
}

/**
 * Counts of calendar months, '2026-03-01', of some units together or of the whole school; months with nothing are missing.
 * @param months first days, oldest first, without a gap
 */
export async function countsOfMonths(
  database: Database,
  {
    months,
    units,
    asOf,
  }: { readonly months: readonly PlainDay[]; readonly units: readonly string[] | null; readonly asOf: Instant },
): Promise<ReadonlyMap<PlainDay, ScopedCounts>> {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const sheet = new Map<PlainDay, Counting>();
  const [summed, undue] = await Promise.all([
    database.pool.query<[PlainDay, Moment, Pile, string]>({
      text: `select month, moment, pile, array[${sums}]::text from analytics.unit_month
        where month >= $1 and month <= $2 and ($3::text[] is null or unit = any($3)) group by 1, 2, 3`,
      values: [first, last, units],
      rowMode: 'array',
    }),
    database.pool.query<Undue>({
      name: 'undue-by-month',
      text: `select date_trunc('month', m.at at time zone 'Asia/Shanghai')::date as at, m.moment, p.pile, p.promise, count(*)::int as cases
        from analytics.open_promise p, ${momentsOfPromise}
        where p.due_by > $1 and ($2::text[] is null or p.unit = any($2)) and m.at is not null
        group by 1, 2, 3, 4`,
      values: [asOf, units],
    }),
  ]);
  for (const [month, moment, pile, text] of summed.rows) add(sheet, month, { moment, pile, tally: tallyFrom(text) });
  for (const { at, moment, pile, promise, cases } of undue.rows) {
    if (at >= first && at <= last) add(sheet, at, { moment, pile, tally: { [promise]: -cases } });
  }
  return sheet;
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

const momentsOfPromise = `lateral (values ('created', p.created), ('responseDue', p.response_due), ('due', p.due),
        ('closed', p.closed), ('calledBack', p.called_back)) m(moment, at)`;

/** What is owed, not done, and not due yet: neither kept nor broken. */
async function undueNow(database: Database, key: CountKey, { period, asOf }: { period: Span; asOf: Instant }): Promise<Undue[]> {
  const { rows } = await database.pool.query<Undue>({
    name: `undue-by-${key}`,
    text: `select p.${key} as at, m.moment, p.pile, p.promise, count(*)::int as cases
      from analytics.open_promise p, ${momentsOfPromise}
      where p.due_by > $1 and m.at >= $2 and m.at < $3
      group by 1, 2, 3, 4`,
    values: [asOf, period.from, period.to],
  });
  return rows;
}

/** Cases whose first day is not after the edge, and whose last not before. */
async function edgeCounts(
  database: Database,
  key: CountKey,
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
