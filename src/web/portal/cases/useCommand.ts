import { useState } from 'react';
import type { CaseCommandBody, CaseDetail } from '../../../contract/cases.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** A command without the version: that is the one on the screen. */
export type Order = Without<CaseCommandBody, 'version'>;

/**
 * Gives a command on the case that is on the screen. Answers whether it was taken; otherwise `problem` says why, and where somebody was faster
 * the case has been asked for again.
 */
export function useCommand(found: CaseDetail, reload: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);

  async function give(order: Order): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      await call(portalEndpoints.commandCase, { params: { id: found.id }, body: { ...order, version: found.version } });
      reload();
      return true;
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
      if (error.status === 409 || error.status === 412) reload();
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { give, busy, problem };
}
