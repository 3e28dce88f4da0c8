import type { CaseCommand } from './commandOrder.ts';

const hints = {
  'AskFacts.question': 'hint.askFacts',
  'Decline.text': 'hint.decline',
  'Transfer.text': 'hint.transfer',
  'RecordAttempt.text': 'hint.recordAttempt',
  'Answer.text': 'hint.result',
  'RuleOnReturn.text': 'hint.ruleOnReturn',
  'Consult.text': 'hint.consult',
  'Designate.unit': 'hint.designate',
  'Respond.evidence': 'hint.evidence',
  'Progress.text': 'hint.public',
  'Note.text': 'hint.internal',
  'Write.text': 'hint.letter',
  'RequestExtension.workdays': 'hint.extensionDays',
  'RequestExtension.text': 'hint.extensionText',
  'RuleOnExtension.text': 'hint.ruleOnExtension',
  'RequestLedger.plan': 'hint.ledgerPlan',
  'RequestLedger.interim': 'hint.interim',
  'RuleOnLedger.leader': 'hint.ledgerLeader',
  'ReviewLedger.text': 'hint.reviewLedger',
  'LeaveLedger.text': 'hint.public',
  'AddPart.workdays': 'hint.partDays',
  'Resolve.text': 'hint.result',
  'Approve.text': 'hint.approve',
  'SendBack.text': 'hint.sendBack',
  'Merge.into': 'hint.merge',
  'ProposeExclusion.text': 'hint.exclusion',
  'Appeal.text': 'hint.appeal',
} as const satisfies Partial<Record<`${CaseCommand}.${string}`, string>>;

/** The key of the words that stand beside a field's label: who will read it and what belongs there; null where the label says all. */
export function hintOf(command: CaseCommand, field: string): (typeof hints)[keyof typeof hints] | null {
  const key = `${command}.${field}`;
  return key in hints ? hints[key as keyof typeof hints] : null;
}
