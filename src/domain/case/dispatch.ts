import { type Deadline, deadline, type Limit } from '../limit.ts';
import type { AutomaticReasons, CaseEvent, CaseState } from './case.ts';
import type { Context, Refusal } from './decide.ts';
import type { Refused } from './vocabulary.ts';

/** The facts of a dispatch to a unit. Also how a consultation and a designation end. */
export function dispatched(s: CaseState, unit: string, note: string, ctx: Context): readonly CaseEvent[] | Refusal {
  const state = ctx.unitState(unit);
  if (state !== 'active') return { refused: state === 'retired' ? 'unit-is-retired' : 'unknown-unit' };
  if (ctx.dutiesOf?.(s.categoryCode).statutory) return { refused: 'statutory-route' };
  const shut = notFor(s, unit, ctx);
  if (shut) return { refused: shut };
  const { sign, respond } = ctx.limits.grades[s.grade];
  const within = (limit: Limit): Deadline => deadline(ctx.now, limit, ctx.calendar);
  return [
    {
      type: 'CaseDispatched',
      to: unit,
      note,
      signBy: within(sign),
      respondBy: within(respond),
      returnBy: within(ctx.limits.returnWindow),
      at: ctx.now,
      by: ctx.by,
      unit: ctx.unit,
    },
  ];
}

/**
 * Cases that no program sends on its own: confidential ones, what the reviewed rules found words in, what cannot wait to be put right, and
 * what may belong to another case.
 */
export function needsPerson(s: Pick<CaseState, 'confidentiality' | 'screened' | 'grade' | 'alsoOf'>): boolean {
  return s.confidentiality !== 'normal' || s.screened !== null || s.grade === 'T' || s.alsoOf !== null;
}

/** Acceptance and dispatch in one, without a person. The unit returns what is not its own, as ever. */
export function dispatchedAutomatically(
  s: CaseState,
  { unit, because }: { readonly unit: string; readonly because: AutomaticReasons },
  accepted: readonly CaseEvent[] | Refusal,
  ctx: Context,
): readonly CaseEvent[] | Refusal {
  if (needsPerson(s)) return { refused: 'needs-a-person' };
  if ('refused' in accepted) return accepted;
  const sent = dispatched(s, unit, '', ctx);
  if ('refused' in sent) return sent;
  return [...accepted, ...sent.map((event) => (event.type === 'CaseDispatched' ? { ...event, automatic: because } : event))];
}

/** Why a unit may not be given a confidential case: firms get none, and a secret one needs somebody who may read it. */
export function notFor(s: CaseState, unit: string, ctx: Context): Refused | null {
  if (s.confidentiality !== 'normal' && ctx.isContractor?.(unit)) return 'not-for-contractors';
  if (s.confidentiality === 'secret' && ctx.hasNamedPerson?.(unit) === false) return 'no-named-person';
  return null;
}
