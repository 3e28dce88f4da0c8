import type { CaseDetail } from '../../../contract/cases.ts';

type Part = CaseDetail['parts'][number];

/** The parts that a person's own units owe and have not yet signed for, or not yet reported. */
export function ownParts(
  { parts }: Pick<CaseDetail, 'parts'>,
  own: ReadonlySet<string>,
  still: 'signedAt' | 'reportedAt',
): readonly Part[] {
  return parts.filter((part) => own.has(part.unit) && part[still] === null);
}
