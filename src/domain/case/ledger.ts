import { dayOf } from '../calendar.ts';
import { deadline } from '../limit.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';
import { isSamePerson } from './samePerson.ts';

type LedgerCommand = Extract<CaseCommand, { type: 'RequestLedger' | 'RuleOnLedger' | 'ReviewLedger' | 'LeaveLedger' }>;

/**
 * 挂账: real, but not to be solved now. It needs a reason, a plan with milestones, an interim measure and a responsible leader; it is reviewed
 * every month, leaves the closing rate and stays public as a number of its own (domain.md §2.4, on_ledger).
 */
export function decideLedger(s: CaseState, c: LedgerCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const reviewBy = deadline(ctx.now, ctx.limits.ledgerReview, ctx.calendar);
  switch (c.type) {
    case 'RequestLedger': {
      if (s.ledger) return { refused: 'on-ledger' };
      if (s.ledgerRequest) return { refused: 'already-requested' };
      const days = [dayOf(ctx.now), ...c.milestones.map((milestone) => milestone.on)];
      if (days.some((day, i) => i > 0 && day <= days[i - 1]!)) return { refused: 'milestones-out-of-order' };
      const { type: _, ...what } = c;
      return [{ type: 'LedgerRequested', ...what, ...by }];
    }
    case 'RuleOnLedger': {
      const request = s.ledgerRequest;
      if (request === null) return { refused: 'no-request' };
      if (isSamePerson(request, ctx)) return { refused: 'same-person' };
      if (!c.granted) return [{ type: 'LedgerRefused', text: c.text, ...by }];
      const { reason, plan, milestones, interim } = request;
      // What was to be done before today is no plan any more: it has to be made anew.
      if (milestones.some(({ on }) => on < dayOf(ctx.now))) return { refused: 'milestones-out-of-order' };
      return [{ type: 'PutOnLedger', reason, plan, milestones, interim, leader: c.leader, reviewBy, ...by }];
    }
    case 'ReviewLedger':
      if (s.ledger === null) return { refused: 'not-on-ledger' };
      return [{ type: 'LedgerReviewed', text: c.text, reviewBy, ...by }];
    case 'LeaveLedger': {
      if (s.ledger === null) return { refused: 'not-on-ledger' };
      const resolveBy = deadline(ctx.now, ctx.limits.grades[s.grade].resolve, ctx.calendar);
      return [{ type: 'LedgerLeft', text: c.text, resolveBy, ...by }];
    }
  }
}
