import { Form, Input } from 'antd';
import { Unit } from '../../../contract/reference.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { useText } from '../useText.ts';

/** Every kind of reference data has a Chinese name and may have an English one. */
export function NameFields() {
  const text = useText();
  return (
    <div className="field-pair">
      <Form.Item name="name" label={text('item.name')} rules={fieldRules(Unit.shape.name)}>
        <Input />
      </Form.Item>
      <Form.Item name="nameEn" label={text('item.nameEn')} rules={fieldRules(Unit.shape.nameEn)}>
        <Input />
      </Form.Item>
    </div>
  );
}
