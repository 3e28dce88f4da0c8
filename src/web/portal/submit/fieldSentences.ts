import type { PortalText } from '../text.ts';
import type { FieldProblem } from './checkSubmission.ts';
import type { DraftField } from './draft.ts';

/** What is wrong, by field, in words. */
export type Told = Partial<Record<DraftField, string>>;

export function fieldSentences(problems: readonly FieldProblem[], text: PortalText): Told {
  return Object.fromEntries(problems.map((problem) => [problem.field, sentence(problem, text)]));
}

function sentence({ field, code, limit }: FieldProblem, text: PortalText): string {
  if (code === 'too-short' || code === 'too-long') return text(`field.${code}`, { limit: limit ?? 0 });
  if (code !== 'required') return text('field.invalid');
  const own = ownSentences.find((key) => key === `field.required.${field}`);
  return text(own ?? 'field.required');
}

const ownSentences = [
  'field.required.title',
  'field.required.categoryCode',
  'field.required.placeId',
  'field.required.placeText',
  'field.required.happenedAt',
  'field.required.measurement',
  'field.required.photos',
] as const;
