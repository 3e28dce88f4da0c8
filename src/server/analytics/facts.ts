import type pg from 'pg';
import type { PlainDay } from '../../domain/calendar.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';

/** The columns of analytics.case_fact that make a MeasureFact, in the order of `factFrom`. */
export const factSelection = [
  'case_id',
  'phase',
  'category_code',
  'first_category_code',
  'place_id',
  'channel',
  'nature',
  'grade',
  'unit',
  'first_unit',
  'submitted_at',
  'accepted_at',
  'dispatched_at',
  'contact_by',
  'respond_by',
  'responded_at',
  'first_contact_at',
  'resolve_by',
  'first_resolved_at',
  'resolved_at',
  'followed_up_at',
  'ended_at',
  'close_reason',
  'answered_directly',
  'via',
  'contacted',
  'solved',
  'handling',
  'process',
  'round',
  'dispatches',
  'returns',
  'nudges',
  'assessed',
  'exclusion',
  'on_ledger',
  'merged_into',
  'extensions',
  'attempts',
  'sign_by',
  'signed_at',
  'sub_orders',
  'rounds',
  'dispatch_log',
  'repeat_of',
  'rebounded',
  'requester_key',
  'requester_unit',
  'rater_unit',
  'contacts_after_resolution',
  'same_day_by',
].join(', ');

/** A stored line as a fact. Only record.ts writes the table, from values of these types. */
export function factFrom(row: readonly unknown[]): MeasureFact {
  const at = <K extends keyof MeasureFact>(i: number) => row[i] as MeasureFact[K];
  return {
    caseId: at<'caseId'>(0),
    phase: at<'phase'>(1),
    categoryCode: at<'categoryCode'>(2),
    firstCategoryCode: at<'firstCategoryCode'>(3),
    placeId: at<'placeId'>(4),
    channel: at<'channel'>(5),
    nature: at<'nature'>(6),
    grade: at<'grade'>(7),
    unit: at<'unit'>(8),
    firstUnit: at<'firstUnit'>(9),
    submittedAt: at<'submittedAt'>(10),
    acceptedAt: at<'acceptedAt'>(11),
    dispatchedAt: at<'dispatchedAt'>(12),
    contactBy: at<'contactBy'>(13),
    respondBy: at<'respondBy'>(14),
    respondedAt: at<'respondedAt'>(15),
    firstContactAt: at<'firstContactAt'>(16),
    resolveBy: at<'resolveBy'>(17),
    firstResolvedAt: at<'firstResolvedAt'>(18),
    resolvedAt: at<'resolvedAt'>(19),
    followedUpAt: at<'followedUpAt'>(20),
    endedAt: at<'endedAt'>(21),
    closeReason: at<'closeReason'>(22),
    answeredDirectly: at<'answeredDirectly'>(23),
    via: at<'via'>(24),
    contacted: at<'contacted'>(25),
    solved: at<'solved'>(26),
    handling: at<'handling'>(27),
    process: at<'process'>(28),
    round: at<'round'>(29),
    dispatches: at<'dispatches'>(30),
    returns: at<'returns'>(31),
    nudges: at<'nudges'>(32),
    assessed: at<'assessed'>(33),
    excluded: at<'excluded'>(34),
    onLedger: at<'onLedger'>(35),
    mergedInto: at<'mergedInto'>(36),
    extensions: at<'extensions'>(37),
    attempts: at<'attempts'>(38),
    signBy: at<'signBy'>(39),
    signedAt: at<'signedAt'>(40),
    subOrders: at<'subOrders'>(41),
    rounds: at<'rounds'>(42),
    dispatchLog: at<'dispatchLog'>(43),
    repeatOf: at<'repeatOf'>(44),
    rebounded: at<'rebounded'>(45),
    requesterKey: at<'requesterKey'>(46),
    requesterUnit: at<'requesterUnit'>(47),
    raterUnit: at<'raterUnit'>(48),
    contactsAfterResolution: at<'contactsAfterResolution'>(49),
    sameDayBy: at<'sameDayBy'>(50),
  };
}

/** All facts that a condition picks. @param condition SQL over case_fact, `f` */
export async function factsWhere(
  database: { readonly pool: Pick<pg.Pool, 'query'> },
  condition: string,
  values: readonly unknown[],
): Promise<MeasureFact[]> {
  const { rows } = await database.pool.query<unknown[]>({
    text: `select ${factSelection} from analytics.case_fact f where ${condition}`,
    values: [...values],
    rowMode: 'array',
  });
  return rows.map(factFrom);
}

/** SQL: of some day of a period; `$1` and `$2` are its ends. More facts than those of the period, never less: the engine looks at the moments. */
export const ofPeriod = `f.first_day <= ($2::timestamptz at time zone 'Asia/Shanghai')::date
  and f.last_day >= ($1::timestamptz at time zone 'Asia/Shanghai')::date`;

/** SQL: units that had to do with a case, as `unitsOf` of sight.ts says. @param list a parameter of type text[] */
export function ofUnits(list: string): string {
  const among = (column: string) =>
    `exists (select from jsonb_array_elements(${column}) x where x->>'unit' = any(${list}::text[]))`;
  return `(f.unit = any(${list}::text[]) or f.first_unit = any(${list}::text[])
    or ${among('f.rounds')} or ${among('f.dispatch_log')} or ${among('f.sub_orders')})`;
}

/** A fact with what a list of cases needs besides, and where it stands in the order of facts. */
export type ListedFact = {
  readonly fact: MeasureFact;
  readonly number: string;
  readonly confidentiality: Confidentiality;
  readonly place: FactPlace;
};
/** By the first day that a fact adds to, then by its id. */
export type FactPlace = { readonly day: PlainDay; readonly caseId: string };

/** Facts by their ids. */
export async function listedFacts(
  database: { readonly pool: Pick<pg.Pool, 'query'> },
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListedFact>> {
  const { rows } = await database.pool.query<unknown[]>({
    text: `select ${listedSelection} from analytics.case_fact f where f.case_id = any($1::uuid[])`,
    values: [ids],
    rowMode: 'array',
  });
  return new Map(rows.map(listed).map((each) => [each.fact.caseId, each]));
}

/** Facts in order, batch by batch, from behind a place: no more than a batch is held, however many there are. */
export async function* factsInOrder(
  database: { readonly pool: Pick<pg.Pool, 'query'> },
  condition: string,
  { values, after }: { readonly values: readonly unknown[]; readonly after: FactPlace | null },
): AsyncGenerator<readonly ListedFact[]> {
  for (let place = after; ; ) {
    const n = values.length;
    const behind = place === null ? '' : `and (f.first_day, f.case_id) > ($${n + 1}::date, $${n + 2}::uuid)`;
    const { rows } = await database.pool.query<unknown[]>({
      text: `select ${listedSelection} from analytics.case_fact f
        where ${condition} ${behind} order by f.first_day, f.case_id limit ${batch}`,
      values: place === null ? [...values] : [...values, place.day, place.caseId],
      rowMode: 'array',
    });
    const facts = rows.map(listed);
    const last = facts.at(-1);
    if (last) yield facts;
    if (!last || facts.length < batch) return;
    place = last.place;
  }
}

function listed(row: readonly unknown[]): ListedFact {
  const fact = factFrom(row);
  const [number, confidentiality, day] = row.slice(width) as [string, Confidentiality, PlainDay]; // as selected above
  return { fact, number, confidentiality, place: { day, caseId: fact.caseId } };
}

const listedSelection = `${factSelection}, number, confidentiality, first_day::text`;
const width = factSelection.split(', ').length;
const batch = 2000;

/** The same, batch by batch inside a transaction of the caller, for more facts than should be held at once. */
export async function* factsInBatches(
  client: Pick<pg.PoolClient, 'query'>,
  condition: string,
  values: readonly unknown[],
): AsyncGenerator<readonly MeasureFact[]> {
  await client.query(`declare facts no scroll cursor for select ${factSelection} from analytics.case_fact f where ${condition}`, [
    ...values,
  ]);
  for (;;) {
    const { rows } = await client.query<unknown[]>({ text: `fetch ${batch} from facts`, rowMode: 'array' });
    if (rows.length > 0) yield rows.map(factFrom);
    if (rows.length < batch) break;
  }
  await client.query('close facts');
}
