import type { CaseDetail } from '../../../contract/cases.ts';
import { DispatchSuggestions } from './DispatchSuggestions.tsx';
import { LikelyDuplicates } from './LikelyDuplicates.tsx';

/** What helps whoever has to decide where a case goes; nothing for others. */
export function CaseUnderstanding({ detail, keysOff }: { readonly detail: CaseDetail; readonly keysOff: boolean }) {
  const dispatches = detail.allowed.includes('Dispatch') || detail.allowed.includes('Accept');
  const merges = detail.allowed.includes('Merge');
  return (
    <>
      {dispatches && <DispatchSuggestions detail={detail} keysOff={keysOff} />}
      {merges && <LikelyDuplicates detail={detail} keysOff={keysOff} />}
    </>
  );
}
