import type { FastifyInstance } from 'fastify';
import {
  changeScreen,
  createScreen,
  getWall,
  getWallFrame,
  listScreens,
  openScreen,
  renewScreen,
  revokeScreen,
} from '../../contract/wall.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { wallChanges } from './changes.ts';
import { wallFrame } from './frame.ts';
import { openPicture } from './picture.ts';
import {
  addScreen,
  allScreens,
  credentialOf,
  exchangeToken,
  openScreenIdentify,
  renewToken,
  screenCookie,
  screenWith,
  setScreen,
  shutScreen,
} from './screens.ts';

/** Browsers keep a cookie for 400 days at most; each visit to the frame renews it. */
const cookieSeconds = 400 * 86_400;

export function wallRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const identifyScreen = openScreenIdentify(deps);
  const picture = openPicture(deps);
  const cookie = {
    path: '/api/wall',
    httpOnly: true,
    sameSite: 'strict',
    secure: deps.config.secureCookies,
    maxAge: cookieSeconds,
  } as const;
  /** @throws Problem 401 when it was shut a moment ago */
  const asking = async (credential: string | null) => {
    const screen = credential === null ? null : await screenWith(deps, credential);
    if (screen === null) throw new Problem(401, 'unauthenticated');
    return screen;
  };

  serve(app, identify, listScreens, async () => ({ screens: await allScreens(deps) }));
  serve(app, identify, createScreen, async ({ caller, body }) => addScreen(deps, body, caller.person!.id));
  serve(app, identify, changeScreen, async ({ params, body }) => ({ screen: await setScreen(deps, params.id, body) }));
  serve(app, identify, renewScreen, async ({ params }) => renewToken(deps, params.id));
  serve(app, identify, revokeScreen, async ({ caller, params }) => ({
    screen: await shutScreen(deps, params.id, caller.person!.id),
  }));

  serve(
    app,
    identifyScreen,
    openScreen,
    async ({ body, reply }) => {
      reply.setCookie(screenCookie, await exchangeToken(deps, body.token), cookie);
      return { ok: true as const };
    },
    { perMinute: 30 },
  );
  serve(app, identifyScreen, getWallFrame, async ({ request, reply }) => {
    const screen = await asking(credentialOf(request));
    const held = request.cookies[screenCookie];
    if (held !== undefined) reply.setCookie(screenCookie, held, cookie);
    return wallFrame(deps, screen);
  });
  serve(app, identifyScreen, getWall, async ({ request }) => {
    const { mode } = await asking(credentialOf(request));
    return picture.latest(mode);
  });
  wallChanges(app, deps, picture);
}
