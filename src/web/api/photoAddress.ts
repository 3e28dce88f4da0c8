/** Where a case's photo is served; the contract's photoPath without its schemas. Compared with it in photoAddress.test.ts. */
export const photoAddress = (caseId: string, photo: string, size: 'full' | 'thumb') =>
  `/api/cases/${caseId}/photos/${photo}/${size}`;

/** The contract's photoLimits without its schemas. */
export const photoLimits = { count: 9, megabytes: 20, types: ['image/jpeg', 'image/png', 'image/webp'] } as const;
