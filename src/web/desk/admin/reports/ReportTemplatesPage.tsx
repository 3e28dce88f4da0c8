import { EditOutlined, FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { itemsQuery } from '../../../api/deskReference.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { type Editing, ItemEditor } from '../ItemEditor.tsx';
import { ReportTemplateFields } from './ReportTemplateFields.tsx';

/** 报告模板: when each kind of report is made, for whom, and what it says. */
export function ReportTemplatesPage() {
  const text = useText();
  const { data = [], error, isPending, refetch } = useQuery(itemsQuery('reportTemplate'));
  const [editing, setEditing] = useState<Editing<'reportTemplate'> | null>(null);
  return (
    <>
      <AdminHead title={text('admin.reportTemplates')} hint={text('admin.reportTemplatesHint')} />
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<FileTextOutlined />} title={text('admin.nothing')} hint={text('admin.nothingHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('item.name')}</th>
              <th scope="col">{text('reports.type')}</th>
              <th scope="col">{text('reportTemplate.schedule')}</th>
              <th scope="col">{text('reportTemplate.approval')}</th>
              <th scope="col">{text('reports.audience')}</th>
              <th scope="col">{text('reportTemplate.sections')}</th>
              <th scope="col">
                <span className="visually-hidden">{text('item.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((item) => {
              const { schedule, approval } = item.data;
              return (
                <tr key={item.id}>
                  <td>{item.data.name}</td>
                  <td>{text(`reportType.${item.data.type}`)}</td>
                  <td className="number">
                    {schedule.enabled
                      ? text('reportTemplate.at', { hour: schedule.hour, days: schedule.delayDays + 1 })
                      : text('reportTemplate.byHandOnly')}
                  </td>
                  <td>{text(approval ? 'reportTemplate.approvalNeeded' : 'reportTemplate.byItself')}</td>
                  <td>{text(`audience.${item.data.audience}`)}</td>
                  <td className="number">{item.data.sections.length}</td>
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
              );
            })}
          </tbody>
        </table>
      </ListState>
      {editing && (
        <ItemEditor kind="reportTemplate" editing={editing} onClose={() => setEditing(null)} idHint={text('item.idHint')}>
          <ReportTemplateFields />
        </ItemEditor>
      )}
    </>
  );
}
