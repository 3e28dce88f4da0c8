import { App, Button, Drawer, Form, Input, Switch } from 'antd';
import { type ProviderKind, providerSettings, putProvider } from '../../../../contract/signIn.ts';
import { type ProviderRow, usePutProvider } from '../../../api/deskSignIn.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { fieldErrors } from '../../parts/problemWords.ts';
import { useText } from '../../useText.ts';
import { ProviderFields } from './ProviderFields.tsx';
import { draftOf, type ProviderValues, valuesOf, wrongKindLine } from './providerForm.ts';

type Props = { readonly kind: ProviderKind; readonly provider: ProviderRow | null; readonly onClose: () => void };

const { name, nameEn } = providerSettings.cas.shape;

/** Sets up or changes one identity provider. */
export function ProviderDrawer({ kind, provider, onClose }: Props) {
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<ProviderValues>();
  const put = usePutProvider();

  const save = (values: ProviderValues): void =>
    put.mutate(
      { id: provider?.id ?? values.id ?? '', draft: draftOf(kind, provider?.version ?? 0, values) },
      {
        onSuccess: () => {
          message.success(text('item.saved'));
          onClose();
        },
        onError: (error) =>
          form.setFields(fieldErrors(error).map((field) => ({ name: field.name as never, errors: field.errors }))),
      },
    );

  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={provider ? String(provider.settings['name'] ?? provider.id) : text(`providerKind.${kind}`)}
      footer={
        <div className="form-actions">
          <Button type="primary" onClick={form.submit} loading={put.isPending}>
            {text('action.save')}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <Form form={form} layout="vertical" initialValues={valuesOf(kind, provider)} onFinish={save} scrollToFirstError>
        <ProblemAlert error={put.error} />
        {provider === null && (
          <Form.Item
            name="id"
            label={text('provider.id')}
            extra={text('provider.idHint')}
            rules={fieldRules(putProvider.params!.shape.id)}
          >
            <Input className="number" autoComplete="off" />
          </Form.Item>
        )}
        <div className="field-pair">
          <Form.Item name={['settings', 'name']} label={text('provider.name')} rules={fieldRules(name)}>
            <Input />
          </Form.Item>
          <Form.Item name={['settings', 'nameEn']} label={text('provider.nameEn')} rules={fieldRules(nameEn)}>
            <Input />
          </Form.Item>
        </div>
        <ProviderFields kind={kind} />
        {kind !== 'cas' && (
          <Form.Item name="secret" label={text('provider.secret')} extra={text('secret.hint')}>
            <Input.Password
              autoComplete="new-password"
              placeholder={provider?.hasSecret ? text('secret.kept') : undefined}
              visibilityToggle={false}
            />
          </Form.Item>
        )}
        <Form.Item
          name="kinds"
          label={text('provider.kinds')}
          extra={text('provider.kindsHint')}
          rules={[
            {
              validator: async (_, written: string) => {
                const line = wrongKindLine(written);
                if (line !== null) throw new Error(text('provider.kindsFault', { line }));
              },
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
        </Form.Item>
        <Form.Item name="enabled" label={text('provider.enabled')} valuePropName="checked" layout="horizontal" colon={false}>
          <Switch size="small" />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
