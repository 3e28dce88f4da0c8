import { useEffect } from 'react';
import { call } from '../api/call.ts';
import { portalEndpoints } from '../api/portalEndpoints.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSession } from './useSession.ts';

/** How many of one's notices are unread, and how to ask again; 0 for whom there are none. */
export function useUnread(): { readonly unread: number; readonly reload: () => void } {
  const session = useSession();
  const signedIn = session.state === 'ready' && session.value.me !== null;
  const answer = useAnswer(signedIn ? 'unread' : null, (signal) => call(portalEndpoints.countUnreadNotices, {}, signal));
  return { unread: answer.state === 'ready' ? answer.value.unread : 0, reload: answer.reload };
}

/** The same for the frame of all pages: asked again with every page and every minute. */
export function useUnreadMark(path: string): number {
  const { unread, reload } = useUnread();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is a reason to ask again
  useEffect(() => {
    reload();
    const timer = setInterval(reload, 60_000);
    return () => clearInterval(timer);
  }, [path, reload]);
  return unread;
}
