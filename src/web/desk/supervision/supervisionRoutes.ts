import type { RouteObject } from 'react-router';

/** The pages of supervision, leaders and meetings; fetched when they are opened. */
export const supervisionRoutes: RouteObject[] = [
  { path: 'leadership', lazy: async () => ({ Component: (await import('./LeadershipPage.tsx')).LeadershipPage }) },
  { path: 'orders/:id', lazy: async () => ({ Component: (await import('./OrderPage.tsx')).OrderPage }) },
  { path: 'directives/:id', lazy: async () => ({ Component: (await import('./DirectivePage.tsx')).DirectivePage }) },
  { path: 'meetings', lazy: async () => ({ Component: (await import('./MeetingsPage.tsx')).MeetingsPage }) },
  { path: 'meetings/:id', lazy: async () => ({ Component: (await import('./MeetingPage.tsx')).MeetingPage }) },
  {
    path: 'supervision',
    lazy: async () => ({ Component: (await import('./SupervisionLayout.tsx')).SupervisionLayout }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./SupervisionFirstPage.tsx')).SupervisionFirstPage }) },
      { path: 'board', lazy: async () => ({ Component: (await import('./BoardPage.tsx')).BoardPage }) },
      { path: 'orders', lazy: async () => ({ Component: (await import('./OrdersPage.tsx')).OrdersPage }) },
      { path: 'directives', lazy: async () => ({ Component: (await import('./DirectivesPage.tsx')).DirectivesPage }) },
      { path: 'decisions', lazy: async () => ({ Component: (await import('./DecisionsPage.tsx')).DecisionsPage }) },
      { path: 'ledgers/:kind', lazy: async () => ({ Component: (await import('./LedgerPage.tsx')).LedgerPage }) },
      { path: 'frozen', lazy: async () => ({ Component: (await import('./FrozenPages.tsx')).FrozenListPage }) },
      { path: 'frozen/:id', lazy: async () => ({ Component: (await import('./FrozenPages.tsx')).FrozenPage }) },
    ],
  },
];
