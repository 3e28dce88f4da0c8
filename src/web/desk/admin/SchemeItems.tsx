import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { measureIds } from '../../../domain/measures/vocabulary.ts';
import { useText } from '../useText.ts';

const fieldsOf = { weighted: ['weight'], points: ['max', 'target', 'slope', 'floor'] } as const;

/** The items of a scheme: a measure with its weight, or with its line of points. Whether they fit together the server says. */
export function SchemeItems() {
  const text = useText();
  const kind: keyof typeof fieldsOf = Form.useWatch('kind') ?? 'weighted';
  return (
    <>
      {kind === 'points' && (
        <Form.Item name="full" label={text('scheme.full')}>
          <Input className="number" />
        </Form.Item>
      )}
      <Form.List name="items">
        {(fields, { add, remove }, { errors }) => (
          <div className="scheme-items">
            {fields.map(({ key, name }) => (
              <div key={key}>
                <Form.Item name={[name, 'measure']} label={text('unitRates.measure')}>
                  <Select
                    popupMatchSelectWidth={false}
                    options={measureIds.map((measure) => ({ value: measure, label: text(`measure.${measure}`) }))}
                  />
                </Form.Item>
                {fieldsOf[kind].map((field) => (
                  <Form.Item key={field} name={[name, field]} label={text(`scheme.item.${field}`)}>
                    <Input className="number" />
                  </Form.Item>
                ))}
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={text('scheme.removeItem')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {text('scheme.addItem')}
            </Button>
          </div>
        )}
      </Form.List>
    </>
  );
}
