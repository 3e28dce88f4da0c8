import { Select, type SelectProps } from 'antd';
import { useText } from '../useText.ts';
import { useNames } from './useNames.ts';

/** Categories by class, found by name, code or keyword. */
export function CategorySelect(props: Omit<SelectProps<string | undefined>, 'options'> & { readonly withClasses?: boolean }) {
  const { withClasses = false, ...rest } = props;
  const text = useText();
  const { reference, nameOf } = useNames();
  const options = (reference?.classes ?? []).map((each) => ({
    label: nameOf(each),
    title: each.code,
    options: [
      // As a filter the whole class may be meant.
      ...(withClasses
        ? [{ value: each.code, label: text('field.wholeClass', { name: nameOf(each) }), search: nameOf(each) }]
        : []),
      ...(reference?.categories ?? [])
        .filter(({ parent, code, retired }) => parent === each.code && (!retired || code === props.value))
        .map((category) => ({
          value: category.code,
          label: nameOf(category),
          search: [category.code, category.name, category.nameEn, ...category.keywords].join(' ').toLowerCase(),
        })),
    ],
  }));
  return (
    <Select
      showSearch={{
        filterOption: (typed, option) =>
          String((option as { search?: string } | undefined)?.search ?? '')
            .toLowerCase()
            .includes(typed.trim().toLowerCase()),
      }}
      placeholder={text('field.categoryPlaceholder')}
      loading={!reference}
      options={options}
      {...rest}
    />
  );
}
