import { App, Button, Drawer, Form, Input, InputNumber, Switch } from 'antd';
import { ChannelDraft, type ChannelKind, putChannel } from '../../../../contract/notifications.ts';
import { type ChannelRow, usePutChannel } from '../../../api/deskChannels.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { rangeOf } from '../../parts/formRules.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { fieldErrors } from '../../parts/problemWords.ts';
import { useText } from '../../useText.ts';
import { ChannelFields } from './ChannelFields.tsx';
import { type ChannelValues, draftOf, idOf, secretsOf, valuesOf } from './channelForm.ts';
import { channelName } from './channelName.ts';
import { SecretField } from './SecretField.tsx';

type ChannelDrawerProps = { readonly kind: ChannelKind; readonly channel: ChannelRow | null; readonly onClose: () => void };

const { perMinute } = ChannelDraft.options[0].shape;

/** Sets up or changes one channel. */
export function ChannelDrawer({ kind, channel, onClose }: ChannelDrawerProps) {
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<ChannelValues>();
  const put = usePutChannel();
  const isNewRobot = channel === null && idOf(kind, undefined) === '';

  const save = (values: ChannelValues): void =>
    put.mutate(
      { id: channel?.id ?? idOf(kind, values.id), draft: draftOf(kind, channel?.version ?? 0, values) },
      {
        onSuccess: () => {
          message.success(text('item.saved'));
          onClose();
        },
        onError: (error) =>
          form.setFields(
            fieldErrors(error).map(({ name, errors }) => ({
              name: (name[1] === 'headers' ? ['headers'] : name) as never,
              errors,
            })),
          ),
      },
    );

  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={channel ? text('channels.edit', { name: channelName(channel, text) }) : text(`channelKind.${kind}`)}
      footer={
        <div className="form-actions">
          <Button type="primary" onClick={form.submit} loading={put.isPending}>
            {text('action.save')}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <Form form={form} layout="vertical" initialValues={valuesOf(kind, channel)} onFinish={save} scrollToFirstError>
        <ProblemAlert error={put.error} />
        {isNewRobot && (
          <Form.Item
            name="id"
            label={text('item.id')}
            extra={text('channel.idHint')}
            rules={fieldRules(putChannel.params!.shape.id)}
          >
            <Input className="number" />
          </Form.Item>
        )}
        <ChannelFields kind={kind} />
        {secretsOf[kind].map((name) => (
          <SecretField key={name} kind={kind} name={name} isSet={channel?.secrets.includes(name) ?? false} />
        ))}
        <div className="field-pair">
          <Form.Item
            name="perMinute"
            label={text('channel.perMinute')}
            extra={text('channel.perMinuteHint')}
            rules={fieldRules(perMinute)}
          >
            <InputNumber {...rangeOf(perMinute)} />
          </Form.Item>
          <Form.Item name="enabled" label={text('channel.enabled')} extra={text('channel.enabledHint')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
      </Form>
    </Drawer>
  );
}
