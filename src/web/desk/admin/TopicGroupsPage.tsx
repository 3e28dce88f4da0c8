import { TeamOutlined } from '@ant-design/icons';
import { Form, Input, Select } from 'antd';
import { TopicGroup } from '../../../contract/reference.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { ItemsPage } from './ItemsPage.tsx';
import { NameFields } from './NameFields.tsx';

/** 专项工作组: who leads which topic, and with whom. */
export function TopicGroupsPage() {
  const text = useText();
  const names = useNames();
  return (
    <ItemsPage
      kind="topicGroup"
      title={text('admin.topicGroups')}
      hint={text('admin.topicGroupsHint')}
      icon={<TeamOutlined />}
      nameOf={({ name }) => name}
      begin={{ label: text('admin.newTopicGroup'), data: { members: [], leader: null } }}
      columns={[
        { head: text('item.id'), cell: (_, id) => id, className: 'number' },
        { head: text('item.name'), cell: ({ name }) => name },
        { head: text('topicGroup.lead'), cell: ({ lead }) => names.unit(lead) },
        {
          head: text('topicGroup.members'),
          cell: ({ members }) => names.units(members) || '–',
          className: 'muted',
        },
        { head: text('topicGroup.leader'), cell: ({ leader }) => leader ?? '–', className: 'number' },
      ]}
    >
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
    </ItemsPage>
  );
}
