import { call } from '../api/call.ts';
import { portalEndpoints } from '../api/portalEndpoints.ts';
import { setServerClock } from '../api/serverClock.ts';
import { useAnswer } from '../api/useAnswer.ts';

/** Signing in and out loads the page anew. */
const freshFor = Number.POSITIVE_INFINITY;

/** Who is signed in and what this installation is; asked once per page load. */
export function useSession() {
  return useAnswer('session', askSession, freshFor);
}

async function askSession(signal: AbortSignal) {
  const session = await call(portalEndpoints.getMe, {}, signal);
  setServerClock(session.site.now);
  return session;
}
