import { type Account, behind } from '../../domain/measures/behind.ts';
import { type Counts, countFacts, pooled } from '../../domain/measures/count.ts';
import { defaultCounting, type Entry } from '../../domain/measures/entry.ts';
import { type Fraction, fraction, subtract, sum, zero } from '../../domain/measures/fraction.ts';
import { lossesIn, measures, type Rate, rateOf } from '../../domain/measures/measure.ts';
import { weightingOf } from '../../domain/measures/scheme.ts';
import type { LossReason, MeasureId, Scope } from '../../domain/measures/vocabulary.ts';
import type { Database } from '../platform/db.ts';
import { accountConditions, leavesAssessment } from './accountConditions.ts';
import type { ScopedCounts } from './counts.ts';
import { type FactPlace, factsInOrder, type ListedFact, ofPeriod, ofUnits } from './facts.ts';
import type { MeasureAsk } from './queries.ts';

/** Of which rate the accounts are asked for. `units` null: of the whole school. `seen`: of which units the asker sees the cases. */
export type BehindAsk = Pick<MeasureAsk, 'assessment' | 'period' | 'asOf'> & {
  readonly measure: MeasureId;
  readonly units: readonly string[] | null;
  /** The beginning of a code. */
  readonly category: string | null;
  readonly reason: LossReason | null;
  readonly seen: 'all' | readonly string[];
};

/** How far a list was read: what is not whole stands first. */
export type BehindPlace = FactPlace & { readonly stage: Stage };
const stages = ['short', 'whole'] as const;
type Stage = (typeof stages)[number];

export function placeText({ stage, day, caseId }: BehindPlace): string {
  return `${stage}.${day}.${caseId}`;
}

/** @param text as `placeText` writes it, which the contract has proved */
export function placeIn(text: string): BehindPlace {
  const [stage, day, caseId] = text.split('.') as [Stage, string, string];
  return { stage, day, caseId };
}

export type ListedAccount = Account & { readonly listed: ListedFact };

/**
 * A page of the accounts that the asker sees, those that are not whole first, in the order of the cases. It is read from the facts as far as
 * needed, so a page of a year costs what a page of a day does, save that what is rare is looked for.
 */
export async function accountsPage(
  database: Database,
  ask: BehindAsk,
  { after, size }: { readonly after: BehindPlace | null; readonly size: number },
): Promise<{ readonly accounts: readonly ListedAccount[]; readonly next: BehindPlace | null }> {
  const accounts: ListedAccount[] = [];
  let last: BehindPlace | null = null;
  const from = after === null ? 0 : stages.indexOf(after.stage);
  for (const stage of stages.slice(from, ask.reason === null ? 2 : 1)) {
    const { counted, short } = accountConditions[ask.measure];
    const condition = stage === 'short' ? `${counted} and ${short}` : counted;
    for await (const batch of visibleFacts(database, ask, { condition, after: after?.stage === stage ? after : null })) {
      for (const listed of batch) {
        const found = accountsOf(listed, ask).filter(
          ({ reason }) => (reason === null) === (stage === 'whole') && (ask.reason === null || ask.reason === reason),
        );
        if (found.length === 0) continue;
        if (last !== null && accounts.length >= size) return { accounts, next: last };
        accounts.push(...found.map((account) => ({ ...account, listed })));
        last = { stage, ...listed.place };
      }
    }
  }
  return { accounts, next: null };
}

export type Sums = { readonly accounts: number; readonly part: Fraction; readonly of: number; readonly left: number };

/**
 * What of a rate the asker may not see one by one. Whoever sees all cases of the units in question lacks the confidential ones, which are
 * few; for anybody else it is what remains of the whole when the cases of the own units are taken off.
 */
export async function hiddenSums(database: Database, ask: BehindAsk, counts: ScopedCounts): Promise<Sums> {
  const { seen, units } = ask;
  const seesAll = seen === 'all' || units?.every((unit) => seen.includes(unit));
  if (seesAll) return sumsOf(inOrder(database, ask, { condition: "f.confidentiality <> 'normal'", after: null }), ask);
  const [total, visible] = [
    totalsIn(counts, ask),
    await sumsOf(visibleFacts(database, ask, { condition: 'true', after: null }), ask),
  ];
  const chosen = ask.reason === null ? total.all : (total.reasons.find(({ reason }) => reason === ask.reason) ?? nothing);
  return {
    accounts: chosen.of - visible.accounts,
    part: subtract(chosen.part, visible.part),
    of: chosen.of - visible.of,
    left: total.excluded - visible.left,
  };
}

const nothing = { part: zero, of: 0 };

/** A rate of counts, and how many accounts are short for which reason: one account adds at most 1 to the whole, so they need not be read. */
export function totalsIn(counts: ScopedCounts, { measure, assessment }: Pick<BehindAsk, 'measure' | 'assessment'>) {
  const { scope, basis, scheme } = assessment;
  const weighting = weightingOf(scheme);
  const rate = (which: Scope): Rate => rateOf(measure, counts[which], { basis, weighting });
  const tally = counts[scope][basis === 'natural' ? measures[measure].moment : basis];
  const losses = lossesIn(measure, tally, weighting);
  return {
    all: rate(scope),
    reasons: losses.map(({ reason, accounts, short }) => ({ reason, of: accounts, part: subtract(fraction(accounts), short) })),
    short: sum(losses.map((loss) => loss.short)),
    excluded: rate('full').of - rate('assessed').of,
  };
}

/** The first cases that left the assessed scope of this rate, as far as the asker sees them. */
export async function leftOut(database: Database, ask: BehindAsk, most: number): Promise<readonly ListedAccount[]> {
  const found: ListedAccount[] = [];
  const condition = `${accountConditions[ask.measure].counted} and ${leavesAssessment}`;
  for await (const batch of visibleFacts(database, ask, { condition, after: null })) {
    for (const listed of batch) found.push(...leftOf(listed, ask).map((account) => ({ ...account, listed })));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

/** Counts of units and categories together, which no roll-up keeps: from the facts, batch by batch. */
export async function countsOfFacts(database: Database, ask: BehindAsk): Promise<ScopedCounts> {
  const some: Record<Scope, Counts[]> = { full: [], assessed: [] };
  for await (const batch of inOrder(database, ask, { condition: 'true', after: null })) {
    const facts = batch.map(({ fact }) => fact);
    for (const scope of ['full', 'assessed'] as const) {
      const counts = countFacts(facts, { ...ask, scope, counting: defaultCounting }, ({ unit }) =>
        ask.units === null || ask.units.includes(unit ?? '') ? '' : null,
      );
      some[scope] = [pooled([...some[scope], ...counts.values()])];
    }
  }
  return { full: pooled(some.full), assessed: pooled(some.assessed) };
}

async function sumsOf(facts: AsyncGenerator<readonly ListedFact[]>, ask: BehindAsk): Promise<Sums> {
  let [accounts, of, left, part] = [0, 0, 0, zero];
  for await (const batch of facts) {
    const own = batch.flatMap((listed) => accountsOf(listed, ask)).filter(({ reason }) => !ask.reason || reason === ask.reason);
    accounts += own.length;
    of += own.reduce((total, each) => total + each.of, 0);
    part = sum([part, ...own.map((each) => each.part)]);
    left += batch.reduce((total, listed) => total + leftOf(listed, ask).length, 0);
  }
  return { accounts, part, of, left };
}

function accountsOf({ fact }: ListedFact, ask: BehindAsk, scope = ask.assessment.scope): readonly Account[] {
  const { measure, assessment, period, asOf, units } = ask;
  const { basis, scheme } = assessment;
  const question = { scope, basis, period, asOf, counting: defaultCounting, weighting: weightingOf(scheme) };
  const holds = ({ unit }: Entry) => units === null || units.includes(unit ?? '');
  return behind(measure, [fact], question, holds);
}

function leftOf(listed: ListedFact, ask: BehindAsk): readonly Account[] {
  const assessed = new Set(accountsOf(listed, ask, 'assessed').map(({ kind, unit }) => `${kind} ${unit}`));
  return accountsOf(listed, ask, 'full').filter(({ kind, unit }) => !assessed.has(`${kind} ${unit}`));
}

type Walk = { readonly condition: string; readonly after: FactPlace | null };

function visibleFacts(database: Database, ask: BehindAsk, { condition, after }: Walk) {
  const { seen } = ask;
  const normal = `f.confidentiality = 'normal' and ${condition}`;
  return inOrder(database, ask, { condition: seen === 'all' ? normal : `${normal} and ${ofUnits('$5')}`, after }, seen);
}

function inOrder(database: Database, { period, units, category }: BehindAsk, walk: Walk, seen: BehindAsk['seen'] = 'all') {
  const condition = `${ofPeriod} and ($3::text[] is null or ${ofUnits('$3')})
    and starts_with(f.category_code, coalesce($4::text, '')) and (${walk.condition})`;
  const values = [period.from, period.to, units, category];
  return factsInOrder(database, condition, { values: seen === 'all' ? values : [...values, seen], after: walk.after });
}
