import { EyeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import type { AlertCard, ForesightRun } from '../../../contract/foresight.ts';
import { alertsQuery } from '../../api/deskForesight.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { AlertItem } from './AlertItem.tsx';
import { wholePercent } from './alertStory.ts';
import { channelWord } from './channelWord.ts';

const ranges = [
  { days: 7, name: 'alerts.days7' },
  { days: 30, name: 'alerts.days30' },
  { days: 200, name: 'alerts.days200' },
] as const;

/** 预警: what was seen, ranked; the time looked back stands in the address. */
export function AlertsPage() {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const days = ranges.find((range) => String(range.days) === search.get('days'))?.days ?? 7;
  const { data, error, isPending, refetch } = useQuery(alertsQuery(days));
  const alerts = data?.alerts ?? [];
  const shown = alerts.filter((alert) => alert.shown);
  const rest = alerts.filter((alert) => !alert.shown);
  return (
    <>
      <header className="page-head">
        <h1>{text('foresight.alerts')}</h1>
        <Segmented
          aria-label={text('alerts.days')}
          value={days}
          options={ranges.map((range) => ({ value: range.days, label: text(range.name) }))}
          onChange={(value) => setSearch({ days: String(value) }, { replace: true })}
        />
      </header>
      <p className="muted">{text('alerts.lead')}</p>
      {data?.run && <RunLine run={data.run} />}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={alerts.length === 0}
        empty={
          <EmptyHint
            icon={<EyeOutlined />}
            title={text(data?.run === null ? 'alerts.noHistory' : 'alerts.none')}
            hint={text(data?.run === null ? 'alerts.noHistoryHint' : 'alerts.noneHint')}
          />
        }
      >
        <Items alerts={shown} />
        {rest.length > 0 && (
          <details className="alerts-rest">
            <summary>{text('alerts.rest', { count: rest.length })}</summary>
            <Items alerts={rest} />
          </details>
        )}
      </ListState>
      {data && data.suppressed.length > 0 && <SuppressedLine suppressed={data.suppressed} />}
    </>
  );
}

const Items = ({ alerts }: { readonly alerts: readonly AlertCard[] }) => (
  <ol className="alert-items">
    {alerts.map((alert) => (
      <AlertItem key={alert.id} alert={alert} />
    ))}
  </ol>
);

function RunLine({ run }: { readonly run: ForesightRun }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { outages, entered = 1 } = run.missing;
  const recent = outages.filter(({ day }) => Date.parse(run.day) - Date.parse(day) <= 14 * 86_400_000);
  return (
    <>
      <p className="muted">
        {text('alerts.run', {
          day: format.day(run.day, now),
          cases: format.count(run.cases),
          judged: format.count(run.judged),
        })}
        {entered < 0.995 && <> {text('alerts.entered', { share: wholePercent(1 - entered) })}</>}
      </p>
      {recent.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text('alerts.incomplete', {
            days: recent.map(({ day }) => format.day(day, now)).join(text('alert.separator')),
            channel: channelWord(recent[0]!.channel, text),
          })}
        />
      )}
    </>
  );
}

function SuppressedLine({ suppressed }: { readonly suppressed: readonly { readonly reason: string; readonly count: number }[] }) {
  const text = useText();
  const count = suppressed.reduce((sum, each) => sum + each.count, 0);
  // The reasons come from a closed list (domain/foresight/vocabulary.ts), each with its word.
  const reasons = suppressed.map((each) => text(`suppressed.${each.reason}` as 'suppressed.one-person', { count: each.count }));
  return (
    <p className="muted alerts-suppressed">
      {text('alerts.suppressed', { count, reasons: reasons.join(text('alert.separator')) })}
    </p>
  );
}
