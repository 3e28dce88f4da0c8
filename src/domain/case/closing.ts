import type { CaseState, Proof } from './case.ts';
import type { Context } from './decide.ts';
import type { ClosingProof, Refused } from './vocabulary.ts';

const refusalFor = {
  beforePhoto: 'needs-before-photo',
  afterPhoto: 'needs-after-photo',
  measurement: 'needs-measurement',
} as const satisfies Record<ClosingProof, Refused>;

/** What the category still demands before the result may be handed in; null when nothing is missing. */
export function missingProof(s: CaseState, given: Proof, ctx: Context): Refused | null {
  const wanted = ctx.dutiesOf?.(s.categoryCode).closing ?? [];
  const missing = wanted.find((proof) => !isGiven(proof, s, given));
  return missing ? refusalFor[missing] : null;
}

function isGiven(proof: ClosingProof, s: CaseState, given: Proof): boolean {
  switch (proof) {
    case 'beforePhoto':
      return s.photos.length > 0 || (given.photosBefore?.length ?? 0) > 0;
    case 'afterPhoto':
      return given.photos.length > 0;
    case 'measurement':
      return (given.measurement ?? '').trim() !== '';
  }
}
