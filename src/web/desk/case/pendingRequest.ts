import type { CaseDetail, TimelineEntry } from '../../../contract/cases.ts';
import type { CaseCommand } from './commandOrder.ts';

const requestOf: Partial<Record<CaseCommand, TimelineEntry['type']>> = {
  RuleOnReturn: 'ReturnRequested',
  Consult: 'ReturnRequested',
  Designate: 'ReturnRequested',
  EndorseExtension: 'ExtensionRequested',
  RuleOnExtension: 'ExtensionRequested',
  RuleOnLedger: 'LedgerRequested',
  RuleOnExclusion: 'ExclusionProposed',
  RuleOnAppeal: 'ResultAppealed',
  SendBack: 'ReviewRequested',
};

/** What a command rules on, to be read beside its form; null for a command that answers no request. */
export function pendingRequest(detail: Pick<CaseDetail, 'timeline'>, command: CaseCommand): TimelineEntry | null {
  const type = requestOf[command];
  return detail.timeline.findLast((entry) => entry.type === type) ?? null;
}
