import { Link } from 'react-router';
import { noticePath } from '../../../contract/supervisionNotices.ts';
import type { NoticeRow } from '../../api/deskNotices.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** One notice, which is the link to its case: on the desk, or in the portal where it is one's own. */
export function NoticeItem({ notice, onOpen }: { readonly notice: NoticeRow; readonly onOpen: () => void }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { audience, caseId, link, at, readAt, deliveries } = notice;
  const words = (
    <>
      <span className="notice-words">
        {readAt === null && (
          <span className="notice-dot">
            <span className="visually-hidden">{text('notices.isUnread')} </span>
          </span>
        )}
        {notice.text[currentLanguage() === 'en' ? 'en' : 'zh']}
      </span>
      <small>
        <time dateTime={at}>{format.moment(at, now)}</time>
        {deliveries.map(({ channel, state }) => (
          <span key={channel}>{text(`delivery.${state}`, { channel: text(`channelKind.${channel}`) })}</span>
        ))}
      </small>
    </>
  );
  return (
    <li className={readAt === null ? 'notice-unread' : undefined}>
      {audience === 'staff' ? (
        <Link to={link ?? noticePath(notice.kind, caseId ?? '')} onClick={onOpen}>
          {words}
        </Link>
      ) : (
        <a href={link ?? `/cases/${caseId}`} target="_blank" rel="noreferrer" onClick={onOpen}>
          {words}
        </a>
      )}
    </li>
  );
}
