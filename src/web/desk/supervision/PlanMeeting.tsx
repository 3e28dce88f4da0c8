import { App, DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import type dayjs from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PlanMeeting as Contract } from '../../../contract/meetings.ts';
import { type MeetingKind, meetingKinds } from '../../../domain/meeting/vocabulary.ts';
import { newCaseId } from '../../api/caseId.ts';
import { sendMeeting, useSupervision } from '../../api/deskSupervision.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { longestOf } from '../parts/formRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

const shape = Contract.shape;

/** A meeting is planned with what it owes itself; hard cases are added to the agenda on its own page. */
export function PlanMeeting({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const names = useNames();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const [id] = useState(newCaseId);
  const plan = useSupervision(sendMeeting);
  const kind = Form.useWatch('kind', form) as MeetingKind | undefined;
  const line = (name: 'title' | 'place' | 'chair') => (
    <Form.Item name={name} label={text(`meeting.${name}`)} rules={fieldRules(shape[name])}>
      <Input maxLength={longestOf(shape[name])} />
    </Form.Item>
  );
  return (
    <Modal
      open
      title={text('meeting.plan')}
      onCancel={onClose}
      okText={text('meeting.plan')}
      cancelText={text('action.cancel')}
      confirmLoading={plan.isPending}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'leadingGroup' }}
        onFinish={(draft) =>
          plan.mutate(
            { ...draft, id },
            {
              onSuccess: ({ number }) => {
                void message.success(text('meeting.planned', { number }));
                onClose();
                void navigate(`/meetings/${id}`);
              },
            },
          )
        }
      >
        <ProblemAlert error={plan.error} />
        <Form.Item name="kind" label={text('meeting.kind')}>
          <Radio.Group options={meetingKinds.map((value) => ({ value, label: text(`meetingKind.${value}`) }))} />
        </Form.Item>
        {kind === 'topic' && (
          <Form.Item name="classCode" label={text('meeting.class')}>
            <Select
              allowClear
              options={(names.reference?.classes ?? []).map((each) => ({ value: each.code, label: names.nameOf(each) }))}
            />
          </Form.Item>
        )}
        {line('title')}
        <Form.Item
          name="startsAt"
          label={text('meeting.when')}
          rules={fieldRules(shape.startsAt)}
          getValueFromEvent={(picked: dayjs.Dayjs | null) => (picked ? shanghaiInstant(picked) : undefined)}
          getValueProps={() => ({})}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
        {line('place')}
        {line('chair')}
        <Form.Item name="attendees" label={text('meeting.attendees')} rules={fieldRules(shape.attendees)}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={longestOf(shape.attendees)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** The picker shows clock time; on the desk that is always Shanghai's. */
const shanghaiInstant = (picked: dayjs.Dayjs): string => new Date(`${picked.format('YYYY-MM-DDTHH:mm')}:00+08:00`).toISOString();
