import { EditOutlined, EnvironmentOutlined, PlusOutlined, QrcodeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Table } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { Place } from '../../../contract/reference.ts';
import { type Item, itemsQuery } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { fieldRules } from '../parts/fieldRules.ts';
import { ListState } from '../parts/ListState.tsx';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { type Editing, ItemEditor } from './ItemEditor.tsx';
import { NameFields } from './NameFields.tsx';
import { RetiredField } from './RetiredField.tsx';
import { rowsOf, type TreeRow } from './rowsOf.ts';
import { treeOf } from './treeOf.ts';

const kinds = Place.shape.kind.options;
const below = { campus: 'building', building: 'floor', floor: 'room', room: 'room' } as const;

/** Campus, building, floor, room. Only the rows that are unfolded are drawn. */
export function PlacesPage() {
  const text = useText();
  const { data = [], error, isPending, refetch } = useQuery(itemsQuery('place'));
  const [editing, setEditing] = useState<Editing<'place'> | null>(null);
  const [typed, setTyped] = useState('');
  const rows = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    const found = wanted
      ? data.filter(({ id, data: place }) => `${id} ${place.name} ${place.nameEn}`.toLowerCase().includes(wanted))
      : data;
    return rowsOf(
      treeOf(
        found,
        (item) => item.id,
        (item) => item.data.parent,
      ),
    );
  }, [data, typed]);
  const blank = (parent: Item<'place'> | null): Editing<'place'> => ({
    item: null,
    id: parent ? `${parent.id}-` : '',
    data: { parent: parent?.id ?? null, kind: parent ? below[parent.data.kind] : 'campus', retired: false },
  });

  return (
    <>
      <AdminHead title={text('admin.places')} hint={text('admin.placesHint')}>
        <Input.Search
          allowClear
          placeholder={text('admin.search')}
          aria-label={text('admin.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Link to="/posters">
          <Button icon={<QrcodeOutlined />}>{text('posters.title')}</Button>
        </Link>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing(blank(null))}>
          {text('admin.newPlace')}
        </Button>
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={rows.length === 0}
        empty={<EmptyHint icon={<EnvironmentOutlined />} title={text('admin.nothing')} hint={text('admin.nothingHint')} />}
      >
        <Table<TreeRow<Item<'place'>>>
          size="small"
          rowKey="id"
          dataSource={rows}
          pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
          expandable={{ defaultExpandedRowKeys: rows.map((row) => row.id) }}
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
            { title: text('place.kind'), key: 'kind', render: (_, { item }) => text(`placeKind.${item.data.kind}`) },
            {
              title: text('place.coordinates'),
              key: 'at',
              className: 'number',
              render: (_, { item: { data: place } }) =>
                place.lon === null || place.lat === null ? '–' : `${place.lon.toFixed(4)}, ${place.lat.toFixed(4)}`,
            },
            {
              title: text('place.residents'),
              align: 'right',
              className: 'number',
              render: (_, { item }) => item.data.residents ?? '–',
            },
            { title: text('item.id'), dataIndex: 'id', className: 'number muted' },
            {
              title: <span className="visually-hidden">{text('item.actions')}</span>,
              key: 'actions',
              align: 'right',
              render: (_, { item }) => (
                <span className="row-actions">
                  {item.data.kind !== 'room' && (
                    <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => setEditing(blank(item))}>
                      {text(`placeKind.${below[item.data.kind]}`)}
                    </Button>
                  )}
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
        <ItemEditor kind="place" editing={editing} onClose={() => setEditing(null)} idHint={text('item.idHint')}>
          <NameFields />
          <Form.Item name="kind" label={text('place.kind')} rules={fieldRules(Place.shape.kind)}>
            <Select options={kinds.map((kind) => ({ value: kind, label: text(`placeKind.${kind}`) }))} />
          </Form.Item>
          <Form.Item name="parent" label={text('place.parent')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={data
                .filter((item) => item.data.kind !== 'room' && item.id !== editing.item?.id)
                .map((item) => ({ value: item.id, label: item.data.name }))}
            />
          </Form.Item>
          <div className="field-pair">
            <Form.Item name="lon" label={text('place.lon')} rules={fieldRules(Place.shape.lon)}>
              <InputNumber step={0.0001} />
            </Form.Item>
            <Form.Item name="lat" label={text('place.lat')} rules={fieldRules(Place.shape.lat)}>
              <InputNumber step={0.0001} />
            </Form.Item>
          </div>
          <Form.Item
            name="residents"
            label={text('place.residents')}
            extra={text('place.residentsHint')}
            rules={fieldRules(Place.shape.residents)}
          >
            <InputNumber min={0} precision={0} />
          </Form.Item>
          <RetiredField />
        </ItemEditor>
      )}
    </>
  );
}
