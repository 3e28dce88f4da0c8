import type { z } from 'zod';
import { CaseCommandBody } from '../../../contract/cases.ts';
import {
  closeReasons,
  contactMeans,
  declineReasons,
  exclusionReasons,
  ledgerReasons,
  returnReasons,
  transferRoutes,
} from '../../../domain/case/vocabulary.ts';
import type { CaseCommand } from './commandOrder.ts';

/** How a field is asked for. A choice names the group of words that its values are shown with. */
export type FieldInput =
  | { readonly input: 'words'; readonly rows: number }
  | {
      readonly input: 'choice';
      readonly words:
        | 'declineReason'
        | 'returnReason'
        | 'closeReason'
        | 'ledgerReason'
        | 'exclusionReason'
        | 'means'
        | 'transferRoute';
      readonly values: readonly string[];
    }
  /** Two answers in words of the command's own, so that nobody has to think what "yes" would mean here. */
  | { readonly input: 'ruling' }
  /** One of the parts that the person's own units owe and have not yet signed for, or not yet reported. */
  | { readonly input: 'ownPart'; readonly still: 'signedAt' | 'reportedAt' }
  | {
      readonly input:
        | 'line'
        | 'number'
        | 'grade'
        | 'category'
        | 'unit'
        | 'units'
        | 'photos'
        | 'instant'
        | 'day'
        | 'milestones'
        | 'case'
        | 'call';
    };

export type CommandField = { readonly name: string } & FieldInput;

type FormCommand = Exclude<CaseCommand, 'FollowUp' | 'Reinspect'>;

/** The fields of each command's form. What they accept is said by the contract; FollowUp and Reinspect have a form of their own. */
export const commandFields: Record<FormCommand, readonly CommandField[]> = {
  AskFacts: [{ name: 'question', input: 'words', rows: 4 }],
  SupplyFacts: [
    { name: 'text', input: 'words', rows: 4 },
    { name: 'photos', input: 'photos' },
  ],
  Accept: [
    { name: 'categoryCode', input: 'category' },
    { name: 'grade', input: 'grade' },
  ],
  Decline: [
    { name: 'reason', input: 'choice', words: 'declineReason', values: declineReasons },
    { name: 'text', input: 'words', rows: 5 },
  ],
  Transfer: [
    { name: 'route', input: 'choice', words: 'transferRoute', values: transferRoutes },
    { name: 'receiver', input: 'line' },
    { name: 'means', input: 'choice', words: 'means', values: contactMeans },
    { name: 'confirmedAt', input: 'instant' },
    { name: 'text', input: 'words', rows: 4 },
  ],
  Answer: [{ name: 'text', input: 'words', rows: 7 }],
  Dispatch: [
    { name: 'unit', input: 'unit' },
    { name: 'note', input: 'words', rows: 2 },
  ],
  Sign: [],
  Return: [
    { name: 'reason', input: 'choice', words: 'returnReason', values: returnReasons },
    { name: 'proposedUnit', input: 'unit' },
    { name: 'text', input: 'words', rows: 4 },
  ],
  RuleOnReturn: [
    { name: 'upheld', input: 'ruling' },
    { name: 'text', input: 'words', rows: 3 },
  ],
  Consult: [
    { name: 'parties', input: 'units' },
    { name: 'unit', input: 'unit' },
    { name: 'text', input: 'words', rows: 5 },
  ],
  Designate: [
    { name: 'unit', input: 'unit' },
    { name: 'text', input: 'words', rows: 3 },
  ],
  Respond: [
    { name: 'means', input: 'choice', words: 'means', values: contactMeans },
    { name: 'evidence', input: 'words', rows: 4 },
    { name: 'contactedAt', input: 'instant' },
    { name: 'call', input: 'call' },
  ],
  RecordAttempt: [
    { name: 'means', input: 'choice', words: 'means', values: contactMeans },
    { name: 'text', input: 'words', rows: 3 },
    { name: 'attemptedAt', input: 'instant' },
  ],
  Progress: [
    { name: 'text', input: 'words', rows: 4 },
    { name: 'expectedOn', input: 'day' },
  ],
  Note: [
    { name: 'text', input: 'words', rows: 3 },
    { name: 'called', input: 'line' },
  ],
  RequestExtension: [
    { name: 'workdays', input: 'number' },
    { name: 'text', input: 'words', rows: 4 },
  ],
  EndorseExtension: [
    { name: 'endorsed', input: 'ruling' },
    { name: 'text', input: 'words', rows: 2 },
  ],
  RuleOnExtension: [
    { name: 'granted', input: 'ruling' },
    { name: 'text', input: 'words', rows: 3 },
  ],
  RequestLedger: [
    { name: 'reason', input: 'choice', words: 'ledgerReason', values: ledgerReasons },
    { name: 'plan', input: 'words', rows: 4 },
    { name: 'milestones', input: 'milestones' },
    { name: 'interim', input: 'words', rows: 3 },
  ],
  RuleOnLedger: [
    { name: 'granted', input: 'ruling' },
    { name: 'leader', input: 'line' },
    { name: 'text', input: 'words', rows: 2 },
  ],
  ReviewLedger: [{ name: 'text', input: 'words', rows: 4 }],
  LeaveLedger: [{ name: 'text', input: 'words', rows: 3 }],
  AddPart: [
    { name: 'unit', input: 'unit' },
    { name: 'task', input: 'words', rows: 3 },
    { name: 'workdays', input: 'number' },
  ],
  SignPart: [{ name: 'unit', input: 'ownPart', still: 'signedAt' }],
  ReportPart: [
    { name: 'unit', input: 'ownPart', still: 'reportedAt' },
    { name: 'text', input: 'words', rows: 5 },
  ],
  Approve: [{ name: 'text', input: 'words', rows: 7 }],
  SendBack: [{ name: 'text', input: 'words', rows: 3 }],
  Merge: [{ name: 'into', input: 'case' }],
  Unmerge: [{ name: 'text', input: 'words', rows: 2 }],
  ProposeExclusion: [
    { name: 'reason', input: 'choice', words: 'exclusionReason', values: exclusionReasons },
    { name: 'text', input: 'words', rows: 4 },
    { name: 'photos', input: 'photos' },
  ],
  RuleOnExclusion: [
    { name: 'upheld', input: 'ruling' },
    { name: 'text', input: 'words', rows: 3 },
  ],
  Appeal: [
    { name: 'text', input: 'words', rows: 5 },
    { name: 'photos', input: 'photos' },
  ],
  RuleOnAppeal: [
    { name: 'upheld', input: 'ruling' },
    { name: 'text', input: 'words', rows: 3 },
  ],
  Resolve: [
    { name: 'text', input: 'words', rows: 7 },
    { name: 'photosBefore', input: 'photos' },
    { name: 'photos', input: 'photos' },
    { name: 'measurement', input: 'line' },
  ],
  Reopen: [{ name: 'reason', input: 'words', rows: 3 }],
  Close: [
    { name: 'reason', input: 'choice', words: 'closeReason', values: closeReasons.filter(isGivenByHand) },
    { name: 'text', input: 'words', rows: 3 },
  ],
  Withdraw: [{ name: 'reason', input: 'words', rows: 2 }],
  Nudge: [{ name: 'text', input: 'words', rows: 2 }],
  Write: [
    { name: 'text', input: 'words', rows: 4 },
    { name: 'photos', input: 'photos' },
  ],
};

/** The others are set by the system: with the main case's answer, by an import, when nobody answered. */
function isGivenByHand(reason: (typeof closeReasons)[number]): boolean {
  return reason !== 'with-main' && reason !== 'archived-elsewhere' && reason !== 'unrated';
}

/** The contract's schema of one field of a command. @throws Error when the contract has no such field, which a test excludes. */
export function schemaOf(command: CaseCommand, field: string): z.ZodType {
  const body = CaseCommandBody.options.find(({ shape }) => shape.type.value === command);
  const schema = (body?.shape as Record<string, z.ZodType> | undefined)?.[field];
  if (!schema) throw new Error(`the contract has no ${command}.${field}`);
  return schema;
}

/** Fields that a form does not ask for: the command itself and the version that was on the screen. */
export const unasked = ['type', 'version'] as const;
