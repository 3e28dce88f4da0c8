import { App, Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Sent } from '../../../contract/endpoint.ts';
import type { commandTask, TaskDetail } from '../../../contract/proactive.ts';
import { useCommandTask } from '../../api/deskForesight.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';

type Body = Sent<typeof commandTask>['body'];
type Name = Exclude<Body['type'], 'CheckStop'>;
const names: readonly Name[] = ['Accept', 'Decline', 'Finish', 'Confirm', 'SendBack', 'Cancel'];
type Draft = { readonly reason?: string; readonly report?: string; readonly defects?: number; readonly published?: boolean };

/** The commands that the server allows; what needs words asks for them first. */
export function TaskCommands({ task }: { readonly task: TaskDetail }) {
  const text = useText();
  const { message } = App.useApp();
  const command = useCommandTask(task.id);
  const [open, setOpen] = useState<Name | null>(null);
  const allowed = names.filter((name) => task.allowed.includes(name));
  if (allowed.length === 0) return null;
  const give = (body: Body): void =>
    command.mutate(body, {
      onSuccess: () => {
        setOpen(null);
        void message.success(text('task.done'));
      },
    });
  return (
    <section className="alert-box">
      <div className="task-commands">
        {allowed.map((name) => (
          <Button
            key={name}
            type={name === 'Accept' || name === 'Finish' || name === 'Confirm' ? 'primary' : 'default'}
            loading={command.isPending && open === null}
            onClick={() =>
              name === 'Accept' ? give({ type: 'Accept', version: task.version }) : setOpen(open === name ? null : name)
            }
          >
            {text(`taskCommand.${name}`)}
          </Button>
        ))}
      </div>
      {open !== null && (
        <Form<Draft>
          layout="vertical"
          key={open}
          onFinish={(draft) => give(bodyOf(open, task.version, draft))}
          initialValues={{ defects: 0, published: true }}
        >
          {open === 'Finish' && (
            <>
              <Form.Item name="report" label={text('task.report')} rules={[{ required: true, min: 2 }]}>
                <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
              </Form.Item>
              <Form.Item name="defects" label={text('task.defects')}>
                <InputNumber min={0} max={9999} />
              </Form.Item>
            </>
          )}
          {open === 'Confirm' && (
            <Form.Item name="published" valuePropName="checked">
              <Checkbox>{text('task.publish')}</Checkbox>
            </Form.Item>
          )}
          {(open === 'Decline' || open === 'SendBack' || open === 'Cancel') && (
            <Form.Item name="reason" label={text('task.reason')} rules={[{ required: true, min: 2 }]}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            {text(`taskCommand.${open}`)}
          </Button>
        </Form>
      )}
      {command.error && <ProblemAlert error={command.error} />}
    </section>
  );
}

function bodyOf(name: Name, version: number, { reason = '', report = '', defects = 0, published = false }: Draft): Body {
  switch (name) {
    case 'Accept':
      return { type: 'Accept', version };
    case 'Finish':
      return { type: 'Finish', version, report, defects };
    case 'Confirm':
      return { type: 'Confirm', version, published };
    case 'Decline':
    case 'SendBack':
    case 'Cancel':
      return { type: name, version, reason };
  }
}
