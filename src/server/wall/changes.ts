import type { FastifyInstance, FastifyReply } from 'fastify';
import { wallChangesPath } from '../../contract/wall.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { toldOf, type WallEvent, type WallPicture } from './picture.ts';
import { credentialOf, type Screen, screenWith } from './screens.ts';

type Open = { readonly reply: FastifyReply; readonly credential: string; screen: Screen };

const heartbeatMilliseconds = 8_000;
/** Every so often each screen is looked up again: that it was seen, and whether it is still one. */
const lookAgainMilliseconds = 5 * 60_000;
/** A screen that does not read is let go rather than written to for ever; it comes back by itself. */
const mostUnreadBytes = 512 * 1024;

/** The stream of a screen: all numbers at once, then what changes. A screen that was shut is told so and let go. */
export function wallChanges(app: FastifyInstance, deps: Deps, picture: WallPicture): void {
  const open = new Set<Open>();
  const write = ({ reply }: Open, { event, data }: { event: string; data: string }) => {
    if (reply.raw.writableLength > mostUnreadBytes) reply.raw.destroy();
    else reply.raw.write(`event: ${event}\ndata: ${data}\n\n`);
  };

  async function lookAgain(each: Open): Promise<void> {
    const screen = await screenWith(deps, each.credential).catch(() => each.screen);
    if (screen === null) {
      write(each, { event: 'revoked', data: '' });
      each.reply.raw.end();
      return;
    }
    const { name, mode, language } = each.screen;
    if (name === screen.name && mode === screen.mode && language === screen.language) return;
    each.screen = screen;
    write(each, { event: 'frame', data: '' });
    for (const told of await everything(screen)) write(each, told);
  }

  async function everything({ mode }: Screen): Promise<WallEvent[]> {
    const { now, board } = await picture.latest(mode);
    return [toldOf('now', () => now)[mode], toldOf('board', () => board)[mode]];
  }

  const heartbeat = setInterval(() => {
    const beat = { event: 'beat', data: JSON.stringify({ at: deps.clock() }) };
    for (const each of open) write(each, beat);
  }, heartbeatMilliseconds);
  const look = setInterval(() => {
    for (const each of open) void lookAgain(each);
  }, lookAgainMilliseconds);
  heartbeat.unref();
  look.unref();
  const endLive = deps.live.subscribe(({ kind, id }) => {
    // Reference data without an id: the connection was lost, and a word to a screen may have been missed.
    if (kind !== 'screen' && !(kind === 'reference' && id === '')) return;
    for (const each of open) if (kind === 'reference' || each.screen.id === id) void lookAgain(each);
  });
  const endPicture = picture.subscribe((told) => {
    for (const each of open) write(each, told[each.screen.mode]);
  });

  app.get(wallChangesPath, async (request, reply) => {
    const credential = credentialOf(request);
    const screen = credential === null ? null : await screenWith(deps, credential);
    if (credential === null || screen === null) throw new Problem(401, 'unauthenticated');
    const first = await everything(screen);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const own: Open = { reply, credential, screen };
    open.add(own);
    reply.raw.on('close', () => open.delete(own));
    reply.raw.write('retry: 3000\n\n');
    for (const told of first) write(own, told);
  });

  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    clearInterval(look);
    endLive();
    endPicture();
    picture.close();
    for (const { reply } of open) reply.raw.end();
  });
}
