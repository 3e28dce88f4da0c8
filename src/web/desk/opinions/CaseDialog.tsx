import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { newCaseId } from '../../api/caseId.ts';
import { CategorySelect } from '../parts/CategorySelect.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';

type Values = { readonly categoryCode: string; readonly title: string; readonly text: string };
type Props = {
  readonly open: boolean;
  readonly words: { readonly title: string; readonly text: string };
  readonly pending: boolean;
  readonly error: unknown;
  readonly onMake: (values: Values & { readonly caseId: string }) => void;
  readonly onClose: () => void;
};

/** Makes a case of what somebody wrote; pressed twice it makes one. */
export function CaseDialog({ open, words, pending, error, onMake, onClose }: Props) {
  const text = useText();
  const [caseId] = useState(newCaseId);
  return (
    <Modal open={open} title={text('opinions.makeCase')} footer={null} destroyOnHidden onCancel={onClose}>
      <Form<Values> layout="vertical" initialValues={words} onFinish={(values) => onMake({ ...values, caseId })}>
        <Form.Item name="categoryCode" label={text('opinions.category')} rules={[{ required: true }]}>
          <CategorySelect />
        </Form.Item>
        <Form.Item name="title" label={text('opinions.caseTitle')} rules={[{ required: true, min: 4 }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="text" label={text('opinions.caseText')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
        </Form.Item>
        <ProblemAlert error={error} />
        <Button type="primary" htmlType="submit" loading={pending}>
          {text('opinions.makeCase')}
        </Button>
      </Form>
    </Modal>
  );
}
