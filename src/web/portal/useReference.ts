import { useMemo } from 'react';
import type { Reference } from '../../contract/reference.ts';
import { call } from '../api/call.ts';
import { portalEndpoints } from '../api/portalEndpoints.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { currentLanguage } from '../i18n/language.ts';
import { type PlaceTree, placeTree } from './places.ts';
import type { Category } from './submit/suggestCategories.ts';

/** Names of units, categories and places in the interface language; what is not (yet) known is shown by its id. */
export type Names = {
  readonly unit: (id: string) => string;
  readonly category: (category: Category) => string;
  readonly categoryOf: (code: string) => Category | null;
  readonly places: PlaceTree;
};

/** Categories and places change a few times a year; a visit lasts minutes. */
const freshFor = 600_000;

export function useReference() {
  return useAnswer('reference', (signal) => call(portalEndpoints.getReference, {}, signal), freshFor);
}

const nothing: Pick<Reference, 'units' | 'categories' | 'places'> = { units: [], categories: [], places: [] };

export function useNames(): Names {
  const reference = useReference();
  const known = reference.state === 'ready' ? reference.value : nothing;
  return useMemo(() => namesIn(known), [known]);
}

function namesIn({ units, categories, places }: typeof nothing): Names {
  const language = currentLanguage();
  const own = ({ name, nameEn }: { name: string; nameEn: string }) => (language === 'en' && nameEn ? nameEn : name);
  const unitNames = new Map(units.map((unit) => [unit.id, own(unit)]));
  const byCode = new Map(categories.map((category) => [category.code, category]));
  return {
    unit: (id) => unitNames.get(id) ?? id,
    category: own,
    categoryOf: (code) => byCode.get(code) ?? null,
    places: placeTree(places, language),
  };
}
