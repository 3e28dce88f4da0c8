import type { WallBoard, WallNow } from '../../contract/wall.ts';
import type { ScreenMode } from '../../domain/wall/vocabulary.ts';

/** How many of a group visitors see: who does well, and nobody is put in the pillory. */
const shownToVisitors = 3;

/** Visitors see how much and how well, and nothing of a single case. */
export function nowFor(mode: ScreenMode, now: WallNow): WallNow {
  return mode === 'visitors' ? { ...now, cards: { ...now.cards, first: [] } } : now;
}

/** Only the meeting room gets the pack of the meeting. */
export function boardFor(mode: ScreenMode, board: WallBoard): WallBoard {
  switch (mode) {
    case 'meeting':
      return board;
    case 'operations':
      return { ...board, meeting: null };
    case 'visitors':
      return {
        ...board,
        meeting: null,
        alerts: [],
        supervision: { ...board.supervision, units: [] },
        league: board.league.map(({ group, lines, tooFew }) => ({
          group,
          lines: lines.filter(({ rank }) => rank !== null).slice(0, shownToVisitors),
          tooFew,
        })),
      };
  }
}
