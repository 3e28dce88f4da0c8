import type { PanelName } from './WallContext.ts';
import type { WallState } from './watchWall.ts';

export type PageProps = { readonly state: WallState; readonly opened: PanelName | null };
