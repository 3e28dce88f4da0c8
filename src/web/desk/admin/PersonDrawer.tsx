import { KeyOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Input, Popconfirm, Select, Switch } from 'antd';
import { PersonDraft } from '../../../contract/people.ts';
import { personKinds } from '../../../domain/people/vocabulary.ts';
import { type PersonRow, type PersonWrite, useCreatePerson, usePutPerson, useResetPassword } from '../../api/deskPeople.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors, problemWords } from '../parts/problemWords.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useText } from '../useText.ts';
import { GrantsField } from './GrantsField.tsx';
import { grantFault } from './grantFault.ts';
import type { NewPassword } from './PasswordOnce.tsx';

type PersonDrawerProps = {
  /** null: a new person. */
  readonly person: PersonRow | null;
  readonly onClose: () => void;
  readonly onPassword: (password: NewPassword) => void;
};

export function PersonDrawer({ person, onClose, onPassword }: PersonDrawerProps) {
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<PersonWrite>();
  const create = useCreatePerson();
  const put = usePutPerson();
  const reset = useResetPassword();
  const { shape } = PersonDraft;
  const onError = (error: unknown) => form.setFields(fieldErrors(error) as Parameters<typeof form.setFields>[0]);

  function save(values: PersonWrite): void {
    const draft = { ...values, unit: values.unit ?? null };
    if (person) {
      put.mutate(
        { id: person.id, draft },
        {
          onSuccess: () => {
            message.success(text('item.saved'));
            onClose();
          },
          onError,
        },
      );
    } else {
      create.mutate(draft, {
        onSuccess: (created) => {
          onClose();
          onPassword({ name: created.person.name, login: created.person.login, password: created.password });
        },
        onError,
      });
    }
  }

  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={person ? text('people.edit', { name: person.name }) : text('people.new')}
      extra={
        person && (
          <Popconfirm
            title={text('password.resetTitle', { name: person.name })}
            description={text('password.resetHint')}
            okText={text('password.reset')}
            onConfirm={() =>
              reset.mutateAsync(person.id).then(
                ({ password }) => onPassword({ name: person.name, login: person.login, password }),
                (error: unknown) => void message.error(problemWords(error, text)),
              )
            }
          >
            <Button icon={<KeyOutlined />} loading={reset.isPending}>
              {text('password.reset')}
            </Button>
          </Popconfirm>
        )
      }
      footer={
        <div className="form-actions">
          <Button type="primary" onClick={form.submit} loading={create.isPending || put.isPending}>
            {text(person ? 'action.save' : 'people.create')}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={person ?? { kind: 'staff', active: true, grants: [], phone: '' }}
        onFinish={save}
        scrollToFirstError
      >
        <ProblemAlert error={create.error ?? put.error} />
        <div className="field-pair">
          <Form.Item name="name" label={text('person.name')} rules={fieldRules(shape.name)}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="login" label={text('person.login')} extra={text('person.loginHint')} rules={fieldRules(shape.login)}>
            <Input autoComplete="off" className="number" />
          </Form.Item>
        </div>
        <div className="field-pair">
          <Form.Item name="kind" label={text('person.kind')} rules={fieldRules(shape.kind)}>
            <Select options={personKinds.map((kind) => ({ value: kind, label: text(`personKind.${kind}`) }))} />
          </Form.Item>
          <Form.Item name="phone" label={text('person.phone')} rules={fieldRules(shape.phone)}>
            <Input inputMode="tel" />
          </Form.Item>
        </div>
        <Form.Item name="unit" label={text('person.unit')}>
          <UnitSelect allowClear />
        </Form.Item>
        <Form.Item
          name="grants"
          label={text('person.grants')}
          extra={text('person.grantsHint')}
          rules={[
            {
              validator: async (_, grants: PersonWrite['grants']) => {
                const fault = grantFault(grants ?? []);
                if (fault) throw new Error(text(`person.${fault}`));
              },
            },
          ]}
        >
          <GrantsField />
        </Form.Item>
        <Form.Item name="active" label={text('person.activeLabel')} extra={text('person.activeHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
