import { CloudServerOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Descriptions } from 'antd';
import type { BackupRun } from '../../../../contract/backups.ts';
import { backupsQuery } from '../../../api/deskBackups.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';

/** A night that was missed is seen at noon. */
const hoursUntilOld = 34;

export function BackupsPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(backupsQuery);
  const moment = (at: string | null) =>
    at === null ? <span className="muted">{text('backups.never')}</span> : <time dateTime={at}>{format.moment(at, now)}</time>;
  const last = data?.state.lastBackup ?? null;
  const isOld = last !== null && now - Date.parse(last) > hoursUntilOld * 3_600_000;
  return (
    <>
      <AdminHead title={text('admin.backups')} hint={text('admin.backupsHint')} />
      {data && !data.configured && (
        <Alert
          type="warning"
          showIcon
          title={text('backups.off')}
          description={text('backups.offHint')}
          className="backup-alert"
        />
      )}
      {data?.configured && isOld && (
        <Alert type="error" showIcon title={text('backups.old', { hours: String(hoursUntilOld) })} className="backup-alert" />
      )}
      {data && (
        <Descriptions
          column={3}
          size="small"
          items={[
            { key: 'last', label: text('backups.last'), children: moment(last) },
            { key: 'proved', label: text('backups.proved'), children: moment(data.state.lastProof) },
            { key: 'kept', label: text('backups.kept'), children: text('backups.days', { days: String(data.days) }) },
          ]}
        />
      )}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data?.runs.length === 0}
        empty={<EmptyHint icon={<CloudServerOutlined />} title={text('backups.none')} hint={text('backups.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('backups.at')}</th>
              <th scope="col">{text('backups.kind')}</th>
              <th scope="col">{text('backups.outcome')}</th>
              <th scope="col" className="number">
                {text('backups.rows')}
              </th>
              <th scope="col" className="number">
                {text('backups.size')}
              </th>
              <th scope="col" className="number">
                {text('backups.written')}
              </th>
              <th scope="col" className="number">
                {text('backups.seconds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.runs.map((run) => (
              <Run key={`${run.kind} ${run.beganAt}`} run={run} began={moment(run.beganAt)} />
            ))}
          </tbody>
        </table>
      </ListState>
    </>
  );
}

function Run({ run, began }: { readonly run: BackupRun; readonly began: React.ReactNode }) {
  const text = useText();
  const format = useFormat();
  const size = format.megabytes;
  return (
    <tr>
      <td>{began}</td>
      <td>{text(`backupKind.${run.kind}`)}</td>
      <td>
        {run.fault === null ? (
          text('backups.ok')
        ) : (
          <>
            <strong className="late">{text(`backupFault.${run.fault}`)}</strong> <code>{run.place}</code>
          </>
        )}
      </td>
      <td className="number">{run.fault === null && format.count(run.rows)}</td>
      <td className="number">{run.fault === null && size(run.bytes)}</td>
      <td className="number">{run.fault === null && run.kind === 'backup' && size(run.bytesWritten)}</td>
      <td className="number">{format.duration(Math.max(1, run.seconds) * 1000)}</td>
    </tr>
  );
}
