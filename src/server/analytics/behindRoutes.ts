import type { FastifyInstance } from 'fastify';
import { getCasesBehind, getMeasuredCase, listFlags } from '../../contract/measures.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import type { Account } from '../../domain/measures/behind.ts';
import { defaultCounting, type Entry, entriesOf } from '../../domain/measures/entry.ts';
import { exclusionsOf, scopeOf } from '../../domain/measures/exclusion.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';
import { caseFlags } from '../../domain/measures/flags.ts';
import { exactText, sum } from '../../domain/measures/fraction.ts';
import { lostPoints } from '../../domain/measures/lostPoints.ts';
import { measures } from '../../domain/measures/measure.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { basisOf } from './ask.ts';
import { factsWhere } from './facts.ts';
import { flagsIn, suspectsIn, withLooks } from './flags.ts';
import { ratesIn } from './lines.ts';
import { asked } from './measureRoutes.ts';
import { accountsAmong, factsIn, lastProof, successorsIn, totalOf, unitCounts } from './queries.ts';
import { mayOpen, maySeeFacts } from './sight.ts';

const page = 100;

/** The way of an auditor: from a rate to its cases, and to what is known of one of them. */
export function behindRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, getCasesBehind, async ({ caller, query }) => {
    const { ask, reference } = await asked(deps, query);
    const { assessment, period } = ask;
    const unit = query.unit === 'all' ? null : query.unit;
    const before = Object.entries(successorsIn(reference)).flatMap(([old, now]) => (now === unit ? [old] : []));
    const units = unit === null ? null : ask.units === 'now' ? [unit, ...before] : [unit];
    const { measure } = query;
    const ofCategory = query.category;
    const holds = (entry: Entry) => ofCategory === undefined || entry.categoryCode.startsWith(ofCategory);

    const other = assessment.scope === 'full' ? 'assessed' : 'full';
    const [all, counts, proof] = await Promise.all([
      factsIn(deps, ask.period, units),
      unitCounts(deps, reference, ask),
      lastProof(deps),
    ]);
    const accounts = accountsAmong(all, measure, { ...ask, units, holds });
    const elsewhere = accountsAmong(all, measure, { ...ask, assessment: { ...assessment, scope: other }, units, holds });
    const named = new Set([...accounts, ...elsewhere].map(({ caseId }) => caseId));
    const facts = new Map(all.filter((f) => named.has(f.caseId)).map((f) => [f.caseId, f]));
    const about = await namesOf(deps, [...named]);
    const isShown = (caseId: string) => {
      const f = facts.get(caseId);
      return f !== undefined && maySeeFacts(caller.actor, f, about.get(caseId)?.confidentiality ?? 'secret');
    };

    const chosen = accounts.filter((account) => query.reason === undefined || account.reason === query.reason);
    const [shown, hidden] = [chosen.filter(({ caseId }) => isShown(caseId)), chosen.filter(({ caseId }) => !isShown(caseId))];
    const points = pointsBy(unit !== null && ask.units === 'then' ? unit : null);
    const moment = assessment.basis === 'natural' ? measures[measure].moment : assessment.basis;
    // What went wrong first, then by time: whoever opens the list looks for the former.
    const lines = shown
      .map((account) => lineOf(account, facts.get(account.caseId)))
      .toSorted((a, b) => Number(a.reason === null) - Number(b.reason === null) || (a.at < b.at ? -1 : 1));
    const [full, assessed] = assessment.scope === 'full' ? [accounts, elsewhere] : [elsewhere, accounts];
    const inAssessed = new Set(assessed.map(({ caseId, kind, unit: whose }) => `${caseId} ${kind} ${whose}`));
    const left = full.filter(({ caseId, kind, unit: whose }) => !inAssessed.has(`${caseId} ${kind} ${whose}`));
    const own = totalOf(units === null ? counts : new Map([...counts].filter(([id]) => id === unit)));
    return {
      basis: basisOf(ask, reference, proof),
      moment,
      rate: ofCategory === undefined ? ratesIn(own, [measure], assessment)[0]! : rateOfAccounts(),
      accounts: lines.slice(query.after, query.after + page),
      count: chosen.length,
      hidden: sumOf(hidden),
      reasons: [...Map.groupBy(accounts, (account) => account.reason)].flatMap(([reason, some]) =>
        reason === null ? [] : [{ reason, cases: some.length }],
      ),
      excluded: left
        .filter(({ caseId }) => isShown(caseId))
        .slice(0, page)
        .map(({ caseId, unit: whose }) => ({
          caseId,
          number: about.get(caseId)?.number ?? '',
          unit: whose,
          reasons: [...exclusionsOf(facts.get(caseId)!)],
        })),
      excludedHidden: left.filter(({ caseId }) => !isShown(caseId)).length,
      next: query.after + page < lines.length ? query.after + page : null,
    };

    function lineOf(account: Account, f: MeasureFact | undefined) {
      const entry =
        f &&
        entriesOf(f, defaultCounting).find(
          (each) => each.kind === account.kind && each.unit === account.unit && each.moments[moment],
        );
      return {
        caseId: account.caseId,
        number: about.get(account.caseId)?.number ?? '',
        kind: account.kind,
        unit: account.unit,
        category: f?.categoryCode ?? '',
        place: buildingOf(f?.placeId ?? null, reference),
        at: entry?.moments[moment] ?? period.from,
        part: exactText(account.part),
        of: account.of,
        reason: account.reason,
        points: points.get(`${account.caseId} ${account.kind}`) ?? null,
      };
    }

    function rateOfAccounts() {
      const total = sumOf(accounts);
      return { measure, part: total.part, of: total.of, excluded: left.length, low: null, high: null };
    }

    function pointsBy(whose: string | null): ReadonlyMap<string, string> {
      const isItem = assessment.scheme.items.some((item) => item.measure === measure);
      if (whose === null || !isItem) return new Map();
      const { items } = lostPoints(all, whose, { ...ask, counting: defaultCounting, deeds: [] });
      const lost = items.find((item) => item.measure === measure);
      return new Map(lost?.cases.map((each) => [`${each.caseId} ${each.kind}`, exactText(each.points)]));
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

  serve(app, identify, listFlags, async ({ caller, query }) => {
    const { ask, reference } = await asked(deps, query);
    const [counts, facts, proof] = await Promise.all([
      unitCounts(deps, reference, { ...ask, units: 'then' }),
      suspectsIn(deps.analytics, ask.period, query.unit ?? null),
      lastProof(deps),
    ]);
    const all = await flagsIn(deps.analytics, facts, { period: ask.period, counts });
    const flags = all.filter((flag) => query.unit === undefined || flag.unit === query.unit);
    const about = await namesOf(deps, [...new Set(flags.flatMap((flag) => flag.caseIds))]);
    const known = new Map(facts.map((f) => [f.caseId, f]));
    const isShown = (caseId: string) => {
      const f = known.get(caseId);
      return f !== undefined && maySeeFacts(caller.actor, f, about.get(caseId)?.confidentiality ?? 'secret');
    };
    return {
      basis: basisOf(ask, reference, proof),
      flags: flags.slice(0, 500).map(({ kind, unit, caseIds }) => ({
        kind,
        unit,
        cases: caseIds.filter(isShown).map((caseId) => ({ caseId, number: about.get(caseId)?.number ?? '' })),
        hidden: caseIds.filter((caseId) => !isShown(caseId)).length,
        share: shareOf(kind, unit),
      })),
      units: [...Map.groupBy(flags, (flag) => flag.unit ?? '')].map(([unit, some]) => ({
        unit,
        counts: [...Map.groupBy(some, (flag) => flag.kind)].map(([kind, each]) => ({ kind, flags: each.length })),
      })),
    };

    function shareOf(kind: string, unit: string | null) {
      const both = counts.get(unit ?? '');
      if (!both || (kind !== 'many-excluded' && kind !== 'many-on-ledger')) return null;
      const of = both.full.created.received ?? 0;
      const part = kind === 'many-on-ledger' ? (both.full.created.ledger ?? 0) : of - (both.assessed.created.received ?? 0);
      return { part, of };
    }
  });
}

function sumOf(accounts: readonly Account[]) {
  return {
    accounts: accounts.length,
    part: exactText(sum(accounts.map(({ part }) => part))),
    of: accounts.reduce((total, { of }) => total + of, 0),
  };
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
