import type { FastifyInstance } from 'fastify';
import { getCasesBehind, getMeasuredCase } from '../../contract/measures.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import { defaultCounting, entriesOf } from '../../domain/measures/entry.ts';
import { exclusionsOf, scopeOf } from '../../domain/measures/exclusion.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';
import { caseFlags } from '../../domain/measures/flags.ts';
import { divide, exactText, type Fraction, fraction, multiply, subtract } from '../../domain/measures/fraction.ts';
import { lostByReason } from '../../domain/measures/lostPoints.ts';
import { measures } from '../../domain/measures/measure.ts';
import { sameDayEnd } from '../../domain/measures/sameDay.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { basisOf } from './ask.ts';
import {
  accountsPage,
  type BehindAsk,
  countsOfFacts,
  hiddenSums,
  type ListedAccount,
  leftOut,
  placeIn,
  placeText,
  totalsIn,
} from './behind.ts';
import type { ScopedCounts } from './counts.ts';
import { factsWhere } from './facts.ts';
import { ratesIn } from './lines.ts';
import { asked } from './measureRoutes.ts';
import { countsBy, lastProof, successorsIn, totalOf, unitCounts } from './queries.ts';
import { mayOpen, maySeeFacts, unitsSeen } from './sight.ts';
import { withLooks } from './withLooks.ts';

const page = 100;

/** The way of an auditor: from a rate to its cases, and to what is known of one of them. */
export function behindRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, getCasesBehind, async ({ caller, query }) => {
    const { ask, reference } = await asked(deps, query);
    const { assessment, period } = ask;
    const { measure } = query;
    const unit = query.unit === 'all' ? null : query.unit;
    const before = Object.entries(successorsIn(reference)).flatMap(([old, now]) => (now === unit ? [old] : []));
    const units = unit === null ? null : ask.units === 'now' ? [unit, ...before] : [unit];
    const question: BehindAsk = {
      ...ask,
      measure,
      units,
      category: query.category ?? null,
      reason: query.reason ?? null,
      seen: unitsSeen(caller.actor),
    };
    const [list, left, own, proof] = await Promise.all([
      accountsPage(deps.analytics, question, { after: query.after === undefined ? null : placeIn(query.after), size: page }),
      leftOut(deps.analytics, question, page),
      countsOf(),
      lastProof(deps),
    ]);
    const hidden = await hiddenSums(deps.analytics, question, own);
    const totals = totalsIn(own, question);
    const worth = unit !== null && ask.units === 'then' && query.category === undefined ? pointsFor(own) : null;
    const moment = assessment.basis === 'natural' ? measures[measure].moment : assessment.basis;
    const chosen = totals.reasons.find(({ reason }) => reason === query.reason);
    return {
      basis: basisOf(ask, reference, proof),
      moment,
      rate: ratesIn(own, [measure], assessment)[0]!,
      accounts: list.accounts.map(lineOf),
      count: query.reason === undefined ? totals.all.of : (chosen?.of ?? 0),
      hidden: { accounts: hidden.accounts, part: exactText(hidden.part), of: hidden.of },
      reasons: totals.reasons.map(({ reason, of }) => ({ reason, cases: of })),
      excluded: left.map(({ caseId, unit: whose, listed }) => ({
        caseId,
        number: listed.number,
        unit: whose,
        reasons: [...exclusionsOf(listed.fact)],
      })),
      excludedHidden: hidden.left,
      next: list.next === null ? null : placeText(list.next),
    };

    async function countsOf(): Promise<ScopedCounts> {
      const { category } = query;
      if (category !== undefined && unit !== null) return countsOfFacts(deps.analytics, question);
      if (category !== undefined) {
        const counts = await countsBy(deps, 'category', ask);
        return totalOf(new Map([...counts].filter(([code]) => code.startsWith(category))));
      }
      const counts = await unitCounts(deps, reference, ask);
      return totalOf(unit === null ? counts : new Map([...counts].filter(([id]) => id === unit)));
    }

    function lineOf({ caseId, kind, unit: whose, part, of, reason, listed }: ListedAccount) {
      const { fact, number } = listed;
      const entry = entriesOf(fact, defaultCounting).find(
        (each) => each.kind === kind && each.unit === whose && each.moments[moment],
      );
      return {
        caseId,
        number,
        kind,
        unit: whose,
        category: fact.categoryCode,
        place: buildingOf(fact.placeId, reference),
        at: entry?.moments[moment] ?? period.from,
        part: exactText(part),
        of,
        reason,
        points: reason === null || worth === null ? null : exactText(multiply(worth, subtract(fraction(of), part))),
      };
    }

    /** What a whole account costs: what the item lost, spread over what its accounts are short of. null: the measure is no item. */
    function pointsFor(counts: ScopedCounts): Fraction | null {
      const item = lostByReason(counts, [], assessment).items.find((each) => each.measure === measure);
      return !item || item.lost.num === 0n || totals.short.num === 0n ? null : divide(item.lost, totals.short);
    }
  });

  serve(app, identify, getMeasuredCase, async ({ caller, params }) => {
    const [stored] = await factsWhere(deps.analytics, 'f.case_id = $1', [params.id]);
    const about = (await namesOf(deps, [params.id])).get(params.id);
    if (!stored || !about || !maySeeFacts(caller.actor, stored, about.confidentiality)) throw new Problem(404, 'no-such-case');
    const [f] = (await withLooks(deps.analytics, [stored])) as [MeasureFact];
    const { caseId, phase, channel, nature, grade, unit, via, closeReason, answeredDirectly, nudges } = f;
    const last = { round: f.round, unit, ...roundOf(f) };
    return {
      caseId,
      number: about.number,
      phase,
      category: f.categoryCode,
      place: buildingOf(f.placeId, await deps.reference.recent()),
      channel,
      nature,
      grade,
      unit,
      submittedAt: f.submittedAt,
      acceptedAt: f.acceptedAt,
      signBy: f.signBy ?? null,
      signedAt: f.signedAt ?? null,
      respondBy: f.respondBy,
      respondedAt: f.respondedAt,
      resolveBy: f.resolveBy,
      sameDayBy: f.acceptedAt && (f.sameDayBy ?? sameDayEnd(f.acceptedAt, defaultCounting.sameDayCut)),
      firstResolvedAt: f.firstResolvedAt,
      resolvedAt: f.resolvedAt,
      followedUpAt: f.followedUpAt,
      endedAt: f.endedAt,
      closeReason,
      answeredDirectly,
      via,
      raterUnit: f.raterUnit ?? null,
      attempts: f.attempts ?? 0,
      extensions: f.extensions ?? 0,
      nudges,
      onLedger: f.onLedger ?? false,
      rounds: [...(f.rounds ?? []).map((round, i) => ({ round: i + 1, unit: round.unit, ...roundOf(round) })), last],
      dispatches: (f.dispatchLog ?? []).map((sent) => ({ ...sent })),
      parts: (f.subOrders ?? []).map((sub) => ({
        unit: sub.unit,
        at: sub.dispatchedAt,
        resolveBy: sub.resolveBy,
        resolvedAt: sub.resolvedAt,
      })),
      excludedFor: [...exclusionsOf(f)],
      countsNowhere: !scopeOf(f).counts,
      flags: caseFlags([f]).map((flag) => flag.kind),
      readable: mayOpen(caller.actor, f),
    };
  });
}

type Answered = Pick<MeasureFact, 'resolveBy' | 'resolvedAt' | 'followedUpAt' | 'contacted' | 'solved' | 'handling' | 'process'>;

function roundOf({ resolveBy, resolvedAt, followedUpAt, contacted, solved, handling, process }: Answered) {
  return { resolveBy, resolvedAt, followedUpAt, contacted, solved, handling, process };
}

/** Whoever checks numbers needs to know the building, not whose room it is. */
function buildingOf(place: string | null, { places }: Pick<Reference, 'places'>): string | null {
  for (let id = place; id !== null; id = places.get(id)?.parent ?? null) {
    const kind = places.get(id)?.kind;
    if (kind === 'building' || kind === 'campus') return id;
  }
  return null;
}

type About = { readonly number: string; readonly confidentiality: Confidentiality };

async function namesOf(deps: Pick<Deps, 'analytics'>, ids: readonly string[]): Promise<ReadonlyMap<string, About>> {
  const { rows } = await deps.analytics.pool.query<About & { case_id: string }>(
    'select case_id, number, confidentiality from analytics.case_fact where case_id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ case_id, ...about }) => [case_id, about]));
}
