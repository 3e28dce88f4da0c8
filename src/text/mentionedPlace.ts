import type { Message } from './features.ts';
import { normalise } from './normalise.ts';

/** What people call each place (点位); the key is the place's id. Several places must not share a name. */
export type PlaceNames = ReadonlyMap<string, readonly string[]>;

/** The place a message speaks of, title before text and longer names before shorter; null when it names none. */
export function mentionedPlace(message: Message, names: PlaceNames): string | null {
  const all = [...names].flatMap(([place, own]) => own.map((name) => ({ place, name: normalise(name) })));
  const longestFirst = all.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  for (const part of [normalise(message.title), normalise(message.text)]) {
    const found = longestFirst.find(({ name }) => positionOf(name, part) >= 0);
    if (found !== undefined) return found.place;
  }
  return null;
}

/**
 * All places a text may speak of, the most exact first: two campuses may each have a 3号公寓, and then both are meant. A name inside a longer
 * name that was found does not count. `room`: the number that follows the name, '' when none does.
 */
export function mentionedPlaces(text: string, names: PlaceNames): readonly { readonly place: string; readonly room: string }[] {
  const said = normalise(text);
  const found = normalisedNames(names)
    .map(({ place, name }) => ({ place, start: positionOf(name, said), end: positionOf(name, said) + name.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept = found.filter(
    (each) => !found.some((o) => o.end - o.start > each.end - each.start && o.start <= each.start && each.end <= o.end),
  );
  const byPlace = new Map(kept.toReversed().map(({ place, end }) => [place, { place, room: roomAt(said, end) }]));
  return [...byPlace.values()].toReversed();
}

const normalised = new WeakMap<PlaceNames, readonly { readonly place: string; readonly name: string }[]>();

/** Kept as long as the names are: hundreds of them are looked for with every pause of somebody's typing. */
function normalisedNames(names: PlaceNames): readonly { readonly place: string; readonly name: string }[] {
  const known = normalised.get(names);
  if (known) return known;
  const made = [...names]
    .flatMap(([place, own]) => own.map((name) => ({ place, name: normalise(name) })))
    .filter(({ name }) => name !== '');
  normalised.set(names, made);
  return made;
}

/** "402", "b-1203" right behind a name; no year, no clock. */
function roomAt(said: string, end: number): string {
  const found = /^[\s的,，、-]*((?:[a-z]-?)?\d{2,4})(?!\d|年|月|日|点|:|元|块|人|分)/u.exec(said.slice(end));
  return found?.[1]?.toUpperCase() ?? '';
}

/** Blanks every mention of the names, so that only what is said about the place is left. `text` must be normalised. */
export function withoutNames(text: string, names: readonly string[]): string {
  let rest = text;
  for (const name of names
    .map(normalise)
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)) {
    for (let at = positionOf(name, rest); at >= 0; at = positionOf(name, rest, at + 1)) {
      rest = `${rest.slice(0, at)} ${rest.slice(at + name.length)}`;
    }
  }
  return rest;
}

/** First position of a name, -1 if absent. "3号楼" is not in "13号楼", nor "a3" in "ba3" or "a31". */
function positionOf(name: string, text: string, from = 0): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (!sameWord(text[at - 1], text[at]) && !sameWord(text[end - 1], text[end])) return at;
  }
  return -1;
}

function sameWord(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return (isDigit(left) && isDigit(right)) || (isLatin(left) && isLatin(right));
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isLatin(character: string): boolean {
  return character >= 'a' && character <= 'z';
}
