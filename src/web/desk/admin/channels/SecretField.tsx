import { Checkbox, Form, Input } from 'antd';
import type { ChannelKind, SecretName } from '../../../../contract/notifications.ts';
import { useText } from '../../useText.ts';

/** A secret can be set, replaced or taken away, and is never shown. */
export function SecretField(props: { readonly kind: ChannelKind; readonly name: SecretName; readonly isSet: boolean }) {
  const { kind, name, isSet } = props;
  const text = useText();
  const label = text(name === 'secret' && kind !== 'wecom' ? 'secret.robotSecret' : `secret.${name}`);
  const removed = Form.useWatch<boolean>(['removed', name]);
  return (
    <>
      <Form.Item name={['secrets', name]} label={label} extra={text('secret.hint')}>
        <Input.Password
          autoComplete="new-password"
          disabled={removed}
          placeholder={isSet ? text('secret.kept') : undefined}
          visibilityToggle={false}
        />
      </Form.Item>
      {isSet && (
        <Form.Item name={['removed', name]} valuePropName="checked" className="secret-remove">
          <Checkbox>{text('secret.remove', { secret: label })}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}
