import { Select, type SelectProps } from 'antd';
import { useText } from '../useText.ts';
import { useUnitOptions } from './useUnitOptions.ts';

/** One unit, found by any part of its name. */
export function UnitSelect(props: Omit<SelectProps<string | undefined>, 'options'>) {
  const text = useText();
  const options = useUnitOptions(props.value ? [props.value] : []);
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={text('field.unitPlaceholder')}
      loading={options.length === 0}
      options={options}
      {...props}
    />
  );
}
