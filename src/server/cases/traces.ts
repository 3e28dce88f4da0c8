import { type CaseEvent, type CaseState, evolve, unborn } from '../../domain/case/case.ts';
import { bandKeys, shingles } from '../../text/nearDuplicates.ts';
import { searchTerms } from '../../text/searchTerms.ts';
import type { Reference } from '../directory/queries.ts';
import { monthOf } from '../platform/instant.ts';

type Submitted = Pick<
  Extract<CaseEvent, { type: 'CaseSubmitted' }>,
  'number' | 'title' | 'text' | 'placeText' | 'placeId' | 'categoryCode' | 'requester' | 'at' | 'receivedAt'
>;

/** By what a case is found: terms for `array_to_tsvector`, and band keys as signed 32-bit numbers. */
export type Traces = { readonly terms: readonly string[]; readonly bands: readonly number[] };

/** The traces that a submission leaves: number, title, text and place, as they were when it came in. */
export function tracesOf(e: Submitted, places: Reference['places']): Traces {
  const words = [
    e.number,
    e.title,
    e.text,
    e.placeText,
    ...placesAround(e.placeId, places).flatMap(({ name, nameEn }) => [name, nameEn]),
  ].join('\n');
  return {
    terms: [
      ...searchTerms(words),
      facetTerm.month(monthOf(e.receivedAt ?? e.at).toString()),
      ...placesAround(e.placeId, places).map(({ id }) => facetTerm.place(id)),
      ...facetTerms({ lead: null, parts: [], ...e }),
    ],
    bands: [...new Int32Array(bandKeys(shingles(`${e.title}\n${e.text}`)))],
  };
}

type Facets = Pick<CaseState, 'lead' | 'parts' | 'categoryCode' | 'requester'>;

/** Traces of a case with everything that it has been since it came in. */
export function tracesOfHistory(history: readonly CaseEvent[], places: Reference['places']): Traces | null {
  const [first] = history;
  if (first?.type !== 'CaseSubmitted') return null;
  const facets = new Set<string>();
  let state = unborn;
  for (const event of history) {
    state = evolve(state, event);
    for (const facet of facetTerms(state)) facets.add(facet);
  }
  const { terms, bands } = tracesOf(first, places);
  return { terms: [...new Set([...terms, ...facets])], bands };
}

/** Facets that a command has added. None is ever taken away: they narrow what the index reads, and case_view decides. */
export function newFacets(before: Facets, after: Facets): readonly string[] {
  const known = new Set(facetTerms(before));
  return facetTerms(after).filter((term) => !known.has(term));
}

function facetTerms({ lead, parts, categoryCode, requester }: Facets): string[] {
  const units = [...(lead === null ? [] : [lead]), ...parts.map((part) => part.unit)];
  return [
    ...units.map(facetTerm.unit),
    facetTerm.category(categoryCode),
    facetTerm.category(categoryCode.slice(0, 2)),
    ...(requester === null ? [] : [facetTerm.requester(requester)]),
  ];
}

/** The lexemes that are no words. No typed word can be one: terms of texts hold letters and digits only. */
export const facetTerm = {
  /** '2026-03', in Asia/Shanghai. */
  month: (month: string) => `month:${month}`,
  /** The place itself or one around it, as the tree was when the case came in: moved places need a rebuild. */
  place: (id: string) => `place:${id}`,
  unit: (id: string) => `unit:${id}`,
  /** A category or, with two digits, its class. */
  category: (code: string) => `category:${code}`,
  requester: (person: string) => `by:${person}`,
} as const;

/** A room is also found by its building and campus. */
function placesAround(id: string | null, places: Reference['places']): { id: string; name: string; nameEn: string }[] {
  const place = id === null ? undefined : places.get(id);
  return id !== null && place ? [{ id, name: place.name, nameEn: place.nameEn }, ...placesAround(place.parent, places)] : [];
}
