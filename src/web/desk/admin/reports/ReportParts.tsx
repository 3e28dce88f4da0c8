import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { figureNames, tableNames } from '../../../../domain/report/vocabulary.ts';
import { useText } from '../../useText.ts';

const kinds = ['text', 'hand', 'table', 'figure'] as const;
/** What a new part of a kind begins as. */
const blank = {
  text: { kind: 'text', text: '' },
  hand: { kind: 'hand', hint: '' },
  table: { kind: 'table', table: 'overview' },
  figure: { kind: 'figure', figure: 'days' },
} as const;

/** The parts of one section: sentences with blanks, places for a hand, tables, figures. */
export function ReportParts({ section }: { readonly section: number }) {
  const text = useText();
  return (
    <Form.List name={[section, 'parts']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="report-part">
              <Form.Item
                noStyle
                shouldUpdate={(before, now) =>
                  before.sections?.[section]?.parts?.[name]?.kind !== now.sections?.[section]?.parts?.[name]?.kind
                }
              >
                {({ getFieldValue }) => (
                  <PartField name={name} kind={getFieldValue(['sections', section, 'parts', name, 'kind'])} />
                )}
              </Form.Item>
              <Button
                type="text"
                danger
                icon={<DeleteOutlined />}
                aria-label={text('reportTemplate.remove')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <div className="report-part-new">
            {kinds.map((kind) => (
              <Button key={kind} size="small" onClick={() => add(blank[kind])}>
                + {text(`reportPart.${kind}`)}
              </Button>
            ))}
          </div>
        </>
      )}
    </Form.List>
  );
}

function PartField({ name, kind }: { readonly name: number; readonly kind: (typeof kinds)[number] }) {
  const text = useText();
  const label = text(`reportPart.${kind}`);
  switch (kind) {
    case 'text':
      return (
        <Form.Item name={[name, 'text']} label={label}>
          <Input.TextArea lang="zh-CN" autoSize={{ minRows: 1, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
      );
    case 'hand':
      return (
        <Form.Item name={[name, 'hint']} label={label}>
          <Input lang="zh-CN" maxLength={200} />
        </Form.Item>
      );
    case 'table':
      return (
        <Form.Item name={[name, 'table']} label={label}>
          <Select options={tableNames.map((each) => ({ value: each, label: text(`reportTable.${each}`) }))} />
        </Form.Item>
      );
    case 'figure':
      return (
        <Form.Item name={[name, 'figure']} label={label}>
          <Select options={figureNames.map((each) => ({ value: each, label: text(`reportFigure.${each}`) }))} />
        </Form.Item>
      );
  }
}
