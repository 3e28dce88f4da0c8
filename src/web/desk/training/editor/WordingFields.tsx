import { Form, Input } from 'antd';
import type { NamePath } from 'antd/es/form/interface';
import { useText } from '../../useText.ts';

type WordingFieldsProps = {
  readonly name: NamePath;
  readonly label: string;
  /** Characters of the Chinese wording; English takes twice as many. */
  readonly longest: number;
  readonly required?: boolean;
};

/** A wording in Chinese and in English, side by side. */
export function WordingFields({ name, label, longest, required = true }: WordingFieldsProps) {
  const text = useText();
  const path = (language: string) => [...(Array.isArray(name) ? name : [name]), language];
  return (
    <div className="field-pair">
      <Form.Item
        name={path('zh')}
        label={label}
        initialValue=""
        rules={required ? [{ required: true, whitespace: true, message: text('editor.required') }] : []}
      >
        <Input.TextArea lang="zh-CN" autoSize={{ minRows: 1, maxRows: 6 }} maxLength={longest} />
      </Form.Item>
      <Form.Item name={path('en')} label={text('editor.inEnglish', { label })} initialValue="">
        <Input.TextArea lang="en" autoSize={{ minRows: 1, maxRows: 6 }} maxLength={longest * 2} />
      </Form.Item>
    </div>
  );
}
