import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { questionKinds } from '../../../domain/opinions/vocabulary.ts';
import { personKinds, roles } from '../../../domain/people/vocabulary.ts';
import { useMeasureAudience } from '../../api/deskOpinions.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { UnitsSelect } from '../parts/UnitsSelect.tsx';
import { useText } from '../useText.ts';
import type { CampaignFormValues } from './campaignForm.ts';

type Props = {
  readonly initial: Partial<CampaignFormValues>;
  readonly saving: boolean;
  readonly error: unknown;
  readonly onSave: (values: CampaignFormValues) => void;
};

/** Everything of a campaign before it opens: words, whom it asks, until when, which questions. */
export function CampaignForm({ initial, saving, error, onSave }: Props) {
  const text = useText();
  const [form] = Form.useForm<CampaignFormValues>();
  const measure = useMeasureAudience();
  const must = [{ required: true, message: text('opinions.notFound') }];
  return (
    <Form
      form={form}
      layout="vertical"
      className="opinion-form"
      initialValues={{
        kinds: ['student'],
        units: [],
        roles: [],
        answerWithin: 10,
        questions: [{ kind: 'single', required: true }],
        ...initial,
      }}
      onFinish={onSave}
    >
      <div className="opinion-grid">
        <Form.Item name="title" label={text('opinions.title')} rules={[...must, { min: 4, max: 80 }]}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="titleEn" label={text('opinions.titleEn')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="intro" label={text('opinions.intro')}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={3000} />
        </Form.Item>
        <Form.Item name="introEn" label={text('opinions.introEn')}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="owner" label={text('opinions.owner')} rules={must}>
          <UnitSelect />
        </Form.Item>
        <div className="opinion-pair">
          <Form.Item
            name="closesAt"
            label={text('opinions.closesAt')}
            rules={must}
            getValueProps={(value: string | undefined) => ({ value: value ? dayjs(value) : null })}
            normalize={(value: dayjs.Dayjs | null) => value?.toISOString()}
          >
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
          <Form.Item name="answerWithin" label={text('opinions.answerWithin')} rules={must}>
            <InputNumber min={1} max={60} precision={0} />
          </Form.Item>
        </div>
      </div>
      <fieldset className="opinion-block">
        <legend>{text('opinions.audience')}</legend>
        <div className="opinion-triple">
          <Form.Item name="kinds" label={text('opinions.kinds')}>
            <Select
              mode="multiple"
              placeholder={text('opinions.anyone')}
              options={personKinds
                .filter((kind) => kind !== 'guest')
                .map((value) => ({ value, label: text(`personKind.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="units" label={text('opinions.units')}>
            <UnitsSelect placeholder={text('opinions.anyone')} />
          </Form.Item>
          <Form.Item name="roles" label={text('opinions.roles')}>
            <Select
              mode="multiple"
              placeholder={text('opinions.anyone')}
              options={roles.map((value) => ({ value, label: text(`role.${value}`) }))}
            />
          </Form.Item>
        </div>
        <Button
          loading={measure.isPending}
          onClick={() => {
            const { kinds, units, roles: held } = form.getFieldsValue();
            measure.mutate({ kinds, units, roles: held });
          }}
        >
          {text('opinions.measure')}
        </Button>{' '}
        {measure.data && <span role="status">{text('opinions.size', { size: measure.data.size })}</span>}
      </fieldset>
      <Form.List name="questions">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset className="opinion-block" key={key}>
                <legend>{text('opinions.question', { number: name + 1 })}</legend>
                <div className="opinion-question">
                  <Form.Item name={[name, 'title']} label={text('opinions.questionTitle')} rules={must}>
                    <Input maxLength={200} />
                  </Form.Item>
                  <Form.Item name={[name, 'kind']} label={text('opinions.kind')} rules={must}>
                    <Select options={questionKinds.map((value) => ({ value, label: text(`opinions.kind.${value}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'most']} label={text('opinions.most')}>
                    <InputNumber min={1} max={100} precision={0} />
                  </Form.Item>
                  <Form.Item name={[name, 'required']} valuePropName="checked" label={text('opinions.required')}>
                    <Checkbox aria-label={text('opinions.required')} />
                  </Form.Item>
                </div>
                <Form.Item noStyle shouldUpdate>
                  {() => {
                    const kind: unknown = form.getFieldValue(['questions', name, 'kind']);
                    if (kind === 'scale' || kind === 'text') return null;
                    return (
                      <Form.Item name={[name, 'options']} label={text('opinions.options')} rules={must}>
                        <Input.TextArea autoSize={{ minRows: 3 }} />
                      </Form.Item>
                    );
                  }}
                </Form.Item>
                {fields.length > 1 && (
                  <Button size="small" onClick={() => remove(name)}>
                    {text('opinions.removeQuestion')}
                  </Button>
                )}
              </fieldset>
            ))}
            <Button onClick={() => add({ kind: 'single', required: false })}>{text('opinions.addQuestion')}</Button>
          </>
        )}
      </Form.List>
      <ProblemAlert error={error} />
      <Button type="primary" htmlType="submit" loading={saving}>
        {text('opinions.save')}
      </Button>
    </Form>
  );
}
