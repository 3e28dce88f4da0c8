import type { Answer } from '../../contract/endpoint.ts';
import { getWallFrame, openScreen, type WallBoard, type WallNow, wallChangesPath } from '../../contract/wall.ts';
import { CallProblem, call } from '../api/call.ts';

export type Frame = Answer<typeof getWallFrame>;
export type WallState = {
  /** unknown: this browser holds no screen's cookie. lost: nothing has been heard for a while; what is shown is old. */
  readonly phase: 'opening' | 'unknown' | 'live' | 'lost' | 'revoked';
  readonly frame: Frame | null;
  readonly now: WallNow | null;
  readonly board: WallBoard | null;
  /** Server's time of the newest word, and milliseconds by which the server's clock is ahead of this box. */
  readonly asOf: string | null;
  readonly ahead: number;
};

/** The server says something every eight seconds. */
const silenceMilliseconds = 20_000;
const lookMilliseconds = 4_000;
const firstWaitMilliseconds = 2_000;
const longestWaitMilliseconds = 30_000;
const reloadedKey = 'huying-wall-reloaded';
const tryReloadAgainMilliseconds = 10 * 60_000;

/**
 * Keeps a screen up to date for as long as the page lives: opens it with the token in the address, follows the stream, comes back after
 * nights without a network, and loads itself again when the service has another version.
 * @returns a function that stops
 */
export function watchWall(tell: (state: WallState) => void): () => void {
  let state: WallState = { phase: 'opening', frame: null, now: null, board: null, asOf: null, ahead: 0 };
  let source: EventSource | null = null;
  let heardAt = performance.now();
  let wait = firstWaitMilliseconds;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const set = (part: Partial<WallState>) => {
    state = { ...state, ...part };
    if (!stopped) tell(state);
  };

  async function start(): Promise<void> {
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    if (token !== null) {
      // The address is read by whoever stands before the screen, and kept by its browser.
      history.replaceState(null, '', location.pathname);
      await call(openScreen, { body: { token } }).catch((problem: unknown) => {
        if (!(problem instanceof CallProblem) || problem.status === 401) return;
        // Nothing has been exchanged: the token is still good, and is tried again.
        history.replaceState(null, '', `${location.pathname}#token=${token}`);
      });
    }
    await connect();
  }

  async function connect(): Promise<void> {
    if (stopped) return;
    try {
      const frame = await call(getWallFrame, {});
      if (isAnotherVersion(frame.build)) return location.reload();
      set({ frame });
      listen(frame);
    } catch (problem) {
      if (problem instanceof CallProblem && problem.status === 401)
        set({ phase: state.frame === null ? 'unknown' : 'revoked', now: null, board: null });
      else set({ phase: state.now === null ? 'opening' : 'lost' });
      later();
    }
  }

  function later(): void {
    source?.close();
    source = null;
    clearTimeout(retry);
    // Two hundred screens do not come back in the same moment: each has its own share of a second.
    const own = Number.parseInt(state.frame?.screen.id.slice(0, 3) ?? '0', 16) % 1000;
    retry = setTimeout(() => void (location.hash.length > 1 ? start() : connect()), wait + own);
    wait = Math.min(wait * 1.6, longestWaitMilliseconds);
  }

  function listen(frame: Frame): void {
    source?.close();
    const opened = new EventSource(wallChangesPath);
    source = opened;
    heardAt = performance.now();
    const on = (event: string, heard: (data: string) => void) =>
      opened.addEventListener(event, ({ data }: MessageEvent<string>) => {
        heardAt = performance.now();
        wait = firstWaitMilliseconds;
        heard(data);
      });
    const toldAt = (at: string) => ({ asOf: at, ahead: Date.parse(at) - Date.now(), phase: 'live' as const });
    on('now', (data) => {
      const now = JSON.parse(data) as WallNow; // checked by the server against the same schema
      set({ now, ...toldAt(now.asOf) });
    });
    on('board', (data) => {
      const board = JSON.parse(data) as WallBoard; // likewise
      set({ board });
      if (board.reference !== (state.frame?.reference ?? frame.reference)) void refreshFrame();
    });
    on('beat', (data) => {
      const { at } = JSON.parse(data) as { at: string };
      set(toldAt(at));
    });
    on('frame', () => void refreshFrame());
    on('revoked', () => {
      set({ phase: 'revoked', now: null, board: null });
      later();
    });
    opened.onerror = () => {
      if (source === opened) later();
    };
  }

  async function refreshFrame(): Promise<void> {
    const frame = await call(getWallFrame, {}).catch(() => null);
    if (frame && isAnotherVersion(frame.build)) return location.reload();
    if (frame) set({ frame });
  }

  const watch = setInterval(() => {
    if (performance.now() - heardAt < silenceMilliseconds) return;
    if (state.phase === 'live') set({ phase: 'lost' });
    if (source !== null) later();
  }, lookMilliseconds);
  tell(state);
  void start();

  return () => {
    stopped = true;
    clearInterval(watch);
    clearTimeout(retry);
    source?.close();
  };
}

/** Whether the service starts its pages with another script than this one; true once for each version, lest a stale cache makes it a loop. */
function isAnotherVersion(build: string | null): boolean {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  if (build === null || own === null || new URL(own.src).pathname === build) return false;
  const [tried = '', at = '0'] = (sessionStorage.getItem(reloadedKey) ?? '').split(' ');
  if (tried === build && Date.now() - Number(at) < tryReloadAgainMilliseconds) return false;
  sessionStorage.setItem(reloadedKey, `${build} ${Date.now()}`);
  return true;
}
