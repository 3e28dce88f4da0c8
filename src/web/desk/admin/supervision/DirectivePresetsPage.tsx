import { Form, Input, InputNumber } from 'antd';
import { DirectivePreset } from '../../../../contract/supervisionReference.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { longestOf, rangeOf } from '../../parts/formRules.ts';
import { useText } from '../../useText.ts';
import { ItemsPage } from '../ItemsPage.tsx';
import { RetiredField } from '../RetiredField.tsx';

const { shape } = DirectivePreset;

/** 批示用语: the sentences that a leader gives with one tap, with their usual time. */
export function DirectivePresetsPage() {
  const text = useText();
  return (
    <ItemsPage
      kind="directivePreset"
      title={text('admin.directivePresets')}
      hint={text('admin.directivePresetsHint')}
      nameOf={(data) => data.text}
      begin={{ label: text('directivePreset.new'), data: { workdays: 3, retired: false } }}
      columns={[
        { head: text('directivePreset.text'), cell: (data) => data.text },
        { head: text('directivePreset.textEn'), cell: ({ textEn }) => textEn || '–', className: 'muted' },
        {
          head: text('sv.field.workdays'),
          cell: ({ workdays }) => (workdays === 0 ? text('directive.today') : workdays),
          className: 'number',
        },
      ]}
    >
      <Form.Item name="text" label={text('directivePreset.text')} rules={fieldRules(shape.text)}>
        <Input.TextArea lang="zh-CN" autoSize={{ minRows: 2 }} maxLength={longestOf(shape.text)} showCount />
      </Form.Item>
      <Form.Item name="textEn" label={text('directivePreset.textEn')} rules={fieldRules(shape.textEn)}>
        <Input.TextArea lang="en" autoSize={{ minRows: 2 }} maxLength={300} />
      </Form.Item>
      <Form.Item
        name="workdays"
        label={text('sv.field.workdays')}
        extra={text('directivePreset.workdaysHint')}
        rules={fieldRules(shape.workdays)}
      >
        <InputNumber {...rangeOf(shape.workdays)} precision={0} />
      </Form.Item>
      <RetiredField />
    </ItemsPage>
  );
}
