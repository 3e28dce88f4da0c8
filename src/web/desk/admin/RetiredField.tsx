import { Form, Switch } from 'antd';
import { useText } from '../useText.ts';

/** Nothing is deleted, for old cases name it: what is out of use is retired. */
export function RetiredField({ label, hint }: { readonly label?: string; readonly hint?: string }) {
  const text = useText();
  return (
    <Form.Item
      name="retired"
      label={label ?? text('item.retired')}
      extra={hint ?? text('item.retiredHint')}
      valuePropName="checked"
    >
      <Switch />
    </Form.Item>
  );
}
