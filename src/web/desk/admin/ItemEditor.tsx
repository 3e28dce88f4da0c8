import { HistoryOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { putItem, type ReferenceKind } from '../../../contract/reference.ts';
import { type Item, type ItemData, usePutItem } from '../../api/deskReference.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors } from '../parts/problemWords.ts';
import { useText } from '../useText.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';

export type Editing<K extends ReferenceKind> =
  | { readonly item: Item<K> }
  | { readonly item: null; readonly id: string; readonly data: Partial<ItemData<K>> };

type ItemEditorProps<K extends ReferenceKind> = {
  readonly kind: K;
  readonly editing: Editing<K>;
  readonly onClose: () => void;
  readonly idHint: string;
  /** The fields of the kind. */
  readonly children: ReactNode;
};

/** Creates or changes one item of reference data; what the form does not show is kept as it was. */
export function ItemEditor<K extends ReferenceKind>({ kind, editing, onClose, idHint, children }: ItemEditorProps<K>) {
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const put = usePutItem(kind);
  const [historyOf, setHistoryOf] = useState<string | null>(null);
  const { item } = editing;
  const before = item ? item.data : editing.data;
  const name = item && 'name' in item.data ? item.data.name : '';

  const save = ({ id: newId, ...draft }: { id?: string } & Partial<ItemData<K>>): void =>
    put.mutate(
      {
        id: item?.id ?? String(newId),
        version: item?.version ?? 0,
        // Completed and judged by referenceSchemas[kind] on the server; the fields of the form are those of the kind.
        data: { ...before, ...draft } as ItemData<K>,
      },
      {
        onSuccess: () => {
          message.success(text('item.saved'));
          onClose();
        },
        onError: (error) =>
          form.setFields(
            fieldErrors(error).map(({ name: path, errors }) => ({ name: path.slice(path[0] === 'data' ? 1 : 0), errors })),
          ),
      },
    );

  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={
        item
          ? text('item.edit', { kind: text(`referenceKind.${kind}`), name })
          : text('item.new', { kind: text(`referenceKind.${kind}`) })
      }
      extra={
        item && (
          <Button icon={<HistoryOutlined />} onClick={() => setHistoryOf(item.id)}>
            {text('history.button')}
          </Button>
        )
      }
      footer={
        <div className="form-actions">
          <Button type="primary" onClick={form.submit} loading={put.isPending}>
            {text('action.save')}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={item ? item.data : { id: editing.id, ...editing.data }}
        onFinish={save}
        scrollToFirstError
      >
        <ProblemAlert error={put.error} />
        {!item && (
          <Form.Item name="id" label={text('item.id')} extra={idHint} rules={fieldRules(putItem.params!.shape.id)}>
            <Input className="number" />
          </Form.Item>
        )}
        {children}
      </Form>
      <HistoryDrawer kind={kind} id={historyOf} title={name} onClose={() => setHistoryOf(null)} />
    </Drawer>
  );
}
