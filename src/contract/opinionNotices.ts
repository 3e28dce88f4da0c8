/** The page of the desk that a notice about a campaign or a proposal leads to; null for any other notice. */
export function opinionDeskPath(kind: string, id: string): string | null {
  if (kind.startsWith('Campaign')) return `/opinions/${id}`;
  if (kind.startsWith('Proposal')) return `/opinions/proposals/${id}`;
  return null;
}

/** The page of the portal that a notice leads to. */
export function portalPath(kind: string, id: string): string {
  return kind.startsWith('Proposal') ? `/proposals/${id}` : `/cases/${id}`;
}
