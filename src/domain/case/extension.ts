import { deadline } from '../limit.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';
import { isSamePerson } from './samePerson.ts';

type ExtensionCommand = Extract<CaseCommand, { type: 'RequestExtension' | 'EndorseExtension' | 'RuleOnExtension' }>;

/**
 * More time, asked for before the case is due, once a round, for no longer than the first limit; endorsed by the head of the unit, then
 * ruled on by the centre (domain.md §2.4, ext_review; [S28]). A request made in time may be ruled on late.
 */
export function decideExtension(s: CaseState, c: ExtensionCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'RequestExtension': {
      if (s.extended) return { refused: 'already-extended' };
      if (s.extension) return { refused: 'already-requested' };
      if (s.ledger) return { refused: 'on-ledger' };
      if (s.resolveBy === null || ctx.now > s.resolveBy.at) return { refused: 'overdue' };
      const until = deadline(s.resolveBy.at, { unit: 'workdays', amount: c.workdays }, ctx.calendar);
      if (until.at > deadline(s.resolveBy.at, s.resolveBy.limit, ctx.calendar).at) return { refused: 'extension-too-long' };
      return [{ type: 'ExtensionRequested', until, text: c.text, endorsed: ctx.standings.includes('leadHead'), ...by }];
    }
    case 'EndorseExtension':
      if (s.extension === null || s.extension.endorsed) return { refused: 'no-request' };
      return [
        c.endorsed ? { type: 'ExtensionEndorsed', text: c.text, ...by } : { type: 'ExtensionRefused', text: c.text, ...by },
      ];
    case 'RuleOnExtension':
      if (s.extension === null) return { refused: 'no-request' };
      if (!s.extension.endorsed) return { refused: 'head-first' };
      if (isSamePerson(s.extension, ctx)) return { refused: 'same-person' };
      return [
        c.granted
          ? { type: 'ExtensionGranted', until: s.extension.until, text: c.text, ...by }
          : { type: 'ExtensionRefused', text: c.text, ...by },
      ];
  }
}
