import { Select, type SelectProps } from 'antd';
import { useMemo } from 'react';
import { useText } from '../useText.ts';
import { useNames } from './useNames.ts';

/** Places by their whole path, so that 东校区 一号楼 and 西校区 一号楼 can be told apart. */
export function PlaceSelect(props: Omit<SelectProps<string | undefined>, 'options'>) {
  const text = useText();
  const names = useNames();
  const options = useMemo(
    () => (names.reference?.places ?? []).map((place) => ({ value: place.id, label: names.place(place.id) })),
    [names],
  );
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={text('field.placePlaceholder')}
      options={options}
      {...props}
    />
  );
}
