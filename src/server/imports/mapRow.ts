import { words } from '../../contract/primitives.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { BoundMap, ReadCell } from './bindMap.ts';
import { categoryOf, type FoundBy } from './categoryOf.ts';
import { coordinatesOf } from './coordinatesOf.ts';
import type { ImportMap } from './importMap.ts';
import { receivedAndClosed } from './receivedAndClosed.ts';
import { type Remark, remark } from './remark.ts';
import { firstSentence, longestTitle, shorten } from './shortTitle.ts';
import { columnsOf, fillTemplate } from './template.ts';

/** A row as a case; the notes say what was changed in it. */
export type MappedRow = {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly categoryCode: string;
  readonly foundBy: FoundBy;
  readonly placeId: string | null;
  readonly placeText: string;
  readonly ended: boolean;
  /** What the source has on record; null when it says nothing usable. */
  readonly receivedAt: Instant | null;
  /** When the case is to have been submitted and, if ended, archived here. */
  readonly submitAt: Instant;
  readonly archiveAt: Instant;
  readonly notes: readonly Remark[];
};

export type UnusableRow = { readonly key: string | null; readonly faults: readonly Remark[] };

const longestKey = 160;
/** Five times what a form takes: history is not cut for the sake of a form. */
export const longestText = 10_000;
const longestPlaceText = 60;
/** Far above every limit, far below what `words` refuses; normalising may make a text three times as long. */
const longestCell = 50_000;
/** More unreadable characters than one in ten: the encoding is wrong, not the row. */
const readableShare = 0.9;

const cleaned = words(0, 4 * longestCell);

/** Reads one row by the map. All that is wrong with it is said at once. */
export function mapRow(cells: readonly string[], bound: BoundMap, now: Instant): MappedRow | UnusableRow {
  const { map } = bound;
  const { cell, alterations } = cleanCells(bound.cellsOf(cells));
  const faults: Remark[] = [];
  const notes: Remark[] = [];

  const key = fillTemplate(map.key, cell).replace(/\s+/g, ' ');
  const keyColumns = namesOf([map.key]);
  if (key === '') faults.push(remark('key-missing', keyColumns));
  if (key.length > longestKey) faults.push(remark('key-too-long', keyColumns, { most: longestKey }));

  const said = { title: partsOf(map.title, cell).join(' ').replace(/\s+/g, ' '), text: partsOf(map.text, cell).join('\n') };
  const titled = titleOf(said, map, notes);
  if (titled === null) faults.push(remark('nothing-said', namesOf([...map.title, ...map.text])));
  if (readable(said.title + said.text) < readableShare) faults.push(remark('mostly-unreadable', null));

  const ended = isEnded(map, cell);
  if (ended === null && typeof map.status !== 'string') {
    faults.push(remark('status-unknown', map.status.column, { value: cell(map.status.column) }));
  }
  const category = categoryOf(map.category, cell);
  if (category === null) faults.push(remark('category-unknown', map.category.values?.column ?? null));

  if (faults.length > 0 || titled === null || ended === null || category === null) {
    return { key: key === '' ? null : key.slice(0, longestKey), faults };
  }

  const place = placeOf(bound, cell, notes);
  const coordinates = coordinatesOf(map.coordinates, cell);
  if (coordinates?.note) notes.push(coordinates.note);
  const text = textOf({ above: titled.above, said: said.text, below: [place.below, coordinates?.line ?? ''] }, map, notes);
  const times = receivedAndClosed(map, cell, { ended, now });
  return {
    key,
    title: titled.title,
    text,
    categoryCode: category.code,
    foundBy: category.foundBy,
    placeId: place.id,
    placeText: place.text,
    ended,
    receivedAt: times.receivedAt,
    submitAt: times.submitAt,
    archiveAt: times.archiveAt,
    notes: [...alterations(), ...notes, ...times.notes],
  };
}

function cleanCells(raw: ReadCell): { readonly cell: ReadCell; readonly alterations: () => Remark[] } {
  const known = new Map<string, string>();
  const stripped: string[] = [];
  let unreadable = 0;
  const columns: string[] = [];
  const cell = (column: string) => {
    const before = known.get(column);
    if (before !== undefined) return before;
    const given = raw(column).slice(0, longestCell).toWellFormed();
    const clean = cleaned.parse(given);
    known.set(column, clean);
    // What goes besides blanks at the ends and carriage returns was invisible.
    if (clean.length < given.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\ufeff', '').trim().length)
      stripped.push(column);
    const lost = clean.split('\ufffd').length - 1;
    if (lost > 0) columns.push(column);
    unreadable += lost;
    return clean;
  };
  const alterations = () => [
    ...(stripped.length > 0 ? [remark('characters-removed', stripped.join(', '))] : []),
    ...(unreadable > 0 ? [remark('characters-unreadable', columns.join(', '), { count: unreadable })] : []),
  ];
  return { cell, alterations };
}

function partsOf(templates: readonly string[], cell: ReadCell): string[] {
  return templates.map((part) => fillTemplate(part, cell)).filter((part) => part !== '');
}

function namesOf(templates: readonly string[]): string {
  return [...new Set(templates.flatMap(columnsOf))].join(', ');
}

type Titled = { readonly title: string /** The whole title, when it could not be kept as one. */; readonly above: string };

/** Shortest title that a form takes (contract/cases.ts); a shorter one still serves when nothing else was said. */
const shortestTitle = 4;

function titleOf(said: { readonly title: string; readonly text: string }, map: ImportMap, notes: Remark[]): Titled | null {
  const wanted = said.title.trim();
  if (wanted.length >= shortestTitle && saysSomething(wanted)) {
    if (wanted.length <= longestTitle) return { title: wanted, above: '' };
    notes.push(remark('title-shortened', namesOf(map.title), { most: longestTitle }));
    return { title: shorten(wanted, longestTitle), above: wanted };
  }
  const sentence = said.text.split('\n').map(firstSentence).find(saysSomething)?.replace(/\s+/g, ' ');
  if (sentence === undefined) return saysSomething(wanted) ? { title: wanted, above: '' } : null;
  if (saysSomething(wanted) && sentence.length < shortestTitle) return { title: wanted, above: '' };
  if (map.title.length > 0) notes.push(remark('title-from-text', namesOf(map.title)));
  return { title: shorten(sentence, longestTitle), above: saysSomething(wanted) ? wanted : '' };
}

function saysSomething(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2;
}

function readable(text: string): number {
  return text.length === 0 ? 1 : 1 - (text.split('\ufffd').length - 1) / text.length;
}

function isEnded({ status }: ImportMap, cell: ReadCell): boolean | null {
  if (typeof status === 'string') return status === 'ended';
  const value = cell(status.column);
  if (status.ended.includes(value)) return true;
  return status.open.includes(value) ? false : null;
}

type Place = {
  readonly id: string | null;
  readonly text: string /** The whole of it, when it was too long. */;
  readonly below: string;
};

function placeOf({ map, placePatterns }: BoundMap, cell: ReadCell, notes: Remark[]): Place {
  const written = partsOf(map.placeText, cell).join(' ').replace(/\s+/g, ' ');
  const named = partsOf(map.place?.from ?? [], cell).join(' ');
  const id = map.place?.values[named] ?? placePatterns.find(({ pattern }) => pattern.test(named))?.place ?? null;
  if (written.length <= longestPlaceText) return { id, text: written, below: '' };
  notes.push(remark('place-shortened', namesOf(map.placeText), { most: longestPlaceText }));
  return { id, text: shorten(written, longestPlaceText), below: written };
}

type Paragraphs = { readonly above: string; readonly said: string; readonly below: readonly string[] };

function textOf({ above, said, below }: Paragraphs, map: ImportMap, notes: Remark[]): string {
  const isNew = (line: string) => line !== '' && !said.includes(line);
  const text = [...[above].filter(isNew), said, ...below.filter(isNew)].filter((part) => part !== '').join('\n');
  if (text.length <= longestText) return text;
  notes.push(remark('text-shortened', namesOf(map.text), { count: text.length, most: longestText }));
  return text
    .slice(0, longestText)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}
