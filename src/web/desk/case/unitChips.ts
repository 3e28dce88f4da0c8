import type { Answer } from '../../../contract/endpoint.ts';
import type { Reference } from '../../../contract/reference.ts';
import type { suggestDispatch } from '../../../contract/understanding.ts';

export type UnitChip = {
  readonly unit: string;
  /** 0..1; null for what only the catalogue says. */
  readonly probability: number | null;
  readonly rule: 'default' | 'alternate' | null;
  /** Words of the case that spoke for it. */
  readonly words: readonly string[];
};

const most = 3;

/** At most three units: what the classifier found, and the catalogue's own when it is not among them. */
export function unitChips(
  { units, rule }: Pick<Answer<typeof suggestDispatch>, 'units' | 'rule'>,
  reference: Reference | undefined,
): readonly UnitChip[] {
  const ruleOf = (unit: string) => (rule?.unit === unit ? 'default' : rule?.alternates.includes(unit) ? 'alternate' : null);
  const suggested = units.map(({ unit, probability, reasons }): UnitChip => {
    return { unit, probability, rule: ruleOf(unit), words: [...new Set(reasons.map(({ words }) => words))] };
  });
  const catalogue: UnitChip[] =
    rule && suggested.every(({ unit }) => unit !== rule.unit)
      ? [{ unit: rule.unit, probability: null, rule: 'default', words: [] }]
      : [];
  const active = new Set(reference?.units.filter(({ retired }) => !retired).map(({ id }) => id));
  return [...suggested.slice(0, most - catalogue.length), ...catalogue].filter(({ unit }) => active.has(unit));
}
