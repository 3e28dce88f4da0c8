import { CameraOutlined } from '@ant-design/icons';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { proofsOf } from './proofsOf.ts';

/** What a result of this kind of matter has to show, said before anything is typed. */
export function ProofHint({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  const proofs = proofsOf(detail, useNames().reference);
  if (proofs.length === 0) return null;
  return (
    <p className="proof-hint">
      <CameraOutlined aria-hidden />{' '}
      {text('proof.wanted', { proofs: proofs.map((proof) => text(`closingProof.${proof}`)).join('、') })}
    </p>
  );
}
