import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select, Switch } from 'antd';
import { deedKinds } from '../../../domain/measures/vocabulary.ts';
import { useText } from '../useText.ts';

/** Bonuses and penalties of a scheme (加分、扣分): so many points for each deed, up to so many, or the loss of the rank. */
export function SchemeDeeds() {
  const text = useText();
  return (
    <fieldset className="scheme-deeds">
      <legend>{text('scheme.deeds')}</legend>
      <p className="muted">{text('scheme.deedsHint')}</p>
      <Form.List name="deeds">
        {(fields, { add, remove }, { errors }) => (
          <div className="scheme-items">
            {fields.map(({ key, name }) => (
              <div key={key}>
                <Form.Item name={[name, 'kind']} label={text('deeds.kind')}>
                  <Select
                    popupMatchSelectWidth={false}
                    options={deedKinds.map((value) => ({ value, label: text(`deed.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'points']} label={text('scheme.deedPoints')}>
                  <Input className="number" />
                </Form.Item>
                <Form.Item
                  name={[name, 'cap']}
                  label={text('scheme.deedCap')}
                  normalize={(value: string) => (value.trim() === '' ? null : value)}
                >
                  <Input className="number" placeholder={text('scheme.noCap')} />
                </Form.Item>
                <Form.Item name={[name, 'veto']} label={text('scheme.veto')} valuePropName="checked">
                  <Switch />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={text('scheme.removeDeed')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'fakeClosing', points: '-2', cap: null, veto: false })}>
              {text('scheme.addDeed')}
            </Button>
          </div>
        )}
      </Form.List>
    </fieldset>
  );
}
