import { ArrowLeftOutlined, DownloadOutlined, FileProtectOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link, useParams } from 'react-router';
import { checkSnapshot } from '../../../../contract/snapshots.ts';
import { meQuery } from '../../../api/deskSession.ts';
import { type Snapshot, snapshotQuery, snapshotText, useCheckSnapshot } from '../../../api/deskSnapshots.ts';
import { currentLanguage } from '../../../i18n/language.ts';
import { dayAt } from '../../../ui/format.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { mayCall } from '../../shell/mayCall.ts';
import { useText } from '../../useText.ts';
import { lastDay } from '../days.ts';
import { ProgressList } from '../ProgressList.tsx';
import { periodName } from '../periodName.ts';
import { RankTable } from '../RankTable.tsx';
import { Objections } from './Objections.tsx';
import { SnapshotSteps } from './SnapshotSteps.tsx';

/** One table as it was counted: its numbers come from the frozen text and are not counted again. */
export function SnapshotPage() {
  const text = useText();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery(snapshotQuery(id));
  const english = currentLanguage() === 'en';
  const nameOf = (unit: string) => {
    const named = data?.names[unit];
    return named ? (english && named.nameEn !== '' ? named.nameEn : named.name) : unit;
  };
  return (
    <>
      <header className="page-head">
        <h1>
          <Link to="/rates/published" aria-label={text('published.title')} className="back">
            <ArrowLeftOutlined aria-hidden />
          </Link>
          {data &&
            `${english ? data.basis.assessment.nameEn : data.basis.assessment.name} · ${periodName(data.basis.period.kind, data.basis.period.key, text)}`}
          {data && <span className={`state state-${data.state}`}>{text(`published.state.${data.state}`)}</span>}
        </h1>
        {data && <Proof snapshot={data} />}
      </header>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data}
        empty={<EmptyHint icon={<FileProtectOutlined />} title={text('published.none')} hint={text('published.noneHint')} />}
      >
        {data && (
          <>
            <Basis snapshot={data} />
            <SnapshotSteps snapshot={data} />
            <Objections snapshot={data} nameOf={nameOf} />
            <div className="rates-frame">
              <RankTable ranking={data.table} basis={data.basis} nameOf={nameOf} />
            </div>
            <ProgressList ranking={data.table} basis={data.basis} nameOf={nameOf} />
          </>
        )}
      </ListState>
    </>
  );
}

function Basis({ snapshot }: { readonly snapshot: Snapshot }) {
  const text = useText();
  const format = useFormat();
  const { basis, asOf, digest, withdrawnBecause } = snapshot;
  const stamp = (at: string) => `${format.fullDay(dayAt(at))} ${format.time(at)}`;
  return (
    <>
      <p className="basis-line">
        {text('rates.printedBasis', {
          from: format.fullDay(dayAt(basis.period.from)),
          to: format.fullDay(lastDay(basis.period.to)),
          basis: text(`basis.${basis.basis}`),
          scope: text(`scope.${basis.scope}`),
          scheme: currentLanguage() === 'en' ? basis.scheme.nameEn : basis.scheme.name,
          version: basis.scheme.version,
          asOf: stamp(asOf),
        })}
        {' · '}
        {text('published.calendar', { version: basis.calendar })}
      </p>
      <p className="muted digest">
        SHA-256 <code>{digest}</code>
      </p>
      {withdrawnBecause && <Alert type="warning" showIcon title={text('published.withdrawn', { because: withdrawnBecause })} />}
    </>
  );
}

/** Whoever checks works it out again, or takes the text along and does it elsewhere. */
function Proof({ snapshot }: { readonly snapshot: Snapshot }) {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  const check = useCheckSnapshot(snapshot.id);
  const holds = check.data?.digestHolds && check.data.formulas.length === 0 && check.data.facts.length === 0;
  const save = async () => {
    const { text: content } = await snapshotText(snapshot.id);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    link.download = `${snapshot.basis.assessment.id}-${snapshot.basis.period.key}-${snapshot.fingerprint}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="snapshot-proof">
      {check.data && (
        <span className={holds ? 'in-time' : 'too-late'} role="status">
          {holds
            ? text('published.holds', { cases: check.data.cases })
            : text('published.differs', { where: [...check.data.formulas, ...check.data.facts].slice(0, 3).join(', ') })}
        </span>
      )}
      <ProblemAlert error={check.error} />
      {me && mayCall(checkSnapshot.access, me) && (
        <Button icon={<SafetyCertificateOutlined />} loading={check.isPending} onClick={() => check.mutate()}>
          {text('published.check')}
        </Button>
      )}
      <Button icon={<DownloadOutlined />} onClick={() => void save()}>
        {text('published.text')}
      </Button>
    </div>
  );
}
