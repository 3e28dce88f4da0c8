import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { EnterDeed as Contract } from '../../../contract/deeds.ts';
import { verifiedDeedKinds } from '../../../domain/deed/vocabulary.ts';
import { newCaseId } from '../../api/caseId.ts';
import { type DeedDraft, useEnterDeed } from '../../api/deskDeeds.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { longestOf } from '../parts/formRules.ts';
import { PhotoPicker } from '../parts/PhotoPicker.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors } from '../parts/problemWords.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useText } from '../useText.ts';

const shape = Contract.shape;

/** 登记查实事项: what, whose, on which case, with what evidence. */
export function EnterDeed({ unit }: { readonly unit: string | undefined }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {text('deeds.enter')}
      </Button>
      {open && <DeedForm unit={unit} onClose={() => setOpen(false)} />}
    </>
  );
}

type Draft = Omit<DeedDraft, 'id'>;

function DeedForm({ unit, onClose }: { readonly unit: string | undefined; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  // One form, one deed: sent again on a slow line, it is entered once.
  const [id] = useState(newCaseId);
  const enter = useEnterDeed();
  const send = ({ number, ...draft }: Draft): void =>
    enter.mutate(
      { ...draft, id, ...(number ? { number } : {}) },
      {
        onSuccess: ({ number: given }) => {
          void message.success(text('deeds.entered', { number: given }));
          onClose();
          void navigate(`/deeds/${id}`);
        },
        onError: (error) => form.setFields(fieldErrors(error)),
      },
    );
  return (
    <Modal
      open
      width={640}
      title={text('deeds.enter')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={text('deeds.enter')}
      okButtonProps={{ loading: enter.isPending }}
      cancelText={text('action.cancel')}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'fakeClosing', whose: unit, photos: [] }}
        onFinish={send}
        scrollToFirstError
      >
        <ProblemAlert error={enter.error} />
        <Form.Item name="kind" label={text('deeds.kind')} rules={fieldRules(shape.kind)}>
          <Radio.Group options={verifiedDeedKinds.map((value) => ({ value, label: text(`deed.${value}`) }))} />
        </Form.Item>
        <div className="sv-pair">
          <Form.Item name="whose" label={text('deeds.whose')} rules={fieldRules(shape.whose)}>
            <UnitSelect />
          </Form.Item>
          <Form.Item name="number" label={text('deeds.case')} extra={text('deeds.caseHint')} rules={fieldRules(shape.number)}>
            <Input className="number" placeholder="JS2026-000123" />
          </Form.Item>
        </div>
        <Form.Item name="text" label={text('deeds.text')} extra={text('deeds.textHint')} rules={fieldRules(shape.text)}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={longestOf(shape.text)} showCount />
        </Form.Item>
        <Form.Item name="photos" label={text('deed.photos')}>
          <PhotoPicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
