import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { listNotices } from '../../../contract/notifications.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';
import { useUnread } from '../useUnread.ts';
import { NoticeLine } from './NoticeLine.tsx';
import { useNoticeText } from './text.ts';
import '../styles/notices.css';

type Page = Answer<typeof listNotices>;

/** What one was told, newest first. */
export default function NoticesPage() {
  const t = useNoticeText();
  const session = useSession();
  const signedIn = session.state === 'ready' && session.value.me !== null;
  return (
    <>
      <PageHead title={t('list.title')} back="/me" />
      {session.state === 'loading' && <Loading lines={4} />}
      {session.state === 'failed' && <Failed problem={session.problem} onRetry={session.reload} />}
      {session.state === 'ready' && !signedIn && (
        <div className="card">
          <Empty icon="person" title={t('list.signIn')} hint={t('list.signInHint')}>
            <Link className="button button-main" href="/sign-in?next=/me/notices">
              {t('action.signIn')}
            </Link>
          </Empty>
        </div>
      )}
      {signedIn && <NoticeList />}
      {signedIn && (
        <Link className="row-link card" href="/me/notices/settings">
          <Icon name="bell" />
          <span>{t('list.settings')}</span>
          <Icon name="chevron" />
        </Link>
      )}
    </>
  );
}

function NoticeList() {
  const t = useNoticeText();
  const text = useText();
  const mark = useUnread();
  const first = useAnswer('notices', (signal) => call(portalEndpoints.listNotices, { query: {} }, signal));
  const [older, setOlder] = useState<Page | null>(null);
  /** The newest notice that was on the screen when all were marked; older pages were answered before that. */
  const [readUntil, setReadUntil] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);

  if (first.state === 'loading') return <Loading lines={4} />;
  if (first.state === 'failed') return <Failed problem={first.problem} onRetry={first.reload} />;
  const notices = [...first.value.notices, ...(older?.notices ?? [])];
  const next = older ? older.next : first.value.next;
  const newest = notices[0];
  if (!newest) {
    return (
      <div className="card">
        <Empty icon="bell" title={t('list.empty')} hint={t('list.emptyHint')} />
      </div>
    );
  }

  async function attempt(step: () => Promise<void>) {
    setProblem(null);
    try {
      await step();
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
    }
  }
  const readAll = (until: string) =>
    attempt(async () => {
      await call(portalEndpoints.readAllNotices, { body: { until } });
      setReadUntil(until);
      mark.reload();
    });
  const loadOlder = (after: string) =>
    attempt(async () => {
      const page = await call(portalEndpoints.listNotices, { query: { after } });
      setOlder({ notices: [...(older?.notices ?? []), ...page.notices], next: page.next });
    });

  return (
    <>
      {mark.unread > 0 && (
        <button type="button" className="button notices-all-read" onClick={() => void readAll(newest.at)}>
          <Icon name="check" />
          {t('list.allRead')}
        </button>
      )}
      <ul className="card notices">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} isUnread={notice.readAt === null && notice.at > readUntil} />
        ))}
      </ul>
      {problem && (
        <Notice tone="bad" live>
          {problemWords(problem, text)}
        </Notice>
      )}
      {next !== null && (
        <button type="button" className="button button-wide" onClick={() => void loadOlder(next)}>
          {t('action.more')}
        </button>
      )}
    </>
  );
}
