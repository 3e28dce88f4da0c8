import { DatePicker, Form, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { listReportTemplates } from '../../../contract/reports.ts';
import type { ReportType } from '../../../domain/report/vocabulary.ts';
import { useDraftReport } from '../../api/deskReports.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';

type Template = Answer<typeof listReportTemplates>['templates'][number];
type Wanted = { readonly on?: string; readonly from?: string; readonly to?: string };

/** How a day of the period is picked; null: the period has a first and a last day of its own. */
const pickers: Record<ReportType, 'date' | 'week' | 'month' | 'year' | null> = {
  daily: 'date',
  weekly: 'week',
  monthly: 'month',
  halfYearly: 'month',
  yearly: 'year',
  seasonal: null,
  topical: null,
  bulletin: null,
};

const day = (at: Dayjs) => at.format('YYYY-MM-DD');

/** Asks for which kind and which period; without an answer to the second it is the newest that has ended. */
export function DraftReportDialog({
  templates,
  onClose,
}: {
  readonly templates: readonly Template[];
  readonly onClose: () => void;
}) {
  const text = useText();
  const navigate = useNavigate();
  const draft = useDraftReport();
  const [id, setId] = useState(templates[0]?.id ?? '');
  const [wanted, setWanted] = useState<Wanted>({});
  const template = templates.find((each) => each.id === id);
  const picker = template ? pickers[template.type] : null;

  async function make(): Promise<void> {
    const { id: made } = await draft.mutateAsync({ template: id, ...wanted });
    onClose();
    await navigate(`/reports/${made}`);
  }

  return (
    <Modal
      open
      title={text('draftReport.title')}
      okText={text(draft.isPending ? 'draftReport.making' : 'draftReport.make')}
      cancelText={text('action.cancel')}
      confirmLoading={draft.isPending}
      onCancel={onClose}
      onOk={() => void make().catch(() => undefined)}
    >
      <Form layout="vertical">
        <Form.Item label={text('draftReport.template')} htmlFor="report-template">
          <Select
            id="report-template"
            value={id}
            options={templates.map((each) => ({ value: each.id, label: `${text(`reportType.${each.type}`)} · ${each.name}` }))}
            onChange={(chosen) => {
              setId(chosen);
              setWanted({});
            }}
          />
        </Form.Item>
        <Form.Item
          label={text(picker === null ? 'draftReport.free' : 'draftReport.period')}
          htmlFor="report-period"
          extra={template?.lastPeriod ? text('draftReport.last', { name: template.lastPeriod.name }) : undefined}
        >
          {picker === null ? (
            <DatePicker.RangePicker
              key={id}
              id={{ start: 'report-period' }}
              onChange={(days) => {
                const [first, last] = days ?? [];
                setWanted(first && last ? { from: day(first), to: day(last.add(1, 'day')) } : {});
              }}
            />
          ) : (
            <DatePicker
              key={id}
              id="report-period"
              picker={picker}
              onChange={(at: Dayjs | null) => setWanted(at ? { on: day(at) } : {})}
            />
          )}
        </Form.Item>
      </Form>
      <ProblemAlert error={draft.error} />
    </Modal>
  );
}
