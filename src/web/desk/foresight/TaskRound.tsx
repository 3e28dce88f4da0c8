import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { TaskDetail } from '../../../contract/proactive.ts';
import { useCommandTask } from '../../api/deskForesight.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

/** 巡检: the places in order, each with why and what was seen. */
export function TaskRound({ task }: { readonly task: TaskDetail }) {
  const text = useText();
  const names = useNames();
  const command = useCommandTask(task.id);
  const [open, setOpen] = useState<string | null>(null);
  const mayCheck = task.allowed.includes('CheckStop');
  return (
    <section className="alert-box">
      <h2>{text('task.round')}</h2>
      <ol className="alert-cases">
        {task.stops.map(({ place, why, checked }) => (
          <li key={place}>
            <span>
              {checked ? <CheckCircleOutlined aria-hidden className="good" /> : <ClockCircleOutlined aria-hidden />}{' '}
              <b>{names.place(place)}</b> <span className="muted">{why}</span>
            </span>
            <span>
              {checked ? `${text('task.found', { count: checked.defects })} ${checked.note}` : text('task.unchecked')}{' '}
              {mayCheck && (
                <Button size="small" onClick={() => setOpen(open === place ? null : place)} aria-expanded={open === place}>
                  {text('task.check')}
                </Button>
              )}
            </span>
            {open === place && (
              <Form
                layout="inline"
                initialValues={{ defects: 0, note: '' }}
                onFinish={({ defects, note }: { defects: number; note: string }) =>
                  command.mutate(
                    { type: 'CheckStop', version: task.version, place, defects, note },
                    { onSuccess: () => setOpen(null) },
                  )
                }
              >
                <Form.Item name="defects" label={text('task.defects')}>
                  <InputNumber min={0} max={9999} />
                </Form.Item>
                <Form.Item name="note">
                  <Input maxLength={300} placeholder={text('task.checkNote')} aria-label={text('task.checkNote')} />
                </Form.Item>
                <Button type="primary" htmlType="submit" loading={command.isPending}>
                  {text('action.save')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ol>
      {command.error && <ProblemAlert error={command.error} />}
    </section>
  );
}
