import { App, Button, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { fieldRules } from '../parts/fieldRules.ts';
import { longestOf, rangeOf } from '../parts/formRules.ts';
import { PhotoPicker } from '../parts/PhotoPicker.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors, problemWords } from '../parts/problemWords.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { UnitsSelect } from '../parts/UnitsSelect.tsx';
import { useText } from '../useText.ts';

export type ActionField = {
  readonly name: string;
  readonly label: string;
  /** What the contract accepts; rules, bounds and whether it must be filled come from it. */
  readonly schema: z.ZodType;
} & (
  | { readonly input: 'words' | 'line' | 'number' | 'day' | 'unit' | 'units' | 'photos' | 'check' }
  | { readonly input: 'choice'; readonly options: readonly { readonly value: string | boolean; readonly label: string }[] }
);

export type Action = {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly ActionField[];
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly grave?: boolean;
};

type ActionBarProps = {
  readonly actions: readonly Action[];
  /** Sends what the form of an action says. */
  readonly run: (name: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
};

/** The buttons of what may be done now, the first one the most likely; one that asks for nothing acts at once, the others open a form. */
export function ActionBar({ actions, run }: ActionBarProps) {
  const { message } = App.useApp();
  const text = useText();
  const [open, setOpen] = useState<Action | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  if (actions.length === 0) return null;

  const start = (action: Action): void => {
    if (action.fields.length > 0) {
      setOpen(action);
      return;
    }
    setBusy(action.name);
    run(action.name, action.initial ?? {})
      .then(() => message.success(text('sv.done', { what: action.title })))
      .catch((error: unknown) => message.error(problemWords(error, text)))
      .finally(() => setBusy(null));
  };
  return (
    <section className="sv-actions" aria-label={actions.map(({ title }) => title).join(' · ')}>
      {actions.map((action, i) => (
        <Button
          key={action.name}
          type={i === 0 && !action.grave ? 'primary' : 'default'}
          danger={action.grave ?? false}
          loading={busy === action.name}
          onClick={() => start(action)}
        >
          {action.title}
        </Button>
      ))}
      {open && <ActionForm key={open.name} action={open} run={run} onClose={() => setOpen(null)} />}
    </section>
  );
}

function ActionForm({
  action,
  run,
  onClose,
}: {
  readonly action: Action;
  readonly run: ActionBarProps['run'];
  readonly onClose: () => void;
}) {
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = (draft: Record<string, unknown>): void => {
    setBusy(true);
    setError(null);
    run(action.name, { ...action.initial, ...draft })
      .then(() => {
        void message.success(text('sv.done', { what: action.title }));
        onClose();
      })
      .catch((refused: unknown) => {
        setError(refused);
        form.setFields(fieldErrors(refused));
      })
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title={action.title}
      onCancel={onClose}
      okText={action.title}
      okButtonProps={{ danger: action.grave ?? false, loading: busy }}
      cancelText={text('action.cancel')}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" initialValues={action.initial ?? {}} onFinish={send} scrollToFirstError>
        <ProblemAlert error={error} />
        {action.fields.map((field) => (
          <ActionInput key={field.name} field={field} />
        ))}
      </Form>
    </Modal>
  );
}

export function ActionInput({ field }: { readonly field: ActionField }) {
  const { schema } = field;
  const item = { name: field.name, label: field.label, rules: fieldRules(schema) };
  switch (field.input) {
    case 'words':
      return (
        <Form.Item {...item}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={longestOf(schema)} showCount />
        </Form.Item>
      );
    case 'line':
      return (
        <Form.Item {...item}>
          <Input maxLength={longestOf(schema)} />
        </Form.Item>
      );
    case 'number':
      return (
        <Form.Item {...item}>
          <InputNumber {...rangeOf(schema)} precision={0} />
        </Form.Item>
      );
    case 'day':
      return (
        <Form.Item {...item} getValueFromEvent={(_: unknown, day: string | null) => day || null} getValueProps={() => ({})}>
          <DatePicker format="YYYY-MM-DD" />
        </Form.Item>
      );
    case 'unit':
      return (
        <Form.Item {...item}>
          <UnitSelect />
        </Form.Item>
      );
    case 'units':
      return (
        <Form.Item {...item}>
          <UnitsSelect />
        </Form.Item>
      );
    case 'photos':
      return (
        <Form.Item {...item}>
          <PhotoPicker />
        </Form.Item>
      );
    case 'check':
      return (
        <Form.Item name={field.name} valuePropName="checked">
          <Checkbox>{field.label}</Checkbox>
        </Form.Item>
      );
    case 'choice':
      return (
        <Form.Item {...item}>
          {field.options.length <= 3 ? (
            <Radio.Group className="choice-list" options={[...field.options]} />
          ) : (
            <Select options={field.options.map((option) => ({ ...option }))} />
          )}
        </Form.Item>
      );
  }
}
