import type { PreferenceWrite } from '../../api/deskNotices.ts';

/** How many answers differ between two sets of preferences: each event counts once, however much of its wish has changed. */
export function changedWishes(before: PreferenceWrite, after: PreferenceWrite): number {
  const kinds = Object.keys({ ...before.wishes, ...after.wishes }) as (keyof PreferenceWrite['wishes'])[];
  const wishes = kinds.filter((kind) => wordOf(before.wishes[kind]) !== wordOf(after.wishes[kind])).length;
  return wishes + Number(before.language !== after.language) + Number(before.digestHour !== after.digestHour);
}

/** Channels have no order. */
const wordOf = (wish: PreferenceWrite['wishes'][keyof PreferenceWrite['wishes']]): string =>
  wish ? `${[...wish.channels].sort().join()} ${wish.digest}` : '';
