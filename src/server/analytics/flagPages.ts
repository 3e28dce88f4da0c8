import type { MeasureFact } from '../../domain/measures/fact.ts';
import { caseFlags, type Flag } from '../../domain/measures/flags.ts';
import type { Span } from '../../domain/measures/period.ts';
import type { FlagKind } from '../../domain/measures/vocabulary.ts';
import type { Database } from '../platform/db.ts';
import { type FactPlace, factsInOrder, type ListedFact, listedFacts, ofPeriod } from './facts.ts';
import { withLooks } from './withLooks.ts';

/** A sign with its cases, and where it stands among those of its kind. */
export type ListedFlag = Flag & { readonly listed: readonly ListedFact[]; readonly place: FactPlace };

export type FlagPages = {
  /** The first of each kind, up to the size of a page. */
  readonly flags: readonly ListedFlag[];
  /** Kinds that have more, with the place of the last shown. */
  readonly more: ReadonlyMap<FlagKind, FactPlace>;
  /** How many there are in all; unit '' is nobody's. */
  readonly tallies: ReadonlyMap<string, ReadonlyMap<FlagKind, number>>;
};

type FlagAsk = { readonly period: Span; readonly unit: string | null; readonly size: number };

/** The kinds that follow from cases, in the order of the engine; the condition may hold for more cases, and for none less. */
const conditions = {
  'closed-then-reopened': 'f.round > 1',
  'filed-by-own-unit': 'f.requester_unit in (f.unit, f.first_unit)',
  'rated-by-own-unit': "(f.rater_unit = f.unit or f.via = 'self' and f.requester_unit = f.unit)",
  'contact-before-call-back': `f.resolved_at is not null and (f.contacts_after_resolution <> '[]'
    or exists (select from analytics.contact_look l where l.case_id = f.case_id))`,
} as const;
type CaseKind = keyof typeof conditions;
const caseKinds = Object.keys(conditions) as readonly CaseKind[];

/** Signs of cases of a period, counted by unit, with a page of each kind; however many cases there are, a batch is held at once. */
export async function flagPages(database: Database, ask: FlagAsk): Promise<FlagPages> {
  const shown = new Map<FlagKind, ListedFlag[]>();
  const more = new Map<FlagKind, FactPlace>();
  const tallies = new Map<string, Map<FlagKind, number>>();
  const take = (flag: ListedFlag) => {
    const own = tallies.get(flag.unit ?? '') ?? new Map<FlagKind, number>();
    tallies.set(flag.unit ?? '', own.set(flag.kind, (own.get(flag.kind) ?? 0) + 1));
    const list = shown.get(flag.kind) ?? [];
    shown.set(flag.kind, list);
    const last = list.at(-1);
    if (last === undefined || isOnPage(flag, last, list.length < ask.size)) list.push(flag);
    else if (!more.has(flag.kind)) more.set(flag.kind, last.place);
  };
  for await (const flag of signsOf(database, caseKinds, { ...ask, after: null })) take(flag);
  for await (const flag of splitsIn(database, { ...ask, after: null })) take(flag);
  return { flags: [...shown.values()].flat(), more, tallies };
}

/** More signs of one kind, behind a place; without counts. */
export async function moreFlags(
  database: Database,
  kind: FlagKind,
  ask: FlagAsk & { readonly after: FactPlace | null },
): Promise<Pick<FlagPages, 'flags' | 'more'>> {
  const isOfCases = (each: FlagKind): each is CaseKind => each in conditions;
  if (!isOfCases(kind) && kind !== 'split-cases') return { flags: [], more: new Map() };
  const flags: ListedFlag[] = [];
  for await (const flag of isOfCases(kind) ? signsOf(database, [kind], ask) : splitsIn(database, ask)) {
    const last = flags.at(-1);
    if (last && !isOnPage(flag, last, flags.length < ask.size)) return { flags, more: new Map([[kind, last.place]]) };
    flags.push(flag);
  }
  return { flags, more: new Map() };
}

/** Signs of one group of cases stand on one page. */
function isOnPage({ place }: ListedFlag, last: ListedFlag, hasRoom: boolean): boolean {
  return hasRoom || place.caseId === last.place.caseId;
}

type Walk = Pick<FlagAsk, 'period' | 'unit'> & { readonly after: FactPlace | null };

/** Accepted, resolved or called back in the period. */
const moved = (f: string) =>
  `(${['accepted_at', 'first_resolved_at', 'followed_up_at'].map((at) => `${f}.${at} >= $1 and ${f}.${at} < $2`).join(' or ')})`;

async function* signsOf(
  database: Database,
  kinds: readonly CaseKind[],
  { period, unit, after }: Walk,
): AsyncGenerator<ListedFlag> {
  const condition = `${ofPeriod} and ${moved('f')} and ($3::text is null or coalesce(f.rounds -> -1 ->> 'unit', f.unit) = $3)
    and (${kinds.map((kind) => `(${conditions[kind]})`).join(' or ')})`;
  for await (const batch of factsInOrder(database, condition, { values: [period.from, period.to, unit], after })) {
    const listed = new Map(batch.map((each) => [each.fact.caseId, each]));
    const looked: readonly MeasureFact[] = await withLooks(
      database,
      batch.map(({ fact }) => fact),
    );
    const flags = Map.groupBy(caseFlags(looked), ({ caseIds }) => caseIds[0] ?? '');
    for (const [caseId, one] of listed) {
      for (const flag of flags.get(caseId) ?? []) {
        if (isAmong(kinds, flag.kind)) yield { ...flag, listed: [one], place: one.place };
      }
    }
  }
}

function isAmong(kinds: readonly FlagKind[], kind: FlagKind): boolean {
  return kinds.includes(kind);
}

const groupsAtOnce = 500;

/**
 * Split cases: one query finds all cases that stand within a day of a neighbour with the same requester, category and place, grouped; which
 * of a group make a sign, the engine says. Before, each case was asked for its neighbours.
 */
async function* splitsIn(database: Database, { period, unit, after }: Walk): AsyncGenerator<ListedFlag> {
  const { rows: groups } = await database.pool.query<{ cases: string[]; day: string; first: string }>(
    `select array_agg(case_id::text) as cases, min(first_day)::text as day, min(case_id::text) as first
     from (
       select f.case_id, f.unit, f.first_day, f.requester_key, f.category_code, f.place_id,
         f.submitted_at - lag(f.submitted_at) over alike < interval '1 day' as is_after,
         lead(f.submitted_at) over alike - f.submitted_at < interval '1 day' as is_before
       from analytics.case_fact f
       where ${ofPeriod} and ${moved('f')} and f.requester_key is not null
       window alike as (partition by f.requester_key, f.category_code, f.place_id order by f.submitted_at)
     ) near
     where is_after or is_before
     group by requester_key, category_code, place_id
     having $3::text is null or bool_or(unit = $3)
     order by min(first_day), min(case_id::text)`,
    [period.from, period.to, unit],
  );
  const rest = groups.filter(
    ({ day, first }) => after === null || day > after.day || (day === after.day && first > after.caseId),
  );
  for (let at = 0; at < rest.length; at += groupsAtOnce) {
    const some = rest.slice(at, at + groupsAtOnce);
    const facts = await listedFacts(
      database,
      some.flatMap(({ cases }) => cases),
    );
    for (const { cases, day, first } of some) {
      const own = cases.flatMap((id) => facts.get(id) ?? []);
      for (const flag of caseFlags(own.map(({ fact }) => fact))) {
        if (flag.kind !== 'split-cases' || (unit !== null && flag.unit !== unit)) continue;
        yield { ...flag, listed: flag.caseIds.flatMap((id) => facts.get(id) ?? []), place: { day, caseId: first } };
      }
    }
  }
}
