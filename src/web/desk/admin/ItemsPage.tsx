import { CopyOutlined, EditOutlined, FileTextOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReferenceKind } from '../../../contract/reference.ts';
import { type ItemData, itemsQuery } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { type Editing, ItemEditor } from './ItemEditor.tsx';

export type ItemColumn<K extends ReferenceKind> = {
  readonly head: string;
  readonly cell: (data: ItemData<K>, id: string) => ReactNode;
  readonly className?: string;
};

type ItemsPageProps<K extends ReferenceKind> = {
  readonly kind: K;
  readonly title: string;
  readonly hint: string;
  readonly emptyHint?: string;
  readonly icon?: ReactNode;
  readonly columns: readonly ItemColumn<K>[];
  /** What people call one of them, for the names of its buttons. */
  readonly nameOf: (data: ItemData<K>) => string;
  /** A new one: the words on the button, and what it begins with; absent: none is made here. */
  readonly begin?: { readonly label: string; readonly data: Partial<ItemData<K>> };
  /** A new one may begin as a copy of another; what a copy has that the other has not. */
  readonly copy?: (data: ItemData<K>) => Partial<ItemData<K>>;
  /** The fields of the kind. */
  readonly children: ReactNode;
};

/** A kind of reference data of which there are several: a table, and an editor with the history of each. */
export function ItemsPage<K extends ReferenceKind>(props: ItemsPageProps<K>) {
  const { kind, title, hint, emptyHint, icon, columns, nameOf, begin, copy, children } = props;
  const text = useText();
  const { data = [], error, isPending, refetch } = useQuery(itemsQuery(kind));
  const [editing, setEditing] = useState<Editing<K> | null>(null);
  const isRetired = (one: ItemData<K>) => 'retired' in one && one.retired === true;
  return (
    <>
      <AdminHead title={title} hint={hint}>
        {begin && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ item: null, id: '', data: begin.data })}>
            {begin.label}
          </Button>
        )}
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data.length === 0}
        empty={
          <EmptyHint
            icon={icon ?? <FileTextOutlined />}
            title={text('admin.nothing')}
            hint={emptyHint ?? text('admin.nothingHint')}
          />
        }
      >
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map(({ head }) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{text('item.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((item) => (
              <tr key={item.id} className={isRetired(item.data) ? 'retired' : ''}>
                {columns.map(({ head, cell, className = '' }) => (
                  <td key={head} className={className}>
                    {cell(item.data, item.id)}
                  </td>
                ))}
                <td className="right item-buttons">
                  {copy && (
                    <Button
                      size="small"
                      type="text"
                      icon={<CopyOutlined />}
                      aria-label={text('item.copyName', { name: nameOf(item.data) })}
                      onClick={() => setEditing({ item: null, id: '', data: { ...item.data, ...copy(item.data) } })}
                    />
                  )}
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={text('item.editName', { name: nameOf(item.data) })}
                    onClick={() => setEditing({ item })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
      {editing && (
        <ItemEditor kind={kind} editing={editing} onClose={() => setEditing(null)} idHint={text('item.idHint')}>
          {children}
        </ItemEditor>
      )}
    </>
  );
}
