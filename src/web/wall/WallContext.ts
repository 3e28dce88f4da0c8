import { createContext, useContext } from 'react';
import type { WallBoard, WallNow } from '../../contract/wall.ts';
import type { Formats } from './format.ts';
import type { Names } from './names.ts';
import type { Frame } from './watchWall.ts';

/** What every panel needs; told anew with each event. */
export type Wall = {
  readonly frame: Frame;
  readonly now: WallNow;
  readonly board: WallBoard;
  readonly names: Names;
  readonly formats: Formats;
  /** Milliseconds since the epoch by the server's clock, to the second. */
  readonly at: number;
  /** Panels can be touched: the operations room. */
  readonly touch: boolean;
  readonly open: (panel: PanelName | null) => void;
};
export const panelNames = ['rates', 'closing', 'map', 'curve', 'pareto', 'league', 'cards', 'supervision', 'alerts'] as const;
export type PanelName = (typeof panelNames)[number];

export const WallContext = createContext<Wall | null>(null);

export function useWall(): Wall {
  const wall = useContext(WallContext);
  if (wall === null) throw new Error('A panel stands outside the wall.');
  return wall;
}
