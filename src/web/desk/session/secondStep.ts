/** The page of the portal where a sign-in is finished with a code; afterwards it leads back to a page of the desk. */
export function secondStep(deskPath: string): string {
  return `/sign-in/second?next=${encodeURIComponent(`/desk${deskPath}`)}`;
}
