import { EditOutlined, FileTextOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ReplyTemplate } from '../../../../contract/reference.ts';
import { filledBlanks, templateCommands, writtenBlanks } from '../../../../domain/reply/vocabulary.ts';
import { itemsQuery } from '../../../api/deskReference.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { fieldRules } from '../../parts/fieldRules.ts';
import { ListState } from '../../parts/ListState.tsx';
import { UnitsSelect } from '../../parts/UnitsSelect.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { type Editing, ItemEditor } from '../ItemEditor.tsx';
import { NameFields } from '../NameFields.tsx';
import { RetiredField } from '../RetiredField.tsx';

/** 答复模板: words to begin with, for a command, some matters and some units. */
export function ReplyTemplatesPage() {
  const text = useText();
  const names = useNames();
  const { data = [], error, isPending, refetch } = useQuery(itemsQuery('replyTemplate'));
  const [editing, setEditing] = useState<Editing<'replyTemplate'> | null>(null);
  const matters = (codes: readonly string[]) =>
    codes.length === 0
      ? text('template.allMatters')
      : codes.map((code) => (code.length === 2 ? names.classOf(code) : names.category(code))).join('、');
  return (
    <>
      <AdminHead title={text('admin.replyTemplates')} hint={text('admin.replyTemplatesHint')}>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() =>
            setEditing({ item: null, id: '', data: { command: 'Resolve', categories: [], units: [], retired: false } })
          }
        >
          {text('template.new')}
        </Button>
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<FileTextOutlined />} title={text('admin.nothing')} hint={text('template.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('item.name')}</th>
              <th scope="col">{text('template.command')}</th>
              <th scope="col">{text('case.category')}</th>
              <th scope="col">{text('template.text')}</th>
              <th scope="col">
                <span className="visually-hidden">{text('item.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((item) => (
              <tr key={item.id} className={item.data.retired ? 'retired' : ''}>
                <td>{item.data.name}</td>
                <td>{text(`command.${item.data.command}`)}</td>
                <td className="muted">{matters(item.data.categories)}</td>
                <td className="template-text">{item.data.text}</td>
                <td className="right">
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={text('item.editName', { name: item.data.name })}
                    onClick={() => setEditing({ item })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
      {editing && (
        <ItemEditor kind="replyTemplate" editing={editing} onClose={() => setEditing(null)} idHint={text('item.idHint')}>
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
        </ItemEditor>
      )}
    </>
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
