import type { z } from 'zod';
import { CaseCommandBody } from '../../../contract/cases.ts';
import { closeReasons, contactMeans, declineReasons, returnReasons } from '../../../domain/case/vocabulary.ts';
import type { CaseCommand } from './commandOrder.ts';

/** How a field is asked for. A choice names the group of words that its values are shown with. */
export type FieldInput =
  | { readonly input: 'words'; readonly rows: number }
  | {
      readonly input: 'choice';
      readonly words: 'declineReason' | 'returnReason' | 'closeReason' | 'means';
      readonly values: readonly string[];
    }
  | { readonly input: 'grade' | 'category' | 'unit' | 'photos' | 'instant' | 'day' };

export type CommandField = { readonly name: string } & FieldInput;

type FormCommand = Exclude<CaseCommand, 'FollowUp'>;

/** The fields of each command's form. What they accept is said by the contract; FollowUp has a form of its own. */
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
  Respond: [
    { name: 'means', input: 'choice', words: 'means', values: contactMeans },
    { name: 'evidence', input: 'words', rows: 4 },
    { name: 'contactedAt', input: 'instant' },
  ],
  Progress: [
    { name: 'text', input: 'words', rows: 4 },
    { name: 'expectedOn', input: 'day' },
  ],
  Note: [{ name: 'text', input: 'words', rows: 3 }],
  Resolve: [
    { name: 'text', input: 'words', rows: 7 },
    { name: 'photos', input: 'photos' },
  ],
  Reopen: [{ name: 'reason', input: 'words', rows: 3 }],
  Close: [
    { name: 'reason', input: 'choice', words: 'closeReason', values: closeReasons },
    { name: 'text', input: 'words', rows: 3 },
  ],
  Withdraw: [{ name: 'reason', input: 'words', rows: 2 }],
  Nudge: [{ name: 'text', input: 'words', rows: 2 }],
};

/** The contract's schema of one field of a command. @throws Error when the contract has no such field, which a test excludes. */
export function schemaOf(command: CaseCommand, field: string): z.ZodType {
  const body = CaseCommandBody.options.find(({ shape }) => shape.type.value === command);
  const schema = (body?.shape as Record<string, z.ZodType> | undefined)?.[field];
  if (!schema) throw new Error(`the contract has no ${command}.${field}`);
  return schema;
}

/** Fields that a form does not ask for: the command itself and the version that was on the screen. */
export const unasked = ['type', 'version'] as const;
