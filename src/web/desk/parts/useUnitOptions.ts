import { unitGroups } from '../../../domain/people/vocabulary.ts';
import { useText } from '../useText.ts';
import { useNames } from './useNames.ts';

/** Units by group for a select. Retired ones cannot be chosen, but those already chosen keep their names. */
export function useUnitOptions(chosen: readonly string[]) {
  const text = useText();
  const { reference, nameOf } = useNames();
  const units = (reference?.units ?? []).filter(({ id, retired }) => !retired || chosen.includes(id));
  return unitGroups
    .map((group) => ({
      label: text(`unitGroup.${group}`),
      title: group,
      options: units.filter((unit) => unit.group === group).map((unit) => ({ value: unit.id, label: nameOf(unit) })),
    }))
    .filter((group) => group.options.length > 0);
}
