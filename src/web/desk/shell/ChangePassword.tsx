import { App, Form, Input, Modal } from 'antd';
import { changePassword } from '../../../contract/session.ts';
import { useChangePassword } from '../../api/deskSession.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { shapeOf } from '../parts/shapeOf.ts';
import { useText } from '../useText.ts';

type Draft = { readonly current: string; readonly next: string };

export function ChangePassword({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const change = useChangePassword();
  const shape = shapeOf(changePassword.body);
  return (
    <Modal
      open={open}
      title={text('account.changePassword')}
      onCancel={onClose}
      onOk={form.submit}
      okText={text('action.save')}
      confirmLoading={change.isPending}
      afterClose={() => change.reset()}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={(draft) =>
          change.mutate(draft, {
            onSuccess: () => {
              message.success(text('account.passwordChanged'));
              onClose();
            },
          })
        }
      >
        <ProblemAlert error={change.error} />
        <Form.Item name="current" label={text('account.currentPassword')} rules={fieldRules(shape.current)}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={text('account.newPassword')}
          extra={text('account.passwordHint')}
          rules={fieldRules(shape.next)}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
