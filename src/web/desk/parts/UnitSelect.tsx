import { Select, type SelectProps } from 'antd';
import { unitGroups } from '../../../domain/people/vocabulary.ts';
import { useText } from '../useText.ts';
import { useNames } from './useNames.ts';

/** Units by group, found by any part of their name. Retired ones cannot be chosen, but one already chosen keeps its name. */
export function UnitSelect(props: Omit<SelectProps<string | undefined>, 'options'>) {
  const text = useText();
  const { reference, nameOf } = useNames();
  const units = (reference?.units ?? []).filter(({ id, retired }) => !retired || id === props.value);
  const options = unitGroups
    .map((group) => ({
      label: text(`unitGroup.${group}`),
      title: group,
      options: units.filter((unit) => unit.group === group).map((unit) => ({ value: unit.id, label: nameOf(unit) })),
    }))
    .filter((group) => group.options.length > 0);
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={text('field.unitPlaceholder')}
      loading={!reference}
      options={options}
      {...props}
    />
  );
}
