import type { CaseEvent } from '../../domain/case/case.ts';
import { bandKeys, shingles } from '../../text/nearDuplicates.ts';
import { searchTerms } from '../../text/searchTerms.ts';
import type { Reference } from '../directory/queries.ts';
import { monthOf } from '../platform/instant.ts';

type Submitted = Pick<
  Extract<CaseEvent, { type: 'CaseSubmitted' }>,
  'number' | 'title' | 'text' | 'placeText' | 'placeId' | 'at'
>;

/** By what a case is found: terms for `array_to_tsvector`, and band keys as signed 32-bit numbers. */
export type Traces = { readonly terms: readonly string[]; readonly bands: readonly number[] };

/** The traces that a submission leaves: number, title, text and place, as they were when it came in. */
export function tracesOf(e: Submitted, places: Reference['places']): Traces {
  const words = [e.number, e.title, e.text, e.placeText, ...placeNames(e.placeId, places)].join('\n');
  return {
    terms: [...searchTerms(words), monthTerm(monthOf(e.at).toString()), ...(e.placeId === null ? [] : [placeTerm(e.placeId)])],
    bands: [...new Int32Array(bandKeys(shingles(`${e.title}\n${e.text}`)))],
  };
}

/** The lexeme of a month such as '2026-03'. No typed word can be it: terms of texts hold letters and digits only. */
export function monthTerm(month: string): string {
  return `month:${month}`;
}

/** The lexeme of a place: where a case came from does not change. */
export function placeTerm(id: string): string {
  return `place:${id}`;
}

/** A room is also found by its building and campus. */
function placeNames(id: string | null, places: Reference['places']): string[] {
  const place = id === null ? undefined : places.get(id);
  return place ? [place.name, place.nameEn, ...placeNames(place.parent, places)] : [];
}
