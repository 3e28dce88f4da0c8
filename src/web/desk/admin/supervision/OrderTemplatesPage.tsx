import { Form, Input, InputNumber, Select } from 'antd';
import { OrderTemplate } from '../../../../contract/supervisionReference.ts';
import { orderBlanks, orderLevels, orderSources } from '../../../../domain/order/vocabulary.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { longestOf, rangeOf } from '../../parts/formRules.ts';
import { useText } from '../../useText.ts';
import { ItemsPage } from '../ItemsPage.tsx';
import { NameFields } from '../NameFields.tsx';
import { RetiredField } from '../RetiredField.tsx';

const { shape } = OrderTemplate;

/** 督办模板: what an order of a source begins with, by hand and by rule. */
export function OrderTemplatesPage() {
  const text = useText();
  return (
    <ItemsPage
      kind="orderTemplate"
      title={text('admin.orderTemplates')}
      hint={text('admin.orderTemplatesHint')}
      nameOf={({ name }) => name}
      begin={{ label: text('orderTemplate.new'), data: { source: 'other', level: 'first', workdays: null, retired: false } }}
      copy={({ name }) => ({ name: text('item.copyOf', { name }).slice(0, 60) })}
      columns={[
        { head: text('item.name'), cell: ({ name }) => name },
        { head: text('orderTemplate.source'), cell: ({ source }) => text(`orderSource.${source}`) },
        { head: text('sv.field.level'), cell: ({ level }) => text(`orderLevel.${level}`) },
        { head: text('sv.field.title'), cell: ({ title }) => title, className: 'muted' },
        {
          head: text('sv.field.workdays'),
          cell: ({ workdays }) => workdays ?? text('orderTemplate.byLevel'),
          className: 'number',
        },
      ]}
    >
      <Fields />
    </ItemsPage>
  );
}

function Fields() {
  const text = useText();
  const words = (name: 'title' | 'facts' | 'analysis' | 'demands' | 'feedback', rows: number) => (
    <Form.Item name={name} label={text(`sv.field.${name}`)} rules={fieldRules(shape[name])}>
      <Input.TextArea lang="zh-CN" autoSize={{ minRows: rows, maxRows: 10 }} maxLength={longestOf(shape[name])} showCount />
    </Form.Item>
  );
  return (
    <>
      <NameFields />
      <div className="field-pair">
        <Form.Item name="source" label={text('orderTemplate.source')} rules={fieldRules(shape.source)}>
          <Select options={orderSources.map((value) => ({ value, label: text(`orderSource.${value}`) }))} />
        </Form.Item>
        <Form.Item name="level" label={text('sv.field.level')} rules={fieldRules(shape.level)}>
          <Select options={orderLevels.map((value) => ({ value, label: text(`orderLevel.${value}`) }))} />
        </Form.Item>
        <Form.Item name="workdays" label={text('sv.field.workdays')} extra={text('orderTemplate.workdaysHint')}>
          <InputNumber {...rangeOf(shape.workdays)} min={0} max={60} precision={0} />
        </Form.Item>
      </div>
      <p className="muted" lang="zh-CN">
        {text('orderTemplate.blanks')}{' '}
        {orderBlanks.map((name) => (
          <code key={name}>{`{${name}} `}</code>
        ))}
      </p>
      {words('title', 1)}
      {words('facts', 3)}
      {words('analysis', 2)}
      {words('demands', 3)}
      {words('feedback', 1)}
      <RetiredField />
    </>
  );
}
