import { Form, Switch } from 'antd';
import { useText } from '../useText.ts';

/** Nothing is deleted, for old cases name it: what is out of use is retired. */
export function RetiredField() {
  const text = useText();
  return (
    <Form.Item name="retired" label={text('item.retired')} extra={text('item.retiredHint')} valuePropName="checked">
      <Switch />
    </Form.Item>
  );
}
