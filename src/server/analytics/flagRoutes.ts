import type { FastifyInstance } from 'fastify';
import { listFlags } from '../../contract/measures.ts';
import { defaultShareAlarm, type Flag, shareFlags } from '../../domain/measures/flags.ts';
import type { FlagKind } from '../../domain/measures/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { basisOf } from './ask.ts';
import type { ScopedCounts } from './counts.ts';
import type { FactPlace } from './facts.ts';
import { flagPages, type ListedFlag, moreFlags } from './flagPages.ts';
import { asked } from './measureRoutes.ts';
import { lastProof, unitCounts } from './queries.ts';
import { maySeeFacts } from './sight.ts';

const page = 100;

/** 异常提示: signs of the cases of a period, and of the units' counts of it. */
export function flagRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listFlags, async ({ caller, query }) => {
    const { ask, reference } = await asked(deps, query);
    const unit = query.unit ?? null;
    const [counts, proof] = await Promise.all([unitCounts(deps, reference, { ...ask, units: 'then' }), lastProof(deps)]);
    const basis = basisOf(ask, reference, proof);
    if (query.kind !== undefined) {
      const after = query.after === undefined ? null : placeIn(query.after);
      const { flags, more } = await moreFlags(deps.analytics, query.kind, { period: ask.period, unit, size: page, after });
      return { basis, flags: flags.map(sent), next: nextOf(more), units: [] };
    }
    const { flags, more, tallies } = await flagPages(deps.analytics, { period: ask.period, unit, size: page });
    const shares = shareFlags(
      [...counts].flatMap(([id, both]) => (id === '' || (unit !== null && id !== unit) ? [] : [{ unit: id, counts: both }])),
      defaultShareAlarm,
    );
    const units = new Set([...tallies.keys(), ...shares.map((flag) => flag.unit ?? '')]);
    return {
      basis,
      flags: [...flags.map(sent), ...shares.map((flag) => shareOf(flag, counts))],
      next: nextOf(more),
      units: [...units].map((id) => ({
        unit: id,
        counts: [
          ...[...(tallies.get(id) ?? [])].map(([kind, some]) => ({ kind, flags: some })),
          ...shares.filter((flag) => flag.unit === id).map(({ kind }) => ({ kind, flags: 1 })),
        ],
      })),
    };

    function sent({ kind, unit: whose, listed }: ListedFlag) {
      const shown = listed.filter(({ fact, confidentiality }) => maySeeFacts(caller.actor, fact, confidentiality));
      return {
        kind,
        unit: whose,
        cases: shown.map(({ fact, number }) => ({ caseId: fact.caseId, number })),
        hidden: listed.length - shown.length,
        share: null,
      };
    }
  });
}

function shareOf({ kind, unit }: Flag, counts: ReadonlyMap<string, ScopedCounts>) {
  const { full, assessed } = counts.get(unit ?? '')!; // the sign was given by these counts
  const of = full.created.received ?? 0;
  const part = kind === 'many-on-ledger' ? (full.created.ledger ?? 0) : of - (assessed.created.received ?? 0);
  return { kind, unit, cases: [], hidden: 0, share: { part, of } };
}

function nextOf(more: ReadonlyMap<FlagKind, FactPlace>) {
  return [...more].map(([kind, { day, caseId }]) => ({ kind, after: `${day}.${caseId}` }));
}

/** @param text as `nextOf` writes it, which the contract has proved */
function placeIn(text: string): FactPlace {
  const [day, caseId] = text.split('.') as [string, string];
  return { day, caseId };
}
