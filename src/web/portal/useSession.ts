import { call } from '../api/call.ts';
import { portalEndpoints } from '../api/portalEndpoints.ts';
import { setServerClock } from '../api/serverClock.ts';
import { useAnswer } from '../api/useAnswer.ts';

/** Who is signed in and what this installation is; asked once per page load. Signing in and out loads the page anew. */
export function useSession() {
  return useAnswer('session', async (signal) => {
    const session = await call(portalEndpoints.getMe, {}, signal);
    setServerClock(session.site.now);
    return session;
  });
}
