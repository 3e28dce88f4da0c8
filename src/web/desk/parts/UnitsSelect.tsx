import { Select, type SelectProps } from 'antd';
import { useText } from '../useText.ts';
import { useUnitOptions } from './useUnitOptions.ts';

/** Several units, each found by any part of its name. */
export function UnitsSelect(props: Omit<SelectProps<string[]>, 'options' | 'mode'>) {
  const text = useText();
  const options = useUnitOptions(props.value ?? []);
  return (
    <Select
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={text('field.unitsPlaceholder')}
      loading={options.length === 0}
      options={options}
      {...props}
    />
  );
}
