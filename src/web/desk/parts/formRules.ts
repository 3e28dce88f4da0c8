import { z } from 'zod';
import type { FieldCode } from '../../../contract/problem.ts';

/** What is wrong with one field, in the contract's own codes; the sentence is problemSentences.ts's. */
export type Fault = { readonly code: FieldCode; readonly limit: number };

/** Judges a field by the contract's schema of it; null when it may be sent. An emptied field counts as one that was never filled. */
export function faultOf(schema: z.ZodType, value: unknown): Fault | null {
  const given = value === '' || value === null ? undefined : value;
  if (given === undefined) return isRequired(schema) ? { code: 'required', limit: 0 } : null;
  const issue = schema.safeParse(given).error?.issues[0];
  if (!issue) return null;
  switch (issue.code) {
    case 'too_small':
      return { code: issue.origin === 'string' ? 'too-short' : 'too-small', limit: Number(issue.minimum) };
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too-long' : 'too-big', limit: Number(issue.maximum) };
    case 'invalid_value':
      return { code: 'not-a-choice', limit: 0 };
    case 'invalid_format':
      return { code: 'bad-format', limit: 0 };
    default:
      return { code: 'invalid', limit: 0 };
  }
}

/** A field that accepts neither nothing, nor an empty text, nor null must be filled. */
export function isRequired(schema: z.ZodType): boolean {
  return ![undefined, '', null].some((empty) => schema.safeParse(empty).success);
}

/** The most characters that a text may have; undefined when the schema sets no bound. */
export function longestOf(schema: z.ZodType): number | undefined {
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return typeof shape.maxLength === 'number' ? shape.maxLength : undefined;
}

/** The most items that a list may have; infinity when the schema sets no bound. */
export function mostOf(schema: z.ZodType): number {
  const { maxItems } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return maxItems ?? Number.POSITIVE_INFINITY;
}

/** Least and most of a number, both included. */
export function rangeOf(schema: z.ZodType): { readonly min: number; readonly max: number } {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
  });
  return { min: minimum, max: maximum };
}
