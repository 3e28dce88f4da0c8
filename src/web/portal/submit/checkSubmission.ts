import { SubmitCase } from '../../../contract/cases.ts';
import type { FieldCode } from '../../../contract/problem.ts';
import type { Place } from '../places.ts';
import { type Draft, type DraftField, submissionOf } from './draft.ts';
import type { Category } from './suggestCategories.ts';

/** What the draft's category and place stand for; null when they are not chosen or unknown. */
export type Chosen = { readonly category: Category | null; readonly place: Place | null };

export type FieldProblem = { readonly field: DraftField; readonly code: FieldCode; readonly limit?: number };

/**
 * Everything that is wrong with a draft at once, in the order of the form; [] when it may be sent. The rules are the contract's schema and the
 * chosen category's required fields. Brings zod along: load it when somebody starts to write, not before.
 */
export function checkSubmission(draft: Draft, { category, place }: Chosen): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const parsed = SubmitCase.safeParse(submissionOf(draft, false));
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0]) as DraftField;
    if (!order.includes(field) || problems.some((problem) => problem.field === field)) continue;
    if (issue.code === 'too_small')
      problems.push({ field, code: isBlank(draft, field) ? 'required' : 'too-short', limit: Number(issue.minimum) });
    else if (issue.code === 'too_big') problems.push({ field, code: 'too-long', limit: Number(issue.maximum) });
    else problems.push({ field, code: field === 'categoryCode' ? 'required' : 'invalid' });
  }
  for (const field of missingFacts(draft, { category, place })) problems.push({ field, code: 'required' });
  return problems.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

const order: readonly DraftField[] = [
  'title',
  'text',
  'categoryCode',
  'placeId',
  'placeText',
  'happenedAt',
  'measurement',
  'photos',
  'identity',
];

const isBlank = (draft: Draft, field: DraftField) => String(draft[field] ?? '').trim() === '';

function missingFacts(draft: Draft, { category, place }: Chosen): readonly DraftField[] {
  const asked = new Set(category?.requiredFields ?? []);
  const missing: DraftField[] = [];
  // A place that is not in the list may be described instead.
  if (asked.has('place') && draft.placeId === null && draft.placeText.trim() === '') missing.push('placeId');
  else if (asked.has('room') && place?.kind !== 'room' && draft.placeText.trim() === '') missing.push('placeText');
  if (asked.has('time') && draft.happenedAt === '') missing.push('happenedAt');
  if (asked.has('measurement') && draft.measurement.trim() === '') missing.push('measurement');
  if (asked.has('photo') && draft.photos.length === 0 && !draft.withoutPhoto) missing.push('photos');
  return missing;
}
