import { useEffect, useRef } from 'react';
import { changesPath } from '../../contract/live.ts';

/** Calls `onChange` whenever the case has changed, and after a lost connection is back, for something may have been missed meanwhile. */
export function useCaseChanges(caseId: string | null, onChange: () => void): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (caseId === null) return;
    const changes = new EventSource(`${changesPath}?case=${encodeURIComponent(caseId)}`);
    let wasLost = false;
    changes.addEventListener('case', () => latest.current());
    changes.onerror = () => {
      wasLost = true;
    };
    changes.onopen = () => {
      if (wasLost) latest.current();
      wasLost = false;
    };
    return () => changes.close();
  }, [caseId]);
}
