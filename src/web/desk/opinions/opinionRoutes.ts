import type { RouteObject } from 'react-router';

/** Campaigns and proposals; each page arrives when it is opened. */
export const opinionRoutes: RouteObject[] = [
  { path: 'opinions', lazy: async () => ({ Component: (await import('./OpinionsPage.tsx')).OpinionsPage }) },
  { path: 'opinions/new', lazy: async () => ({ Component: (await import('./NewCampaignPage.tsx')).NewCampaignPage }) },
  { path: 'opinions/proposals', lazy: async () => ({ Component: (await import('./ProposalsPage.tsx')).ProposalsPage }) },
  { path: 'opinions/proposals/:id', lazy: async () => ({ Component: (await import('./ProposalPage.tsx')).ProposalPage }) },
  { path: 'opinions/:id', lazy: async () => ({ Component: (await import('./CampaignPage.tsx')).CampaignPage }) },
];
