import { SafetyOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { resetSecondFactor } from '../../../../contract/signIn.ts';
import { useResetSecondFactor } from '../../../api/deskPrivacy.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';

/** Forgets somebody's lost authenticator app: with a reason that is kept, and a notice to the person. */
export function ResetFactor({ person }: { readonly person: { readonly id: string; readonly name: string } }) {
  const text = useText();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const reset = useResetSecondFactor();
  const close = () => {
    setOpen(false);
    reset.reset();
    form.resetFields();
  };
  return (
    <>
      <Button
        size="small"
        icon={<SafetyOutlined />}
        aria-label={text('factor.resetOf', { name: person.name })}
        onClick={() => setOpen(true)}
      >
        {text('factor.reset')}
      </Button>
      <Modal
        open={open}
        title={text('factor.resetOf', { name: person.name })}
        okText={text('factor.reset')}
        okButtonProps={{ danger: true, loading: reset.isPending }}
        onOk={form.submit}
        onCancel={close}
        forceRender
      >
        <p>{text('factor.resetHint')}</p>
        <Form
          form={form}
          layout="vertical"
          onFinish={({ reason }) =>
            reset.mutate(
              { id: person.id, reason },
              {
                onSuccess: () => {
                  message.success(text('factor.done'));
                  close();
                },
              },
            )
          }
        >
          <ProblemAlert error={reset.error} />
          <Form.Item
            name="reason"
            label={text('factor.reason')}
            extra={text('factor.reasonExample')}
            rules={fieldRules(resetSecondFactor.body!.shape.reason)}
          >
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
