import { type Deadline, deadline, type Limit } from '../limit.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { Context, Refusal } from './decide.ts';

/** The facts of a dispatch to a unit. Also how a consultation and a designation end. */
export function dispatched(s: CaseState, unit: string, note: string, ctx: Context): readonly CaseEvent[] | Refusal {
  const state = ctx.unitState(unit);
  if (state !== 'active') return { refused: state === 'retired' ? 'unit-is-retired' : 'unknown-unit' };
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
