import { FileTextOutlined, PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { draftReport, listReportTemplates } from '../../../contract/reports.ts';
import { type ReportState, reportTypes } from '../../../domain/report/vocabulary.ts';
import { type ReportFilter, reportsQuery, reportTemplatesQuery } from '../../api/deskReports.ts';
import { meQuery } from '../../api/deskSession.ts';
import { dayAt } from '../../ui/format.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { DraftReportDialog } from './DraftReportDialog.tsx';
import { ReportTable } from './ReportTable.tsx';
import { reportFilterIn } from './reportFilter.ts';

const states: readonly (ReportState | 'all')[] = ['all', 'draft', 'reviewing', 'approved', 'published'];

/** Reports by kind, state and year; the filter stands in the address. */
export function ReportsPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const me = useQuery(meQuery).data?.me ?? null;
  const [search, setSearch] = useSearchParams();
  const [drafting, setDrafting] = useState(false);
  const filter = reportFilterIn(search);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    reportsQuery(filter),
  );
  const reports = data?.pages.flatMap((page) => page.reports) ?? [];
  const makes = me !== null && mayCall(listReportTemplates.access, me);
  const drafts = me !== null && mayCall(draftReport.access, me);
  const templates = useQuery({ ...reportTemplatesQuery(), enabled: makes });
  const next = (templates.data?.templates ?? [])
    .flatMap((template) => (template.nextAt === null ? [] : [{ ...template, nextAt: template.nextAt }]))
    .toSorted((a, b) => (a.nextAt < b.nextAt ? -1 : 1))[0];
  const year = Number(dayAt(now).slice(0, 4));

  function choose(changes: Partial<Record<keyof ReportFilter, string | null>>): void {
    const wanted = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) wanted.set(name, value);
      else wanted.delete(name);
    }
    setSearch(wanted, { replace: true });
  }

  return (
    <main className="page page-reports">
      <header className="page-head">
        <h1>{text('rail.reports')}</h1>
        <div className="report-filter">
          {makes && (
            <Segmented
              aria-label={text('reports.state')}
              value={filter.state ?? 'all'}
              options={states.map((state) => ({
                value: state,
                label: state === 'all' ? text('reports.all') : text(`reportState.${state}`),
              }))}
              onChange={(state) => choose({ state: state === 'all' ? null : state })}
            />
          )}
          <Select
            aria-label={text('reports.type')}
            value={filter.type ?? ''}
            options={[
              { value: '', label: text('reports.allTypes') },
              ...reportTypes.map((type) => ({ value: type as string, label: text(`reportType.${type}`) })),
            ]}
            onChange={(type) => choose({ type })}
          />
          <Select
            aria-label={text('reports.year')}
            value={filter.year ? String(filter.year) : ''}
            options={[
              { value: '', label: text('reports.allYears') },
              ...[year, year - 1, year - 2, year - 3].map((each) => ({ value: String(each), label: String(each) })),
            ]}
            onChange={(chosen) => choose({ year: chosen })}
          />
          {drafts && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>
              {text('reports.draft')}
            </Button>
          )}
        </div>
      </header>
      <p className="muted">
        {text('reports.hint')}
        {next && ` ${text('reports.next', { name: text(`reportType.${next.type}`), at: format.moment(next.nextAt, now) })}`}
      </p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={reports.length === 0}
        empty={
          <EmptyHint
            icon={<FileTextOutlined />}
            title={text('reports.empty')}
            hint={text(drafts ? 'reports.emptyHint' : 'reports.emptyReader')}
          />
        }
      >
        <ReportTable reports={reports} makes={makes} />
        {hasNextPage && (
          <div className="more-rows">
            <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {text('action.more')}
            </Button>
          </div>
        )}
      </ListState>
      {drafting && templates.data && (
        <DraftReportDialog templates={templates.data.templates} onClose={() => setDrafting(false)} />
      )}
    </main>
  );
}
