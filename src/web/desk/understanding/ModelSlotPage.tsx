import { ApiOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Switch } from 'antd';
import { draftKinds, type ModelSlot } from '../../../contract/drafting.ts';
import { modelSlotQuery, useModelSlotTest, usePutModelSlot } from '../../api/deskModels.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors, problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

type Values = Pick<ModelSlot, 'enabled' | 'url' | 'model' | 'kinds' | 'timeoutSeconds'> & { readonly key?: string };

/** The school's own language model: where it is, what it may draft, and whether it answers. */
export function ModelSlotPage() {
  const text = useText();
  const { data, error, refetch } = useQuery(modelSlotQuery);
  return (
    <>
      <AdminHead title={text('admin.modelSlot')} hint={text('slot.hint')} />
      {data ? <SlotForm key={data.version} slot={data} /> : error && <LoadFailed error={error} retry={() => refetch()} />}
    </>
  );
}

function SlotForm({ slot }: { readonly slot: ModelSlot }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const put = usePutModelSlot();
  const test = useModelSlotTest();
  const save = ({ key, ...values }: Values): void =>
    put.mutate(
      { ...values, version: slot.version, ...(key ? { key } : {}) },
      {
        onSuccess: () => message.success(text('item.saved')),
        onError: (error) => form.setFields(fieldErrors(error).map(({ name, errors }) => ({ name: name as never, errors }))),
      },
    );
  return (
    <Form form={form} layout="vertical" initialValues={{ ...slot, key: '' }} onFinish={save} className="slot-form">
      <ProblemAlert error={put.error} />
      <Form.Item name="enabled" label={text('slot.enabled')} valuePropName="checked" extra={text('slot.enabledHint')}>
        <Switch />
      </Form.Item>
      <Form.Item name="url" label={text('slot.url')} extra={text('slot.urlHint')}>
        <Input placeholder="https://llm.example.edu.cn/v1" maxLength={300} inputMode="url" />
      </Form.Item>
      <Form.Item name="model" label={text('slot.model')}>
        <Input placeholder="qwen3-32b" maxLength={100} />
      </Form.Item>
      <Form.Item name="key" label={text('slot.key')} extra={text(slot.hasKey ? 'slot.keySet' : 'slot.keyHint')}>
        <Input.Password autoComplete="new-password" maxLength={500} placeholder={slot.hasKey ? '••••••••' : ''} />
      </Form.Item>
      <Form.Item name="kinds" label={text('slot.kinds')}>
        <Checkbox.Group options={draftKinds.map((value) => ({ value, label: text(`draft.${value}`) }))} />
      </Form.Item>
      <Form.Item name="timeoutSeconds" label={text('slot.timeout')}>
        <InputNumber min={1} max={120} suffix={text('slot.seconds')} />
      </Form.Item>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={put.isPending}>
          {text('action.save')}
        </Button>
        <Button
          icon={<ApiOutlined />}
          loading={test.isPending}
          disabled={slot.url === '' || slot.model === ''}
          onClick={() => test.mutate()}
        >
          {text('slot.test')}
        </Button>
        {slot.hasKey && (
          <Button danger type="text" onClick={() => put.mutate({ ...form.getFieldsValue(), version: slot.version, key: null })}>
            {text('slot.removeKey')}
          </Button>
        )}
      </div>
      {test.error && <Alert type="error" showIcon title={problemWords(test.error, text)} />}
      {test.data && (
        <Alert
          type={test.data.failed === null ? 'success' : 'error'}
          showIcon
          title={
            test.data.failed === null
              ? text('slot.works', { seconds: (test.data.milliseconds / 1000).toFixed(1) })
              : text(`slot.failed.${test.data.failed}`)
          }
          description={test.data.text}
        />
      )}
      {slot.changedAt !== null && (
        <p className="muted">
          {text('slot.changed', { who: slot.changedBy ?? '', when: format.moment(slot.changedAt, now), version: slot.version })}
        </p>
      )}
    </Form>
  );
}
