import { EditOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { TopicGroup } from '../../../contract/reference.ts';
import { itemsQuery } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { fieldRules } from '../parts/fieldRules.ts';
import { ListState } from '../parts/ListState.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { type Editing, ItemEditor } from './ItemEditor.tsx';
import { NameFields } from './NameFields.tsx';

/** 专项工作组: who leads which topic, and with whom. */
export function TopicGroupsPage() {
  const text = useText();
  const names = useNames();
  const { data = [], error, isPending, refetch } = useQuery(itemsQuery('topicGroup'));
  const [editing, setEditing] = useState<Editing<'topicGroup'> | null>(null);
  return (
    <>
      <AdminHead title={text('admin.topicGroups')} hint={text('admin.topicGroupsHint')}>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setEditing({ item: null, id: '', data: { members: [], leader: null } })}
        >
          {text('admin.newTopicGroup')}
        </Button>
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<TeamOutlined />} title={text('admin.nothing')} hint={text('admin.nothingHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('item.id')}</th>
              <th scope="col">{text('item.name')}</th>
              <th scope="col">{text('topicGroup.lead')}</th>
              <th scope="col">{text('topicGroup.members')}</th>
              <th scope="col">{text('topicGroup.leader')}</th>
              <th scope="col">
                <span className="visually-hidden">{text('item.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((item) => (
              <tr key={item.id}>
                <td className="number">{item.id}</td>
                <td>{item.data.name}</td>
                <td>{names.unit(item.data.lead)}</td>
                <td className="muted">{item.data.members.map(names.unit).join('、') || '–'}</td>
                <td className="number">{item.data.leader ?? '–'}</td>
                <td className="right">
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={text('item.editName', { name: item.data.name })}
                    onClick={() => setEditing({ item })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
      {editing && (
        <ItemEditor kind="topicGroup" editing={editing} onClose={() => setEditing(null)} idHint={text('item.idHint')}>
          <NameFields />
          <Form.Item name="lead" label={text('topicGroup.lead')} rules={fieldRules(TopicGroup.shape.lead)}>
            <UnitSelect />
          </Form.Item>
          <Form.Item name="members" label={text('topicGroup.members')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={(names.reference?.units ?? []).map((unit) => ({ value: unit.id, label: names.nameOf(unit) }))}
            />
          </Form.Item>
          <Form.Item
            name="leader"
            label={text('topicGroup.leader')}
            extra={text('topicGroup.leaderHint')}
            rules={fieldRules(TopicGroup.shape.leader)}
          >
            <Input />
          </Form.Item>
        </ItemEditor>
      )}
    </>
  );
}
