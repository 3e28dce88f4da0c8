import type { Answer } from '../../../contract/endpoint.ts';
import type { Reference } from '../../../contract/reference.ts';
import type { suggestDispatch } from '../../../contract/understanding.ts';

export type UnitChip = {
  readonly unit: string;
  /** 0..1; null for what only the catalogue says. */
  readonly probability: number | null;
  readonly rule: 'default' | 'alternate' | 'cell' | null;
  /** How many of the like at this building ended with it; null: not what the place says. */
  readonly place: { readonly cases: number; readonly of: number } | null;
  /** Words of the case that spoke for it. */
  readonly words: readonly string[];
};

const most = 3;
/** The strongest say enough; the rest is a list that nobody reads. */
const mostWords = 3;

/** At most three units: what the classifier found, and what place and catalogue say when it is not among them. */
export function unitChips(
  { units, rule, place }: Pick<Answer<typeof suggestDispatch>, 'units' | 'rule' | 'place'>,
  reference: Reference | undefined,
): readonly UnitChip[] {
  const first = rule?.cell ? 'cell' : 'default';
  const ruleOf = (unit: string) => (rule?.unit === unit ? first : rule?.alternates.includes(unit) ? 'alternate' : null);
  const placeOf = (unit: string) => (place?.unit === unit ? { cases: place.cases, of: place.of } : null);
  const suggested = units.map(({ unit, probability, reasons }): UnitChip => {
    const words = [...new Set(reasons.map((reason) => reason.words))].slice(0, mostWords);
    return { unit, probability, rule: ruleOf(unit), place: placeOf(unit), words };
  });
  const named = [...new Set([place?.unit, rule?.unit].filter((unit) => unit !== undefined))];
  const others = named
    .filter((unit) => suggested.every((each) => each.unit !== unit))
    .map((unit): UnitChip => ({ unit, probability: null, rule: ruleOf(unit), place: placeOf(unit), words: [] }));
  const active = new Set(reference?.units.filter(({ retired }) => !retired).map(({ id }) => id));
  return [...suggested.slice(0, most - others.length), ...others].filter(({ unit }) => active.has(unit));
}
