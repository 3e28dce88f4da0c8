import { createBrowserRouter, Navigate } from 'react-router';
import { CasePage } from './case/CasePage.tsx';
import { AllCasesPage } from './inbox/AllCasesPage.tsx';
import { FollowUpPage } from './inbox/FollowUpPage.tsx';
import { TriagePage } from './inbox/TriagePage.tsx';
import { WorkPage } from './inbox/WorkPage.tsx';
import { opinionRoutes } from './opinions/opinionRoutes.ts';
import { SignInPage } from './session/SignInPage.tsx';
import { BrokenPage } from './shell/BrokenPage.tsx';
import { DeskLayout } from './shell/DeskLayout.tsx';
import { FirstPage } from './shell/FirstPage.tsx';
import { PageSkeleton } from './shell/PageSkeleton.tsx';
import { supervisionRoutes } from './supervision/supervisionRoutes.ts';
import { trainingRoutes } from './training/trainingRoutes.ts';

/** The daily pages come with the first download; the tables of the month and of the administrators when they are opened. */
export const routes = createBrowserRouter(
  [
    { path: '/sign-in', element: <SignInPage />, errorElement: <BrokenPage /> },
    {
      path: '/',
      element: <DeskLayout />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <PageSkeleton />,
      children: [
        { index: true, element: <FirstPage /> },
        { path: 'triage', element: <TriagePage /> },
        { path: 'phone', lazy: async () => ({ Component: (await import('./phone/PhonePage.tsx')).PhonePage }) },
        { path: 'work', element: <WorkPage /> },
        { path: 'follow-up', element: <FollowUpPage /> },
        { path: 're-inspection', lazy: async () => ({ Component: (await import('./inbox/ReinspectPage.tsx')).ReinspectPage }) },
        { path: 'cases', element: <AllCasesPage /> },
        { path: 'cases/:id', element: <CasePage /> },
        { path: 'deputies', lazy: async () => ({ Component: (await import('./handling/DeputiesPage.tsx')).DeputiesPage }) },
        {
          path: 'cases/:id/order',
          lazy: async () => ({ Component: (await import('./handling/PrintOrderPage.tsx')).PrintOrderPage }),
        },
        {
          path: 'cases/:id/publication',
          lazy: async () => ({ Component: (await import('./publication/NewPublicationPage.tsx')).NewPublicationPage }),
        },
        {
          path: 'publications',
          lazy: async () => ({ Component: (await import('./publication/PublicationsPage.tsx')).PublicationsPage }),
        },
        {
          path: 'publications/:id',
          lazy: async () => ({ Component: (await import('./publication/PublicationPage.tsx')).PublicationPage }),
        },
        { path: 'posters', lazy: async () => ({ Component: (await import('./publication/PostersPage.tsx')).PostersPage }) },
        { path: 'search', lazy: async () => ({ Component: (await import('./search/SearchPage.tsx')).SearchPage }) },
        { path: 'topics', lazy: async () => ({ Component: (await import('./topics/TopicsPage.tsx')).TopicsPage }) },
        {
          path: 'foresight',
          lazy: async () => ({ Component: (await import('./foresight/ForesightLayout.tsx')).ForesightLayout }),
          children: [
            { index: true, element: <Navigate to="/foresight/alerts" replace /> },
            { path: 'alerts', lazy: async () => ({ Component: (await import('./foresight/AlertsPage.tsx')).AlertsPage }) },
            { path: 'alerts/:id', lazy: async () => ({ Component: (await import('./foresight/AlertPage.tsx')).AlertPage }) },
            { path: 'tasks', lazy: async () => ({ Component: (await import('./foresight/TasksPage.tsx')).TasksPage }) },
            { path: 'tasks/new', lazy: async () => ({ Component: (await import('./foresight/NewTaskPage.tsx')).NewTaskPage }) },
            { path: 'tasks/:id', lazy: async () => ({ Component: (await import('./foresight/TaskPage.tsx')).TaskPage }) },
            { path: 'seasons', lazy: async () => ({ Component: (await import('./foresight/SeasonsPage.tsx')).SeasonsPage }) },
            { path: 'places', lazy: async () => ({ Component: (await import('./foresight/SpotsPage.tsx')).SpotsPage }) },
            { path: 'places/:id', lazy: async () => ({ Component: (await import('./foresight/DossierPage.tsx')).DossierPage }) },
            {
              path: 'bottlenecks',
              lazy: async () => ({ Component: (await import('./foresight/BottlenecksPage.tsx')).BottlenecksPage }),
            },
            { path: 'outlook', lazy: async () => ({ Component: (await import('./foresight/OutlookPage.tsx')).OutlookPage }) },
            { path: 'plans', lazy: async () => ({ Component: (await import('./foresight/PlansPage.tsx')).PlansPage }) },
          ],
        },
        { path: 'reports', lazy: async () => ({ Component: (await import('./reports/ReportsPage.tsx')).ReportsPage }) },
        { path: 'reports/:id', lazy: async () => ({ Component: (await import('./reports/ReportPage.tsx')).ReportPage }) },
        { path: 'knowledge', lazy: async () => ({ Component: (await import('./knowledge/KnowledgePage.tsx')).KnowledgePage }) },
        {
          path: 'knowledge/new',
          lazy: async () => ({ Component: (await import('./knowledge/NewArticlePage.tsx')).NewArticlePage }),
        },
        { path: 'knowledge/:id', lazy: async () => ({ Component: (await import('./knowledge/ArticlePage.tsx')).ArticlePage }) },
        ...opinionRoutes,
        ...trainingRoutes,
        {
          path: 'understanding',
          lazy: async () => ({ Component: (await import('./understanding/UnderstandingLayout.tsx')).UnderstandingLayout }),
          children: [
            {
              index: true,
              lazy: async () => ({
                Component: (await import('./understanding/UnderstandingFirstPage.tsx')).UnderstandingFirstPage,
              }),
            },
            {
              path: 'accuracy',
              lazy: async () => ({ Component: (await import('./understanding/AccuracyPage.tsx')).AccuracyPage }),
            },
            {
              path: 'auto-dispatch',
              lazy: async () => ({ Component: (await import('./understanding/AutoDispatchPage.tsx')).AutoDispatchPage }),
            },
            {
              path: 'training',
              lazy: async () => ({ Component: (await import('./understanding/TrainingPage.tsx')).TrainingPage }),
            },
          ],
        },
        ...supervisionRoutes,
        { path: 'deeds/:id', lazy: async () => ({ Component: (await import('./deeds/DeedPage.tsx')).DeedPage }) },
        {
          path: 'rates',
          lazy: async () => ({ Component: (await import('./rates/RatesLayout.tsx')).RatesLayout }),
          children: [
            { index: true, lazy: async () => ({ Component: (await import('./rates/RatesPage.tsx')).RatesPage }) },
            { path: 'units/:unit', lazy: async () => ({ Component: (await import('./rates/UnitRatesPage.tsx')).UnitRatesPage }) },
            { path: 'behind', lazy: async () => ({ Component: (await import('./rates/BehindPage.tsx')).BehindPage }) },
            { path: 'cases/:id', lazy: async () => ({ Component: (await import('./rates/SheetPage.tsx')).SheetPage }) },
            {
              path: 'published',
              lazy: async () => ({ Component: (await import('./rates/published/PublishedPage.tsx')).PublishedPage }),
            },
            {
              path: 'published/:id',
              lazy: async () => ({ Component: (await import('./rates/published/SnapshotPage.tsx')).SnapshotPage }),
            },
            { path: 'deeds', lazy: async () => ({ Component: (await import('./deeds/DeedsPage.tsx')).DeedsPage }) },
            { path: 'flags', lazy: async () => ({ Component: (await import('./rates/FlagsPage.tsx')).FlagsPage }) },
            { path: 'schemes', lazy: async () => ({ Component: (await import('./rates/SchemesPage.tsx')).SchemesPage }) },
            { path: 'proofs', lazy: async () => ({ Component: (await import('./rates/ProofsPage.tsx')).ProofsPage }) },
          ],
        },
        {
          path: 'notice-settings',
          lazy: async () => ({ Component: (await import('./notices/NoticeSettingsPage.tsx')).NoticeSettingsPage }),
        },
        {
          path: 'admin',
          lazy: async () => ({ Component: (await import('./admin/AdminLayout.tsx')).AdminLayout }),
          children: [
            { index: true, lazy: async () => ({ Component: (await import('./admin/AdminFirstPage.tsx')).AdminFirstPage }) },
            { path: 'people', lazy: async () => ({ Component: (await import('./admin/PeoplePage.tsx')).PeoplePage }) },
            { path: 'units', lazy: async () => ({ Component: (await import('./admin/UnitsPage.tsx')).UnitsPage }) },
            {
              path: 'categories',
              lazy: async () => ({ Component: (await import('./admin/CategoriesPage.tsx')).CategoriesPage }),
            },
            {
              path: 'catalogue',
              lazy: async () => ({ Component: (await import('./admin/handling/CataloguePage.tsx')).CataloguePage }),
            },
            {
              path: 'duty-roster',
              lazy: async () => ({ Component: (await import('./admin/handling/DutyRosterPage.tsx')).DutyRosterPage }),
            },
            {
              path: 'reply-templates',
              lazy: async () => ({ Component: (await import('./admin/handling/ReplyTemplatesPage.tsx')).ReplyTemplatesPage }),
            },
            {
              path: 'reply-rules',
              lazy: async () => ({ Component: (await import('./admin/handling/ReplyRulesPage.tsx')).ReplyRulesPage }),
            },
            { path: 'places', lazy: async () => ({ Component: (await import('./admin/PlacesPage.tsx')).PlacesPage }) },
            { path: 'calendar', lazy: async () => ({ Component: (await import('./admin/CalendarPage.tsx')).CalendarPage }) },
            { path: 'limits', lazy: async () => ({ Component: (await import('./admin/LimitsPage.tsx')).LimitsPage }) },
            { path: 'schemes', lazy: async () => ({ Component: (await import('./admin/SchemesPage.tsx')).SchemesPage }) },
            {
              path: 'follow-up-rules',
              lazy: async () => ({ Component: (await import('./admin/FollowUpRulesPage.tsx')).FollowUpRulesPage }),
            },
            {
              path: 'topic-groups',
              lazy: async () => ({ Component: (await import('./admin/TopicGroupsPage.tsx')).TopicGroupsPage }),
            },
            {
              path: 'model-slot',
              lazy: async () => ({ Component: (await import('./understanding/ModelSlotPage.tsx')).ModelSlotPage }),
            },
            {
              path: 'order-templates',
              lazy: async () => ({ Component: (await import('./admin/supervision/OrderTemplatesPage.tsx')).OrderTemplatesPage }),
            },
            {
              path: 'supervision',
              lazy: async () => ({
                Component: (await import('./admin/supervision/SupervisionRulesPage.tsx')).SupervisionRulesPage,
              }),
            },
            {
              path: 'directive-presets',
              lazy: async () => ({
                Component: (await import('./admin/supervision/DirectivePresetsPage.tsx')).DirectivePresetsPage,
              }),
            },
            { path: 'files', lazy: async () => ({ Component: (await import('./admin/files/FilesPage.tsx')).FilesPage }) },
            { path: 'wall', lazy: async () => ({ Component: (await import('./admin/wall/WallAdminPage.tsx')).WallAdminPage }) },
            {
              path: 'sign-in',
              lazy: async () => ({ Component: (await import('./admin/signIn/SignInAdminPage.tsx')).SignInAdminPage }),
            },
            {
              path: 'report-templates',
              lazy: async () => ({ Component: (await import('./admin/reports/ReportTemplatesPage.tsx')).ReportTemplatesPage }),
            },
            {
              path: 'proposal-rules',
              lazy: async () => ({ Component: (await import('./opinions/ProposalRulesPage.tsx')).ProposalRulesPage }),
            },
            {
              path: 'consent',
              lazy: async () => ({ Component: (await import('./admin/privacy/ConsentTextPage.tsx')).ConsentTextPage }),
            },
            {
              path: 'retention',
              lazy: async () => ({ Component: (await import('./admin/privacy/RetentionPage.tsx')).RetentionPage }),
            },
            {
              path: 'data-requests',
              lazy: async () => ({ Component: (await import('./admin/privacy/DataRequestsPage.tsx')).DataRequestsPage }),
            },
            { path: 'backups', lazy: async () => ({ Component: (await import('./admin/backups/BackupsPage.tsx')).BackupsPage }) },
            {
              path: 'unusual-looks',
              lazy: async () => ({ Component: (await import('./admin/privacy/UnusualLooksPage.tsx')).UnusualLooksPage }),
            },
            { path: 'audit', lazy: async () => ({ Component: (await import('./admin/audit/AuditPage.tsx')).AuditPage }) },
            {
              path: 'channels',
              lazy: async () => ({ Component: (await import('./admin/channels/ChannelsPage.tsx')).ChannelsPage }),
            },
          ],
        },
        { path: '*', element: <Navigate to="/" replace /> },
      ],
    },
  ],
  { basename: '/desk' },
);
