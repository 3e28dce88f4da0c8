import { WallBoard, WallNow } from '../../contract/wall.ts';
import { type ScreenMode, screenModes } from '../../domain/wall/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { wallBoard } from './board.ts';
import { coalesce } from './coalesce.ts';
import { openDayLong } from './dayLong.ts';
import { boardFor, nowFor } from './forMode.ts';
import { wallNow } from './now.ts';

type Needs = Pick<Deps, 'analytics' | 'database' | 'clock' | 'reference' | 'live'>;
export type WallEvent = { readonly event: 'now' | 'board'; readonly data: string };
type Told = Readonly<Record<ScreenMode, WallEvent>>;

/** The numbers of the wall, computed once for all screens of this process and told to each as its mode may show them. */
export type WallPicture = {
  readonly latest: (mode: ScreenMode) => Promise<{ readonly now: WallNow; readonly board: WallBoard }>;
  /** Hears every new value from now on. @returns a function that ends the subscription */
  readonly subscribe: (heard: (told: Told) => void) => () => void;
  readonly close: () => void;
};

/** A person sees the counter move at once; forty cases in a busy second cost two rounds of queries, not forty. */
const nowGapMilliseconds = 350;
/** Rates and rankings are nothing that anybody reads by the second. */
const boardGapMilliseconds = 10_000;
/** Clocks run out without an event; what is red by now is counted anew. */
const tickMilliseconds = 10_000;
const elapsed = () => performance.now();

export function openPicture(deps: Needs): WallPicture {
  const subscribers = new Set<(told: Told) => void>();
  const dayLong = openDayLong(deps);
  const tell = (told: Told) => {
    for (const heard of subscribers) heard(told);
  };
  const now = coalesce(
    () => wallNow(deps),
    (value) => tell(toldOf('now', (mode) => nowFor(mode, value))),
    { gapMilliseconds: nowGapMilliseconds, elapsed },
  );
  const board = coalesce(
    () => wallBoard(deps, dayLong),
    (value) => tell(toldOf('board', (mode) => boardFor(mode, value))),
    { gapMilliseconds: boardGapMilliseconds, elapsed },
  );
  const end = deps.live.subscribe(({ kind }) => {
    if (subscribers.size === 0) return;
    if (kind === 'case' || kind === 'supervision' || kind === 'reference') {
      now.ask();
      board.ask();
    }
  });
  let ticks = 0;
  const tick = setInterval(() => {
    if (subscribers.size === 0) return;
    now.ask();
    ticks += 1;
    if (ticks % 6 === 0) board.ask();
  }, tickMilliseconds);
  tick.unref();

  return {
    async latest(mode) {
      const [value, slow] = await Promise.all([now.latest(), board.latest()]);
      return { now: nowFor(mode, value), board: boardFor(mode, slow) };
    },
    subscribe(heard) {
      subscribers.add(heard);
      return () => subscribers.delete(heard);
    },
    close() {
      end();
      clearInterval(tick);
      now.close();
      board.close();
    },
  };
}

/** Written once for each mode, not once for each screen; stripped to what the contract names. */
export function toldOf(event: 'now' | 'board', of: (mode: ScreenMode) => unknown): Told {
  const schema = event === 'now' ? WallNow : WallBoard;
  const write = (mode: ScreenMode): WallEvent => ({ event, data: JSON.stringify(schema.parse(of(mode))) });
  const told = screenModes.map((mode) => [mode, write(mode)] as const);
  return Object.fromEntries(told) as Told; // one for each of the modes
}
