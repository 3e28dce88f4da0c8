import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { DeskRecord } from '../../../contract/opinions.ts';
import { type CampaignBody, useCommandCampaign } from '../../api/deskOpinions.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useText } from '../useText.ts';

type Asked = 'Close' | 'Cancel' | 'Extend' | 'Correct';
type Values = { readonly reason: string; readonly closesAt?: string; readonly what?: string; readonly words?: string };
const asked = ['Correct', 'Extend', 'Close', 'Cancel'] as const satisfies readonly Asked[];

/** The steps of a campaign that need a word with them, and those that need a second look. */
export function CampaignCommands({ campaign, onEdit }: { readonly campaign: DeskRecord; readonly onEdit: () => void }) {
  const text = useText();
  const { message, modal } = App.useApp();
  const command = useCommandCampaign(campaign.id);
  const [open, setOpen] = useState<Asked | null>(null);
  const { allowed, version } = campaign;
  const give = (body: CampaignBody) =>
    command.mutateAsync(body).then(
      () => {
        setOpen(null);
        message.success(text('opinions.done'));
      },
      (error: unknown) => {
        if (open === null) message.error(problemWords(error, text));
      },
    );
  const sure = (type: 'Open' | 'PublishAnswer', content: string) =>
    modal.confirm({
      title: text(`opinions.command.${type}`),
      content,
      okText: text(`opinions.command.${type}`),
      cancelText: text('action.cancel'),
      onOk: () => give({ type, version }),
    });
  return (
    <div className="article-actions">
      {allowed.includes('Open') && (
        <Button type="primary" loading={command.isPending} onClick={() => sure('Open', text('opinions.openSure'))}>
          {text('opinions.command.Open')}
        </Button>
      )}
      {allowed.includes('PublishAnswer') && (
        <Button type="primary" loading={command.isPending} onClick={() => sure('PublishAnswer', text('opinions.publishSure'))}>
          {text('opinions.command.PublishAnswer')}
        </Button>
      )}
      {allowed.includes('Save') && <Button onClick={onEdit}>{text('opinions.edit')}</Button>}
      {asked
        .filter((type) => allowed.includes(type))
        .map((type) => (
          <Button key={type} danger={type === 'Cancel'} onClick={() => setOpen(type)}>
            {text(`opinions.command.${type}`)}
          </Button>
        ))}
      <Modal
        open={open !== null}
        title={open && text(`opinions.command.${open}`)}
        footer={null}
        destroyOnHidden
        onCancel={() => {
          command.reset();
          setOpen(null);
        }}
      >
        {open && (
          <Form<Values> layout="vertical" onFinish={(values) => void give(bodyOf(open, version, values))}>
            {open === 'Correct' && (
              <>
                <Form.Item name="what" label={text('opinions.correctWhat')} rules={[{ required: true }]}>
                  <Select options={wordings(campaign)} />
                </Form.Item>
                <Form.Item name="words" label={text('opinions.correctWords')} rules={[{ required: true }]}>
                  <Input maxLength={200} />
                </Form.Item>
              </>
            )}
            {open === 'Extend' && (
              <Form.Item
                name="closesAt"
                label={text('opinions.closesAt')}
                rules={[{ required: true }]}
                getValueProps={(value: string | undefined) => ({ value: value ? dayjs(value) : null })}
                normalize={(value: dayjs.Dayjs | null) => value?.toISOString()}
              >
                <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
              </Form.Item>
            )}
            <Form.Item name="reason" label={text('opinions.reason')} rules={[{ required: true, min: 2 }]}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
            </Form.Item>
            <ProblemAlert error={command.error} />
            <Button type="primary" htmlType="submit" loading={command.isPending}>
              {text(`opinions.command.${open}`)}
            </Button>
          </Form>
        )}
      </Modal>
    </div>
  );
}

function wordings({ questions }: DeskRecord) {
  return questions.flatMap(({ id, title, options }) => [
    { value: id, label: title },
    ...options.map((option) => ({ value: `${id} ${option.id}`, label: `${title} / ${option.label}` })),
  ]);
}

function bodyOf(type: Asked, version: number, { reason, closesAt = '', what = '', words = '' }: Values): CampaignBody {
  switch (type) {
    case 'Close':
    case 'Cancel':
      return { type, version, reason };
    case 'Extend':
      return { type, version, reason, closesAt };
    case 'Correct': {
      const [question = '', option = null] = what.split(' ');
      return { type, version, reason, question, option, words };
    }
  }
}
