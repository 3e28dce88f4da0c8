import { Button, Form, Input, Select } from 'antd';
import { ReplyTemplate } from '../../../../contract/reference.ts';
import { filledBlanks, templateCommands, writtenBlanks } from '../../../../domain/reply/vocabulary.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { UnitsSelect } from '../../parts/UnitsSelect.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { ItemsPage } from '../ItemsPage.tsx';
import { NameFields } from '../NameFields.tsx';
import { RetiredField } from '../RetiredField.tsx';

/** 答复模板: words to begin with, for a command, some matters and some units. */
export function ReplyTemplatesPage() {
  const text = useText();
  const names = useNames();
  const matters = (codes: readonly string[]) =>
    codes.length === 0
      ? text('template.allMatters')
      : codes.map((code) => (code.length === 2 ? names.classOf(code) : names.category(code))).join('、');
  return (
    <ItemsPage
      kind="replyTemplate"
      title={text('admin.replyTemplates')}
      hint={text('admin.replyTemplatesHint')}
      emptyHint={text('template.noneHint')}
      nameOf={({ name }) => name}
      begin={{ label: text('template.new'), data: { command: 'Resolve', categories: [], units: [], retired: false } }}
      columns={[
        { head: text('item.name'), cell: ({ name }) => name },
        { head: text('template.command'), cell: ({ command }) => text(`command.${command}`) },
        { head: text('case.category'), cell: ({ categories }) => matters(categories), className: 'muted' },
        { head: text('template.text'), cell: (data) => data.text, className: 'template-text' },
      ]}
    >
      <NameFields />
      <Form.Item name="command" label={text('template.command')} rules={fieldRules(ReplyTemplate.shape.command)}>
        <Select options={templateCommands.map((command) => ({ value: command, label: text(`command.${command}`) }))} />
      </Form.Item>
      <Form.Item name="categories" label={text('case.category')} extra={text('template.categoriesHint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...(names.reference?.classes ?? []).map((each) => ({ value: each.code, label: names.nameOf(each) })),
            ...(names.reference?.categories ?? []).map((each) => ({
              value: each.code,
              label: `${each.code} ${names.nameOf(each)}`,
            })),
          ]}
        />
      </Form.Item>
      <Form.Item name="units" label={text('template.units')} extra={text('template.unitsHint')}>
        <UnitsSelect />
      </Form.Item>
      <Form.Item name="text" label={text('template.text')} rules={fieldRules(ReplyTemplate.shape.text)}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
      <Blanks />
      <RetiredField />
    </ItemsPage>
  );
}

/** The names of the blanks, a tap each: whoever writes a template need not remember them. */
function Blanks() {
  const text = useText();
  const form = Form.useFormInstance();
  const add = (name: string): void => form.setFieldValue('text', `${form.getFieldValue('text') ?? ''}{${name}}`);
  return (
    <div className="template-blanks">
      <p>{text('template.filled')}</p>
      {Object.keys(filledBlanks).map((name) => (
        <Button key={name} size="small" onClick={() => add(name)}>
          {`{${name}}`}
        </Button>
      ))}
      <p>{text('template.written')}</p>
      {Object.keys(writtenBlanks).map((name) => (
        <Button key={name} size="small" onClick={() => add(name)}>
          {`{${name}}`}
        </Button>
      ))}
    </div>
  );
}
