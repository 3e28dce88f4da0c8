import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Select, Table } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Unit } from '../../../contract/reference.ts';
import { unitGroups } from '../../../domain/people/vocabulary.ts';
import { type Item, itemsQuery } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { fieldRules } from '../parts/fieldRules.ts';
import { ListState } from '../parts/ListState.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { type Editing, ItemEditor } from './ItemEditor.tsx';
import { NameFields } from './NameFields.tsx';
import { RetiredField } from './RetiredField.tsx';
import { rowsOf, type TreeRow } from './rowsOf.ts';
import { selfAndBelow, treeOf } from './treeOf.ts';

export function UnitsPage() {
  const text = useText();
  const { data = [], error, isPending, refetch } = useQuery(itemsQuery('unit'));
  const [editing, setEditing] = useState<Editing<'unit'> | null>(null);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const grouped = data.toSorted((a, b) => unitGroups.indexOf(a.data.group) - unitGroups.indexOf(b.data.group));
  const found = grouped.filter(({ id, data: unit }) => `${id} ${unit.name} ${unit.nameEn}`.toLowerCase().includes(wanted));
  const tree = treeOf(
    found,
    (item) => item.id,
    (item) => item.data.parent,
  );
  const blank = (parent: string | null): Editing<'unit'> => ({
    item: null,
    id: '',
    data: { parent, group: 'department', retired: false },
  });

  return (
    <>
      <AdminHead title={text('admin.units')} hint={text('admin.unitsHint')}>
        <Input.Search
          allowClear
          placeholder={text('admin.search')}
          aria-label={text('admin.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing(blank(null))}>
          {text('admin.newUnit')}
        </Button>
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={found.length === 0}
        empty={<EmptyHint icon={<PlusOutlined />} title={text('admin.nothing')} hint={text('admin.nothingHint')} />}
      >
        <Table<TreeRow<Item<'unit'>>>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={rowsOf(tree)}
          expandable={{ defaultExpandAllRows: true }}
          rowClassName={({ item }) => (item.data.retired ? 'retired' : '')}
          columns={[
            {
              title: text('item.name'),
              key: 'name',
              render: (_, { item }) => (
                <span>
                  {item.data.name} {item.data.retired && <span className="mark flag">{text('item.retired')}</span>}
                </span>
              ),
            },
            { title: text('item.nameEn'), dataIndex: ['item', 'data', 'nameEn'], responsive: ['xl'] },
            { title: text('unit.group'), key: 'group', render: (_, { item }) => text(`unitGroup.${item.data.group}`) },
            { title: text('unit.phone'), dataIndex: ['item', 'data', 'phone'], className: 'number' },
            { title: text('item.id'), dataIndex: 'id', className: 'number muted' },
            {
              title: <span className="visually-hidden">{text('item.actions')}</span>,
              key: 'actions',
              align: 'right',
              render: (_, { item }) => (
                <span className="row-actions">
                  <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => setEditing(blank(item.id))}>
                    {text('unit.addBelow')}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={text('item.editName', { name: item.data.name })}
                    onClick={() => setEditing({ item })}
                  />
                </span>
              ),
            },
          ]}
        />
      </ListState>
      {editing && (
        <ItemEditor kind="unit" editing={editing} onClose={() => setEditing(null)} idHint={text('item.idHint')}>
          <NameFields />
          <Form.Item name="group" label={text('unit.group')} rules={fieldRules(Unit.shape.group)}>
            <Select options={unitGroups.map((group) => ({ value: group, label: text(`unitGroup.${group}`) }))} />
          </Form.Item>
          <Form.Item name="parent" label={text('unit.parent')}>
            <ParentUnit units={data} self={editing.item?.id ?? null} />
          </Form.Item>
          <Form.Item name="phone" label={text('unit.phone')} rules={fieldRules(Unit.shape.phone)}>
            <Input />
          </Form.Item>
          <Form.Item
            name="closesOn"
            label={text('unit.closesOn')}
            getValueFromEvent={(_: unknown, day: string | null) => day || null}
            getValueProps={(day: string | null | undefined) => ({ value: day ? dayjs(day) : null })}
          >
            <DatePicker />
          </Form.Item>
          <Form.Item
            name="successor"
            label={text('unit.successor')}
            extra={text('unit.successorHint')}
            getValueFromEvent={(unit: string | undefined) => unit ?? null}
          >
            <UnitSelect allowClear />
          </Form.Item>
          <RetiredField />
          <Form.Item name="successor" label={text('unit.successor')} extra={text('unit.successorHint')}>
            <UnitSelect allowClear />
          </Form.Item>
        </ItemEditor>
      )}
    </>
  );
}

type ParentUnitProps = {
  readonly units: readonly Item<'unit'>[];
  readonly self: string | null;
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (parent: string | null) => void;
};

/** A unit may not stand below itself. */
function ParentUnit({ units, self, id, value, onChange }: ParentUnitProps) {
  const text = useText();
  const tree = treeOf(
    units,
    (item) => item.id,
    (item) => item.data.parent,
  );
  const excluded = self === null ? new Set<string>() : selfAndBelow(tree, self);
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={text('unit.noParent')}
      value={value ?? undefined}
      onChange={(parent: string | undefined) => onChange?.(parent ?? null)}
      options={units.filter((item) => !excluded.has(item.id)).map((item) => ({ value: item.id, label: item.data.name }))}
    />
  );
}
