import type { Reference } from '../../contract/reference.ts';
import type { Language } from '../i18n/language.ts';

export type Place = Reference['places'][number];

/** The places as a tree: names in the interface language, and the way down to each. */
export type PlaceTree = {
  readonly find: (id: string) => Place | null;
  readonly nameOf: (place: Place) => string;
  /** Without what its parent's name says already: 「1层」 below 「3号公寓」 even when it is registered as 「3号公寓1层」. */
  readonly shortNameOf: (place: Place) => string;
  /** 东湖校区 › 3号公寓 › 1层; '' when it is unknown. */
  readonly wordsTo: (id: string) => string;
  /** From the campus down to the place itself; [] when it is unknown. */
  readonly wayTo: (id: string) => readonly Place[];
  /** Below a place, or the campuses for null; retired ones are left out. */
  readonly below: (id: string | null) => readonly Place[];
  readonly all: readonly Place[];
};

export function placeTree(places: readonly Place[], language: Language): PlaceTree {
  const byId = new Map(places.map((place) => [place.id, place]));
  const children = new Map<string | null, Place[]>();
  const current = places.filter((place) => !place.retired);
  for (const place of current) children.set(place.parent, [...(children.get(place.parent) ?? []), place]);

  const nameOf = (place: Place) => (language === 'en' && place.nameEn ? place.nameEn : place.name);
  const inOrder = new Intl.Collator(language, { numeric: true });
  for (const list of children.values()) list.sort((a, b) => inOrder.compare(nameOf(a), nameOf(b)));

  function wayTo(id: string): readonly Place[] {
    const way: Place[] = [];
    for (let place = byId.get(id); place && !way.includes(place); place = place.parent ? byId.get(place.parent) : undefined)
      way.unshift(place);
    return way;
  }

  function shortNameOf(place: Place): string {
    const parent = place.parent ? byId.get(place.parent) : undefined;
    const name = nameOf(place);
    const outer = parent ? nameOf(parent) : '';
    const rest = outer && name.startsWith(outer) ? name.slice(outer.length).replace(/^[\s,\uff0c·-]+/, '') : '';
    return rest || name;
  }

  const wordsTo = (id: string) => wayTo(id).map(shortNameOf).join(' › ');

  return {
    shortNameOf,
    wordsTo,
    find: (id) => byId.get(id) ?? null,
    nameOf,
    wayTo,
    below: (id) => children.get(id) ?? [],
    all: current,
  };
}
