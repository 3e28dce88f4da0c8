import { deadline } from '../limit.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';
import { dispatched } from './dispatch.ts';

type ReturnCommand = Extract<CaseCommand, { type: 'Return' | 'RuleOnReturn' | 'Consult' | 'Designate' }>;

/**
 * A unit says that a case is not its own. The first dispute is ruled on, the second settled in a consultation of the units, the third by
 * designation, after which there are no more returns (domain.md §2.4, [S29]). The requester's clock runs on through all of them.
 */
export function decideReturn(s: CaseState, c: ReturnCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Return':
      if (s.designated) return { refused: 'designated' };
      if (s.returnBy && ctx.now > s.returnBy.at) return { refused: 'window-over' };
      if (ctx.unitState(c.proposedUnit) !== 'active' || c.proposedUnit === s.lead) return { refused: 'unknown-unit' };
      return [
        {
          type: 'ReturnRequested',
          reason: c.reason,
          text: c.text,
          proposedUnit: c.proposedUnit,
          ruleBy: deadline(ctx.now, ctx.limits.ruleReturn, ctx.calendar),
          ...by,
        },
      ];
    case 'RuleOnReturn': {
      if (s.disputes === 2) return { refused: 'needs-consultation' };
      if (s.disputes > 2) return { refused: 'needs-designation' };
      if (!c.upheld) return [{ type: 'ReturnRefused', text: c.text, ...by }];
      const dispatchBy = deadline(ctx.now, ctx.limits.grades[s.grade].dispatch, ctx.calendar);
      return [{ type: 'DispatchReturned', text: c.text, proposedUnit: s.proposedUnit, dispatchBy, ...by }];
    }
    case 'Consult': {
      if (s.disputes !== 2) return { refused: 'consult-only-in-second-dispute' };
      const dispatch = dispatched(s, c.unit, c.text, ctx);
      return 'refused' in dispatch
        ? dispatch
        : [{ type: 'ConsultationHeld', parties: c.parties, text: c.text, ...by }, ...dispatch];
    }
    case 'Designate': {
      if (s.disputes < 3) return { refused: 'designate-only-in-third-dispute' };
      const dispatch = dispatched(s, c.unit, c.text, ctx);
      return 'refused' in dispatch ? dispatch : [{ type: 'UnitDesignated', text: c.text, ...by }, ...dispatch];
    }
  }
}
