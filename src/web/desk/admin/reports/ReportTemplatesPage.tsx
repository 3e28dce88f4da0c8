import { useText } from '../../useText.ts';
import { ItemsPage } from '../ItemsPage.tsx';
import { ReportTemplateFields } from './ReportTemplateFields.tsx';

/** 报告模板: when each kind of report is made, for whom, and what it says. A new one begins as a copy of another. */
export function ReportTemplatesPage() {
  const text = useText();
  return (
    <ItemsPage
      kind="reportTemplate"
      title={text('admin.reportTemplates')}
      hint={text('admin.reportTemplatesHint')}
      nameOf={({ name }) => name}
      // A copy is not made by itself before somebody says so.
      copy={({ name, nameEn, schedule }) => ({
        name: text('item.copyOf', { name }).slice(0, 60),
        nameEn: `${nameEn} (copy)`.slice(0, 120),
        schedule: { ...schedule, enabled: false },
      })}
      columns={[
        { head: text('item.name'), cell: ({ name }) => name },
        { head: text('reports.type'), cell: ({ type }) => text(`reportType.${type}`) },
        {
          head: text('reportTemplate.schedule'),
          cell: ({ schedule }) =>
            schedule.enabled
              ? text('reportTemplate.at', { hour: schedule.hour, days: schedule.delayDays + 1 })
              : text('reportTemplate.byHandOnly'),
          className: 'number',
        },
        {
          head: text('reportTemplate.approval'),
          cell: ({ approval }) => text(approval ? 'reportTemplate.approvalNeeded' : 'reportTemplate.byItself'),
        },
        { head: text('reports.audience'), cell: ({ audience }) => text(`audience.${audience}`) },
        { head: text('reportTemplate.sections'), cell: ({ sections }) => sections.length, className: 'number' },
      ]}
    >
      <ReportTemplateFields />
    </ItemsPage>
  );
}
