import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { CaseCommandBody } from '../../../contract/cases.ts';
import { dayAt } from '../../ui/format.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { longestOf, mostOf } from '../parts/formRules.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

const request = CaseCommandBody.options.find(
  (option): option is Extract<typeof option, { shape: { milestones: unknown } }> => 'milestones' in option.shape,
);

/** What will be done by when: days after today, each with its words. The order is judged by the server. */
export function MilestonesField({ label }: { readonly label: ReactNode }) {
  const text = useText();
  const today = dayAt(useNow());
  if (!request) throw new Error('the contract has no milestones');
  const { on, text: what } = request.shape.milestones.element.shape;
  const most = mostOf(request.shape.milestones);
  return (
    <Form.Item label={label} required className="milestones-field">
      <Form.List name="milestones" initialValue={[{}]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, at) => (
              <div key={key} className="milestone-row">
                <Form.Item
                  name={[name, 'on']}
                  rules={fieldRules(on)}
                  getValueFromEvent={(_: unknown, day: string | null) => day || null}
                  getValueProps={() => ({})}
                >
                  <DatePicker
                    format="YYYY-MM-DD"
                    aria-label={text('field.milestoneDay')}
                    placeholder={text('field.milestoneDay')}
                    disabledDate={(day) => day.format('YYYY-MM-DD') <= today}
                  />
                </Form.Item>
                <Form.Item name={[name, 'text']} rules={fieldRules(what)}>
                  <Input
                    aria-label={text('field.milestoneText')}
                    placeholder={text('field.milestoneText')}
                    maxLength={longestOf(what)}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  disabled={rows.length === 1}
                  aria-label={text('field.milestoneRemove', { number: at + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            {rows.length < most && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>
                {text('field.milestoneAdd')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
