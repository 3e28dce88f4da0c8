import type { AutoDispatchLeaf } from '../../../contract/autoDispatch.ts';

export const leafViews = ['on', 'ready', 'all'] as const;
export type LeafView = (typeof leafViews)[number];

/** Leaves that are on; that are on or could be; or all. Most cases first, so that what saves most work stands on top. */
export function leavesFor(leaves: readonly AutoDispatchLeaf[], view: LeafView): readonly AutoDispatchLeaf[] {
  const shown = leaves.filter(
    ({ enabled, measured }) => view === 'all' || enabled || (view === 'ready' && measured !== null && measured.margin !== null),
  );
  return shown.toSorted(
    (a, b) => (b.measured?.above.of ?? 0) - (a.measured?.above.of ?? 0) || (a.category < b.category ? -1 : 1),
  );
}
