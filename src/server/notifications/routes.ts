import type { FastifyInstance } from 'fastify';
import {
  channelHistory,
  countUnreadNotices,
  getPreferences,
  listChannels,
  listFailures,
  listNotices,
  putChannel,
  putPreferences,
  readAllNotices,
  readNotice,
  retryFailures,
  testChannel,
} from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { channelVersions, shown, putChannel as storeChannel } from './channelStore.ts';
import { choosePreferences, markAllRead, markRead } from './mine.ts';
import { channelPage, failurePage, noticePage, preferencePage, unreadNotices } from './queries.ts';
import { requeue } from './requeue.ts';
import { sendTest } from './sendTest.ts';

export function notificationRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listNotices, ({ caller, query }) => noticePage(deps, me(caller).id, query));
  serve(app, identify, countUnreadNotices, ({ caller }) => unreadNotices(deps, me(caller).id));
  serve(app, identify, readNotice, async ({ caller, params }) => {
    await markRead(deps, me(caller).id, params.id);
    return unreadNotices(deps, me(caller).id);
  });
  serve(app, identify, readAllNotices, async ({ caller, body }) => {
    await markAllRead(deps, me(caller).id, body.until);
    return unreadNotices(deps, me(caller).id);
  });

  serve(app, identify, getPreferences, ({ caller }) => preferencePage(deps, me(caller).id, isStaff(caller)));
  serve(app, identify, putPreferences, async ({ caller, body }) => {
    await choosePreferences(deps, me(caller).id, body);
    return preferencePage(deps, me(caller).id, isStaff(caller));
  });

  serve(app, identify, listChannels, () => channelPage(deps));
  serve(app, identify, putChannel, ({ caller, params, body }) =>
    storeChannel(deps, { id: params.id, draft: body, by: me(caller).id }),
  );
  serve(app, identify, channelHistory, async ({ params }) => ({ channels: (await channelVersions(deps, params.id)).map(shown) }));
  // Each test goes to a server outside: an administrator's browser must not be used to knock at doors.
  serve(app, identify, testChannel, ({ caller, params }) => sendTest(deps, params.id, me(caller).id), { perMinute: 20 });
  serve(app, identify, listFailures, ({ query }) => failurePage(deps, query));
  serve(app, identify, retryFailures, async ({ body }) => ({ queued: await requeue(deps, body) }));
}

function me(caller: Caller) {
  if (!caller.person) throw new Problem(401, 'unauthenticated');
  return caller.person;
}

/** Whoever holds a role can be told of other people's cases; everybody may have cases of their own. */
function isStaff(caller: Caller): boolean {
  return me(caller).roles.length > 0;
}
