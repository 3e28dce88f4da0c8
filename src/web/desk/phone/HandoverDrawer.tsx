import { CheckOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input } from 'antd';
import { type Handover, leaveHandover } from '../../../contract/phone.ts';
import { newCaseId } from '../../api/caseId.ts';
import { handoversQuery, useLeaveHandover, useTakeHandover } from '../../api/deskPhone.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { shapeOf } from '../parts/shapeOf.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** 交接班: what the shift before has left, and what the next one has to know. */
export function HandoverDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText();
  const [form] = Form.useForm<{ text: string }>();
  const notes = useQuery({ ...handoversQuery, enabled: open });
  const leave = useLeaveHandover();
  return (
    <Drawer open={open} onClose={onClose} size={440} title={text('phone.handover')}>
      <Form
        form={form}
        layout="vertical"
        onFinish={(note) => leave.mutate({ id: newCaseId(), text: note.text }, { onSuccess: () => form.resetFields() })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        <ProblemAlert error={leave.error} />
        <Form.Item name="text" label={text('phone.handoverText')} rules={fieldRules(shapeOf(leaveHandover.body).text)}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} placeholder={text('phone.handoverHint')} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={leave.isPending}>
          {text('phone.leaveHandover')}
        </Button>
      </Form>
      <ul className="handovers">
        <ListState
          pending={notes.isPending}
          error={notes.error}
          retry={() => notes.refetch()}
          isEmpty={notes.data?.handovers.length === 0}
          empty={<p className="queue-empty">{text('phone.noHandover')}</p>}
          rows={3}
        >
          {notes.data?.handovers.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ListState>
      </ul>
    </Drawer>
  );
}

function Note({ note }: { readonly note: Handover }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const take = useTakeHandover();
  return (
    <li className="handover">
      <p className="handover-head">
        <b>{note.by}</b> <time>{format.moment(note.at, now)}</time>
      </p>
      <p className="handover-text">{note.text}</p>
      <p className="muted">
        {(['calls', 'answered', 'missed', 'waiting'] as const)
          .map((name) => `${text(`phone.figure.${name}`)} ${note.figures[name]}`)
          .join(' · ')}
      </p>
      {note.takenAt === null ? (
        <Button size="small" icon={<CheckOutlined />} loading={take.isPending} onClick={() => take.mutate(note.id)}>
          {text('phone.takeHandover')}
        </Button>
      ) : (
        <p className="muted">{text('phone.takenBy', { by: note.takenBy ?? '', at: format.moment(note.takenAt, now) })}</p>
      )}
    </li>
  );
}
