/** What has just been submitted. Kept in the tab, not on the device: on a shared computer the code must not outlive the visit. */
export type KeptReceipt = { readonly id: string; readonly number: string; readonly followUpCode: string | null };

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
