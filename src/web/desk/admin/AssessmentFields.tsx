import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { bases, scopes } from '../../../domain/measures/vocabulary.ts';
import { unitGroups } from '../../../domain/people/vocabulary.ts';
import type { Item } from '../../api/deskReference.ts';
import { useText } from '../useText.ts';
import { NameFields } from './NameFields.tsx';

const periodKinds = ['months', 'week', 'day', 'term'] as const;
const monthCounts = [1, 3, 6, 12] as const;

/** The fields of a way of assessing: its period, basis, scope, scheme and groups. Units placed by hand stay as they are. */
export function AssessmentFields({ schemes }: { readonly schemes: readonly Item<'scheme'>[] }) {
  const text = useText();
  const form = Form.useFormInstance();
  const kind = Form.useWatch(['period', 'kind']);
  // A kind has fields of its own, and none of another's.
  const begin = (chosen: (typeof periodKinds)[number]) =>
    form.setFieldValue(
      'period',
      chosen === 'months'
        ? { kind: chosen, months: 1, firstDay: 1 }
        : chosen === 'day'
          ? { kind: chosen, cut: '24:00' }
          : { kind: chosen },
    );
  return (
    <>
      <NameFields />
      <div className="field-pair">
        <Form.Item name={['period', 'kind']} label={text('assessment.period')}>
          <Select options={periodKinds.map((value) => ({ value, label: text(`assessment.period.${value}`) }))} onChange={begin} />
        </Form.Item>
        {kind === 'months' && (
          <>
            <Form.Item name={['period', 'months']} label={text('assessment.months')}>
              <Select options={monthCounts.map((value) => ({ value, label: text('assessment.monthCount', { count: value }) }))} />
            </Form.Item>
            <Form.Item name={['period', 'firstDay']} label={text('assessment.firstDay')} extra={text('assessment.firstDayHint')}>
              <InputNumber min={1} max={28} precision={0} />
            </Form.Item>
          </>
        )}
        {kind === 'day' && (
          <Form.Item name={['period', 'cut']} label={text('assessment.cut')} extra={text('assessment.cutHint')}>
            <Select options={['24:00', '12:00', '17:00'].map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
        <Form.Item name="basis" label={text('rates.basis')}>
          <Select options={bases.map((basis) => ({ value: basis, label: text(`basis.${basis}`) }))} />
        </Form.Item>
        <Form.Item name="scope" label={text('rates.scope')}>
          <Select options={scopes.map((scope) => ({ value: scope, label: text(`scope.${scope}`) }))} />
        </Form.Item>
        <Form.Item name="scheme" label={text('rates.scheme')}>
          <Select options={schemes.map(({ id, data }) => ({ value: id, label: data.name }))} />
        </Form.Item>
      </div>
      <fieldset className="scheme-deeds">
        <legend>{text('assessment.groups')}</legend>
        <p className="muted">{text('assessment.groupsHint')}</p>
        <Form.List name="groups">
          {(fields, { add, remove }, { errors }) => (
            <div className="assessment-groups">
              {fields.map(({ key, name }) => (
                <div key={key}>
                  <Form.Item name={[name, 'code']} label={text('item.id')}>
                    <Input className="number" />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} label={text('item.name')}>
                    <Input />
                  </Form.Item>
                  <Form.Item name={[name, 'nameEn']} label={text('item.nameEn')}>
                    <Input />
                  </Form.Item>
                  <Form.Item name={[name, 'of']} label={text('assessment.of')}>
                    <Select mode="multiple" options={unitGroups.map((value) => ({ value, label: text(`unitGroup.${value}`) }))} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={text('assessment.removeGroup')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Form.ErrorList errors={errors} />
              <Button icon={<PlusOutlined />} onClick={() => add({ of: [] })}>
                {text('assessment.addGroup')}
              </Button>
            </div>
          )}
        </Form.List>
      </fieldset>
    </>
  );
}
