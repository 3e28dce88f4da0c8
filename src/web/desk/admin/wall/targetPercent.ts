/** '0.95' as 95, for a field; null stays null. */
export function percentOf(share: string | null): number | null {
  if (share === null) return null;
  const [part = '0', whole = '1'] = share.split('/');
  return Math.round((Number(part) / Number(whole)) * 10_000) / 100;
}

/** 99.02 as '0.9902', exactly: the last digits of a binary division must not get into a target. */
export function shareOf(percent: number | null | undefined): string | null {
  if (percent === null || percent === undefined) return null;
  const hundredths = Math.round(percent * 100);
  return `${Math.floor(hundredths / 10_000)}.${String(hundredths % 10_000).padStart(4, '0')}`;
}
