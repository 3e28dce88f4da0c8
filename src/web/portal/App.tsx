import type { ComponentType, ReactNode } from 'react';
import { Component, lazy, Suspense } from 'react';
import { reportBug } from '../ui/reportBug.ts';
import { useOnline } from '../ui/useOnline.ts';
import { takeNewVersion, useNewVersion } from './installed.ts';
import { Icon, type IconName } from './parts/Icon.tsx';
import { Link } from './parts/Link.tsx';
import { Empty, Loading } from './parts/States.tsx';
import { usePath } from './path.ts';
import { SubmitPage } from './submit/SubmitPage.tsx';
import { text, useText } from './text.ts';
import { useSession } from './useSession.ts';
import { useUnreadMark } from './useUnread.ts';

type Tab = 'submit' | 'cases' | 'me';
type Page = { readonly path: RegExp; readonly tab: Tab | null; readonly page: ComponentType<{ id: string }> };

/** Every page of the portal. Only the form is in the first download. */
export const pages: readonly Page[] = [
  { path: /^\/$/, tab: 'submit', page: SubmitPage },
  { path: /^\/receipt$/, tab: 'submit', page: lazy(() => import('./submit/ReceiptPage.tsx')) },
  { path: /^\/cases$/, tab: 'cases', page: lazy(() => import('./cases/MyCasesPage.tsx')) },
  { path: /^\/cases\/([0-9a-f-]{36})$/, tab: 'cases', page: lazy(() => import('./cases/CasePage.tsx')) },
  { path: /^\/follow$/, tab: 'cases', page: lazy(() => import('./cases/FollowPage.tsx')) },
  { path: /^\/rate$/, tab: null, page: lazy(() => import('./evaluation/RatePage.tsx')) },
  { path: /^\/help$/, tab: null, page: lazy(() => import('./knowledge/ArticlesPage.tsx')) },
  { path: /^\/help\/([0-9a-f-]{36})$/, tab: null, page: lazy(() => import('./knowledge/ArticlePage.tsx')) },
  { path: /^\/me$/, tab: 'me', page: lazy(() => import('./account/AccountPage.tsx')) },
  { path: /^\/me\/password$/, tab: 'me', page: lazy(() => import('./account/PasswordPage.tsx')) },
  { path: /^\/me\/notices$/, tab: 'me', page: lazy(() => import('./notices/NoticesPage.tsx')) },
  { path: /^\/me\/notices\/settings$/, tab: 'me', page: lazy(() => import('./notices/NoticeSettingsPage.tsx')) },
  { path: /^\/privacy$/, tab: 'me', page: lazy(() => import('./account/PrivacyPage.tsx')) },
  { path: /^\/me\/data$/, tab: 'me', page: lazy(() => import('./ownData/MyDataPage.tsx')) },
  { path: /^\/me\/security$/, tab: 'me', page: lazy(() => import('./account/SecurityPage.tsx')) },
  { path: /^\/sign-in\/second$/, tab: 'me', page: lazy(() => import('./account/SecondStepPage.tsx')) },
  { path: /^\/opinions$/, tab: null, page: lazy(() => import('./opinions/OpinionsPage.tsx')) },
  { path: /^\/opinions\/([0-9a-f-]{36})$/, tab: null, page: lazy(() => import('./opinions/CampaignPage.tsx')) },
  { path: /^\/proposals$/, tab: null, page: lazy(() => import('./opinions/ProposalsPage.tsx')) },
  { path: /^\/proposals\/new$/, tab: null, page: lazy(() => import('./opinions/NewProposalPage.tsx')) },
  { path: /^\/proposals\/mine$/, tab: null, page: lazy(() => import('./opinions/MyProposalsPage.tsx')) },
  { path: /^\/proposals\/([0-9a-f-]{36})$/, tab: null, page: lazy(() => import('./opinions/ProposalPage.tsx')) },
  { path: /^\/acted$/, tab: 'submit', page: lazy(() => import('./acted/ActedPage.tsx')) },
  { path: /^\/open$/, tab: 'submit', page: lazy(() => import('./open/OpenPage.tsx')) },
  { path: /^\/answers$/, tab: 'submit', page: lazy(() => import('./open/AnswersPage.tsx')) },
  { path: /^\/answers\/([0-9a-f-]{36})$/, tab: 'submit', page: lazy(() => import('./open/AnswerPage.tsx')) },
  { path: /^\/performance$/, tab: 'submit', page: lazy(() => import('./open/PerformancePage.tsx')) },
  { path: /^\/reports$/, tab: 'submit', page: lazy(() => import('./open/ReportsPage.tsx')) },
  { path: /^\/reports\/([0-9a-f-]{36})$/, tab: 'submit', page: lazy(() => import('./open/ReportPage.tsx')) },
  { path: /^\/data$/, tab: 'submit', page: lazy(() => import('./open/DataPage.tsx')) },
  { path: /^\/sign-in$/, tab: 'me', page: lazy(() => import('./account/SignInPage.tsx')) },
  { path: /^\/set-password$/, tab: null, page: lazy(() => import('./account/SetPasswordPage.tsx')) },
  { path: /^\/setup$/, tab: null, page: lazy(() => import('./account/SetupPage.tsx')) },
];

const tabs: readonly { tab: Tab; href: string; icon: IconName; words: 'nav.submit' | 'nav.cases' | 'nav.me' }[] = [
  { tab: 'submit', href: '/', icon: 'write', words: 'nav.submit' },
  { tab: 'cases', href: '/cases', icon: 'list', words: 'nav.cases' },
  { tab: 'me', href: '/me', icon: 'person', words: 'nav.me' },
];

export function App() {
  const t = useText();
  const path = usePath();
  const online = useOnline();
  const session = useSession();
  const unread = useUnreadMark(path);
  const isNewer = useNewVersion();
  const match = pages.find((page) => page.path.test(path));
  const Page = match?.page ?? NotFound;
  return (
    <>
      <a className="skip" href="#main">
        {t('site.skip')}
      </a>
      <header className="site-head">
        {session.state === 'ready' && session.value.site.demo && <p className="demo">{t('app.demo')}</p>}
        <div className="top">
          <Link className="brand" href="/">
            <span className="brand-mark" aria-hidden="true" />
            <strong>{t('app.name')}</strong>
            <span>{t('app.slogan')}</span>
          </Link>
          <nav className="tabs" aria-label={t('nav.label')}>
            {tabs.map(({ tab, href, icon, words }) => (
              <Link
                key={tab}
                className="tab"
                href={href}
                aria-current={match?.tab === tab ? (path === href ? 'page' : true) : undefined}
              >
                <Icon name={icon} />
                <span>{t(words)}</span>
                {tab === 'me' && unread > 0 && (
                  <span className="dot">
                    <span className="visually-hidden">{t('nav.unread', { count: unread })}</span>
                  </span>
                )}
              </Link>
            ))}
          </nav>
        </div>
        {isNewer && (
          <p className="newer-bar" role="status">
            {t('installed.newer')}
            <button type="button" className="text-button" onClick={takeNewVersion}>
              {t('installed.take')}
            </button>
          </p>
        )}
        {!online && path !== '/' && (
          <p className="offline-bar" role="status">
            <Icon name="offline" />
            {t('problem.offline')}
          </p>
        )}
      </header>
      <main id="main" key={path}>
        <Unbroken>
          <Suspense fallback={<Loading />}>
            <Page id={match?.path.exec(path)?.[1] ?? ''} />
          </Suspense>
        </Unbroken>
      </main>
    </>
  );
}

function NotFound() {
  const t = useText();
  return (
    <div className="card">
      <Empty wholePage icon="search" title={t('page.notFound')} hint={t('page.notFoundHint')}>
        <Link className="button button-main" href="/">
          {t('page.home')}
        </Link>
      </Empty>
    </div>
  );
}

/** A page whose code did not arrive (connection lost, new version installed) says so; bugs are reported and shown the same way. */
class Unbroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    reportBug(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="card">
        <Empty wholePage icon="offline" title={text('page.broken')} hint={text('page.brokenHint')}>
          <button type="button" className="button button-main" onClick={() => location.reload()}>
            {text('page.reload')}
          </button>
        </Empty>
      </div>
    );
  }
}
