import { text } from './text.ts';
import type { Frame } from './watchWall.ts';

type Named = { readonly id: string; readonly name: string; readonly nameEn: string };
export type Names = ReturnType<typeof namesOf>;

/** Names in the language of the screen; what has no English name keeps its own. */
export function namesOf(frame: Frame) {
  const english = frame.screen.language === 'en';
  const index = (items: readonly Named[]) => {
    const known = new Map(items.map(({ id, name, nameEn }) => [id, english && nameEn !== '' ? nameEn : name]));
    return (id: string) => known.get(id) ?? id;
  };
  const unit = index(frame.units);
  return {
    unit: (id: string | null) => (id === null || id === '' ? text('wall.nobody') : unit(id)),
    category: index(frame.categories),
    klass: index(frame.classes),
    group: index(frame.groups),
    building: index(frame.buildings),
    either: ({ name, nameEn }: { readonly name: string; readonly nameEn: string }) => (english && nameEn !== '' ? nameEn : name),
  };
}
