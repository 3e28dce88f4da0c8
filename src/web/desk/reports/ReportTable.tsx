import { Link } from 'react-router';
import type { ReportLine } from '../../../contract/reports.ts';
import { dayAt } from '../../ui/format.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import { ReportFiles } from './ReportFiles.tsx';
import { StateMark } from './StateMark.tsx';

type ReportTableProps = {
  readonly reports: readonly ReportLine[];
  /** false: everything in the list is published, and its state need not be said. */
  readonly makes: boolean;
};

export function ReportTable({ reports, makes }: ReportTableProps) {
  const text = useText();
  const format = useFormat();
  return (
    <table className="plain-table report-table">
      <thead>
        <tr>
          <th scope="col">{text('reports.title')}</th>
          <th scope="col">{text('reports.type')}</th>
          <th scope="col">{text('reports.number')}</th>
          {makes && <th scope="col">{text('reports.state')}</th>}
          <th scope="col">{text('reports.audience')}</th>
          <th scope="col">{text('reports.day')}</th>
          <th scope="col">{text('reports.files')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id} className={report.state === 'discarded' ? 'retired' : undefined}>
            <th scope="row">
              <Link to={`/reports/${report.id}`} lang="zh-CN">
                {report.title}
              </Link>
              <small lang="zh-CN">{report.periodName}</small>
            </th>
            <td>
              {text(`reportType.${report.type}`)}
              <small>{text(report.byHand ? 'reports.byHand' : 'reports.bySchedule')}</small>
            </td>
            <td className="number">
              {report.number === null || report.year === null ? (
                <span className="muted">{text('reports.unnumbered')}</span>
              ) : (
                text('reports.issue', { year: report.year, number: report.number })
              )}
            </td>
            {makes && (
              <td>
                <StateMark state={report.state} />
              </td>
            )}
            <td>{text(`audience.${report.audience}`)}</td>
            <td className="number">{format.fullDay(report.day ?? dayAt(report.draftedAt))}</td>
            <td>{report.state === 'published' && <ReportFiles id={report.id} title={report.title} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
