import { Button, Input, Popconfirm, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getReport } from '../../../contract/reports.ts';
import { audiences, type ReportCommand } from '../../../domain/report/vocabulary.ts';
import type { SentChange, useReportChange } from '../../api/deskReports.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { ReportFiles } from './ReportFiles.tsx';
import { ReportHistory } from './ReportHistory.tsx';
import { StateMark } from './StateMark.tsx';

type Report = Answer<typeof getReport>['report'];

type ReportPanelProps = {
  readonly report: Report;
  readonly allowed: readonly ReportCommand[];
  readonly change: ReturnType<typeof useReportChange>;
};

/** State, steps, files and history of a report. */
export function ReportPanel({ report, allowed, change }: ReportPanelProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const give = (what: SentChange) => change.mutate({ version: report.version, change: what });
  const may = (command: ReportCommand) => allowed.includes(command);
  return (
    <>
      <section>
        <h2>
          <StateMark state={report.state} />
          {report.number !== null && report.year !== null && (
            <span className="report-issue">{text('reports.issue', { year: report.year, number: report.number })}</span>
          )}
        </h2>
        <p className="muted">{text(`report.waiting.${report.state}`)}</p>
        {report.sentBack && report.state === 'draft' && (
          <p className="report-sent-back">{text('report.sentBack', { reason: report.sentBack })}</p>
        )}
        <dl>
          <dt>{text('reports.period')}</dt>
          <dd lang="zh-CN">{report.periodName}</dd>
          <dt>{text('report.audience')}</dt>
          <dd>
            {may('Edit') ? (
              <Select
                size="small"
                aria-label={text('report.audience')}
                value={report.audience}
                options={audiences.map((audience) => ({ value: audience, label: text(`audience.${audience}`) }))}
                onChange={(audience) => give({ type: 'Edit', audience })}
              />
            ) : (
              text(`audience.${report.audience}`)
            )}
          </dd>
        </dl>
        <p className="muted">{text('report.asOf', { at: format.moment(report.asOf, now) })}</p>
        {report.trace && <Link to={`/rates?${new URLSearchParams(report.trace)}`}>{text('report.trace')}</Link>}
      </section>
      {allowed.length > 0 && (
        <section className="report-steps">
          <h2>{text('report.actions')}</h2>
          {may('Submit') && <Step command="Submit" primary give={give} pending={change.isPending} />}
          {may('Approve') && <Step command="Approve" primary give={give} pending={change.isPending} />}
          {may('Publish') && (
            <Step command="Publish" primary give={give} pending={change.isPending} confirm={text('report.confirmPublish')} />
          )}
          {may('SendBack') && <SendBack give={give} pending={change.isPending} />}
          {may('Refresh') && (
            <Tooltip title={text('report.refreshHint')} placement="left">
              <span>
                <Step command="Refresh" give={give} pending={change.isPending} />
              </span>
            </Tooltip>
          )}
          {may('Discard') && (
            <Step command="Discard" give={give} pending={change.isPending} confirm={text('report.confirmDiscard')} />
          )}
          {may('Edit') && <p className="muted">{text('report.tablesFixed')}</p>}
        </section>
      )}
      {report.state !== 'discarded' && (
        <section>
          <h2>
            {text('report.files')}
            {report.state !== 'published' && <small className="muted"> {text('report.draftFile')}</small>}
          </h2>
          <ReportFiles id={report.id} title={report.title} />
          {report.digest && (
            <Tooltip title={text('report.digestHint')} placement="left">
              <p className="report-digest">
                <small>{text('report.digest')}</small>
                <code>{report.digest}</code>
              </p>
            </Tooltip>
          )}
        </section>
      )}
      {report.history.length > 0 && <ReportHistory history={report.history} />}
    </>
  );
}

type Simple = 'Submit' | 'Approve' | 'Publish' | 'Refresh' | 'Discard';
type StepProps = {
  readonly command: Simple;
  readonly give: (change: SentChange) => void;
  readonly pending: boolean;
  readonly primary?: boolean;
  /** Said before it is done, of what cannot be undone. */
  readonly confirm?: string;
};

function Step({ command, give, pending, primary = false, confirm }: StepProps) {
  const text = useText();
  const button = (
    <Button
      block
      type={primary ? 'primary' : 'default'}
      danger={command === 'Discard'}
      disabled={pending}
      {...(confirm ? {} : { onClick: () => give({ type: command }) })}
    >
      {text(`reportCommand.${command}`)}
    </Button>
  );
  if (!confirm) return button;
  return (
    <Popconfirm
      title={confirm}
      okText={text(`reportCommand.${command}`)}
      cancelText={text('action.cancel')}
      placement="left"
      onConfirm={() => give({ type: command })}
    >
      {button}
    </Popconfirm>
  );
}

function SendBack({ give, pending }: { readonly give: (change: SentChange) => void; readonly pending: boolean }) {
  const text = useText();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button block onClick={() => setReason('')}>
        {text('reportCommand.SendBack')}
      </Button>
    );
  }
  return (
    <div className="report-send-back">
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={400}
        aria-label={text('report.sendBackReason')}
        placeholder={text('report.sendBackReason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button block disabled={pending || reason.trim() === ''} onClick={() => give({ type: 'SendBack', reason })}>
        {text('reportCommand.SendBack')}
      </Button>
    </div>
  );
}
