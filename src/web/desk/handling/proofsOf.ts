import type { CaseDetail } from '../../../contract/cases.ts';
import type { Reference } from '../../../contract/reference.ts';
import type { ClosingProof } from '../../../domain/case/vocabulary.ts';
import type { CommandField } from '../case/commandFields.ts';
import type { CaseCommand } from '../case/commandOrder.ts';

/** What the category still demands: a photo that the requester has sent shows how it was before. */
export function proofsOf(
  { categoryCode, photos }: Pick<CaseDetail, 'categoryCode' | 'photos'>,
  reference: Pick<Reference, 'categories'> | undefined,
): readonly ClosingProof[] {
  const wanted = reference?.categories.find(({ code }) => code === categoryCode)?.closingProofs ?? [];
  return wanted.filter((proof) => proof !== 'beforePhoto' || photos.length === 0);
}

/** The fields of a command's form that this case needs: what its category never asks for is not shown. */
export function askedFields(
  command: CaseCommand,
  fields: readonly CommandField[],
  proofs: readonly ClosingProof[],
): readonly CommandField[] {
  if (command !== 'Resolve') return fields;
  const shown = { photosBefore: proofs.includes('beforePhoto'), measurement: proofs.includes('measurement') };
  return fields.filter(({ name }) => !(name in shown) || shown[name as keyof typeof shown]);
}
