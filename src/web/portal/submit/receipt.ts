import type { Sent } from '../../../contract/endpoint.ts';
import type { portalEndpoints } from '../../api/portalEndpoints.ts';

/** What has just been submitted. Kept in the tab, not on the device: on a shared computer the code must not outlive the visit. */
export type KeptReceipt = {
  readonly id: string;
  readonly number: string;
  readonly followUpCode: string | null;
  /** What was sent, when it became a nudge of the case above: the person may say that it is another matter. */
  readonly repeated?: Sent<typeof portalEndpoints.submitCase>['body'] | null;
};

const key = 'huying.receipt';

export function keepReceipt(receipt: KeptReceipt): void {
  sessionStorage.setItem(key, JSON.stringify(receipt));
}

export function keptReceipt(): KeptReceipt | null {
  const written = sessionStorage.getItem(key);
  return written === null ? null : (JSON.parse(written) as KeptReceipt);
}

export function dropReceipt(): void {
  sessionStorage.removeItem(key);
}
