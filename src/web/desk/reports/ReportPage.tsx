import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { reportFigurePath } from '../../../contract/reports.ts';
import { reportQuery, useReportChange } from '../../api/deskReports.ts';
import { DocumentView } from '../documents/DocumentView.tsx';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { EditableParagraph } from './EditableParagraph.tsx';
import { ReportPanel } from './ReportPanel.tsx';

/** One report: the sheet as it will be printed, and beside it what can be done with it. */
export function ReportPage() {
  const { id = '' } = useParams();
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(reportQuery(id));
  const change = useReportChange(id);
  return (
    <main className="page page-report">
      <p className="report-back">
        <Link to="/reports">
          <ArrowLeftOutlined aria-hidden /> {text('report.back')}
        </Link>
      </p>
      <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={!data} empty={null}>
        {data && (
          <div className="report-columns">
            <div className="report-sheet">
              <h1 className="visually-hidden" lang="zh-CN">
                {data.document.title}
              </h1>
              <DocumentView
                document={data.document}
                chartAddress={(figure) => reportFigurePath(id, figure.id, data.report.version)}
                {...(data.allowed.includes('Edit')
                  ? {
                      editable: (paragraph) => (
                        <EditableParagraph
                          // A paragraph that was changed elsewhere starts anew.
                          key={`${paragraph.id}-${paragraph.text}`}
                          paragraph={paragraph}
                          hint={data.report.hints[paragraph.id ?? ''] ?? null}
                          saving={change.isPending}
                          onSave={(edited) =>
                            change.mutate({
                              version: data.report.version,
                              change: { type: 'Edit', edits: { [paragraph.id ?? '']: edited } },
                            })
                          }
                        />
                      ),
                    }
                  : {})}
              />
            </div>
            <aside className="report-side" aria-label={text('report.actions')}>
              <ProblemAlert error={change.error} />
              <ReportPanel report={data.report} allowed={data.allowed} change={change} />
            </aside>
          </div>
        )}
      </ListState>
    </main>
  );
}
