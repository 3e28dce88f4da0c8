import type { WallBoard } from '../../../contract/wall.ts';

export type Slide =
  | { readonly kind: 'cover' | 'today' | 'rates' | 'league' | 'cards' | 'supervision' | 'alerts' | 'decisions' }
  | { readonly kind: 'item'; readonly item: NonNullable<WallBoard['meeting']>['agenda'][number]; readonly number: number };

/** The pages of a meeting in order: where we stand, what is on the agenda, what was decided. Without a meeting, the standing part. */
export function slidesOf(meeting: WallBoard['meeting']): readonly Slide[] {
  const standing: Slide[] = [
    { kind: 'today' },
    { kind: 'rates' },
    { kind: 'league' },
    { kind: 'cards' },
    { kind: 'supervision' },
    { kind: 'alerts' },
  ];
  if (meeting === null) return [{ kind: 'cover' }, ...standing];
  const items = meeting.agenda.map((item, i): Slide => ({ kind: 'item', item, number: i + 1 }));
  return [{ kind: 'cover' }, ...standing, ...items, { kind: 'decisions' }];
}

/** Where a key leads; null: it is none of ours. */
export function stepFor(key: string, at: number, slides: number): number | null {
  const within = (to: number) => Math.max(0, Math.min(slides - 1, to));
  if (key === 'ArrowRight' || key === 'ArrowDown' || key === 'PageDown' || key === ' ') return within(at + 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp' || key === 'PageUp') return within(at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? within(slides - 1) : null;
}
