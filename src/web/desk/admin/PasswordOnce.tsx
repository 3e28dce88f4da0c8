import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Modal } from 'antd';
import { useText } from '../useText.ts';

export type NewPassword = { readonly name: string; readonly login: string; readonly password: string };

/** A password as the server made it: shown here once and kept nowhere. */
export function PasswordOnce({ password, onClose }: { readonly password: NewPassword | null; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  return (
    <Modal
      open={password !== null}
      title={text('password.title', { name: password?.name ?? '' })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {text('password.noted')}
        </Button>
      }
      destroyOnHidden
    >
      <Alert type="warning" showIcon title={text('password.once')} />
      <dl className="password-once">
        <dt>{text('person.login')}</dt>
        <dd className="number">{password?.login}</dd>
        <dt>{text('signIn.password')}</dt>
        <dd>
          <code>{password?.password}</code>
          <Button
            size="small"
            icon={<CopyOutlined />}
            onClick={() =>
              navigator.clipboard?.writeText(password?.password ?? '').then(() => message.success(text('case.copied')))
            }
          >
            {text('password.copy')}
          </Button>
        </dd>
      </dl>
    </Modal>
  );
}
