import type { Answer } from '../../../contract/endpoint.ts';
import type { listNotices } from '../../../contract/notifications.ts';
import { portalPath } from '../../../contract/opinionNotices.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { useFormat, useNow } from '../useFormat.ts';
import { useUnread } from '../useUnread.ts';
import { useNoticeText } from './text.ts';

type NoticeLineProps = {
  readonly notice: Answer<typeof listNotices>['notices'][number];
  readonly isUnread: boolean;
};

/** One notice, which is the link to its case: here, or on the desk where it is one's work. Opening it counts as reading it. */
export function NoticeLine({ notice, isUnread }: NoticeLineProps) {
  const t = useNoticeText();
  const format = useFormat();
  const now = useNow();
  const { reload } = useUnread();

  function read() {
    // What could not be marked stays unread, which is no loss: the case opens all the same.
    if (isUnread) void call(portalEndpoints.readNotice, { params: { id: notice.id } }).then(reload, () => undefined);
  }

  const words = (
    <>
      <span className={isUnread ? 'notice-line unread' : 'notice-line'}>
        {isUnread && (
          <span className="dot">
            <span className="visually-hidden">{t('list.isUnread')} </span>
          </span>
        )}
        {notice.text[currentLanguage() === 'en' ? 'en' : 'zh']}
        <time className="row-hint" dateTime={notice.at}>
          {format.moment(notice.at, now)}
        </time>
      </span>
      <Icon name="chevron" />
    </>
  );
  return (
    <li>
      {notice.audience === 'requester' ? (
        <Link className="row-link" href={notice.link ?? portalPath(notice.kind, notice.caseId ?? '')} onClick={read}>
          {words}
        </Link>
      ) : (
        <a
          className="row-link"
          href={`/desk${notice.link ?? `/cases/${notice.caseId}`}`}
          target="_blank"
          rel="noreferrer"
          onClick={read}
        >
          {words}
        </a>
      )}
    </li>
  );
}
