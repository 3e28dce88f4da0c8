import { FileProtectOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { draftSnapshot } from '../../../../contract/snapshots.ts';
import { rankingQuery } from '../../../api/deskMeasures.ts';
import { meQuery } from '../../../api/deskSession.ts';
import { type SnapshotLine, snapshotsQuery, useDraftSnapshot } from '../../../api/deskSnapshots.ts';
import { currentLanguage } from '../../../i18n/language.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { mayCall } from '../../shell/mayCall.ts';
import { useText } from '../../useText.ts';
import { AskBar } from '../AskBar.tsx';
import { periodName } from '../periodName.ts';
import { useAsk } from '../useAsk.ts';

/** 公布: frozen tables, and for those concerned what is on its way. */
export function PublishedPage() {
  const text = useText();
  const ask = useAsk();
  const me = useQuery(meQuery).data?.me;
  const mayDraft = me !== undefined && me !== null && mayCall(draftSnapshot.access, me);
  const { data, error, isPending, refetch } = useQuery(snapshotsQuery);
  return (
    <>
      <header className="page-head">
        <h1>{text('published.title')}</h1>
      </header>
      <p className="muted">{text('published.hint')}</p>
      {mayDraft && <Draft ask={ask} />}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.snapshots.length === 0}
        empty={<EmptyHint icon={<FileProtectOutlined />} title={text('published.none')} hint={text('published.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('published.what')}</th>
              <th scope="col">{text('published.state')}</th>
              <th scope="col">{text('rates.scope')}</th>
              <th scope="col">{text('rates.scheme')}</th>
              <th scope="col">{text('published.asOf')}</th>
              <th scope="col">{text('published.fingerprint')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.snapshots.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      </ListState>
    </>
  );
}

function Row({ line }: { readonly line: SnapshotLine }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const english = currentLanguage() === 'en';
  const { assessment, period, scheme, scope } = line.basis;
  return (
    <tr>
      <th scope="row">
        <Link to={`/rates/published/${line.id}`}>
          {english ? assessment.nameEn : assessment.name} · {periodName(period.kind, period.key, text)}
        </Link>
        {!period.whole && <small className="tag">{text('published.soFar')}</small>}
      </th>
      <td>
        <span className={`state state-${line.state}`}>{text(`published.state.${line.state}`)}</span>
        {line.state === 'open' && line.objectionsUntil && (
          <small className="muted"> {text('published.until', { at: format.moment(line.objectionsUntil, now) })}</small>
        )}
        {line.objections > 0 && <small className="tag flag">{text('published.undecided', { count: line.objections })}</small>}
      </td>
      <td>{text(`scope.${scope}`)}</td>
      <td>
        {english ? scheme.nameEn : scheme.name}{' '}
        <small className="muted">{text('schemes.version', { version: scheme.version })}</small>
      </td>
      <td className="number">{format.moment(line.asOf, now)}</td>
      <td className="number muted">{line.fingerprint}</td>
    </tr>
  );
}

/** A draft is counted by the question that the choosers show. */
function Draft({ ask }: { readonly ask: ReturnType<typeof useAsk> }) {
  const text = useText();
  const go = useNavigate();
  const draft = useDraftSnapshot();
  const { data } = useQuery(rankingQuery(ask.query));
  if (!data) return null;
  const { kind, key } = data.basis.period;
  return (
    <section className="panel-plain draft-bar">
      <h2>{text('published.new')}</h2>
      <AskBar ask={ask} basis={data.basis} />
      <Button
        type="primary"
        icon={<PlusOutlined />}
        loading={draft.isPending}
        onClick={() =>
          draft.mutate({ ...ask.query, period: kind, key }, { onSuccess: ({ id }) => void go(`/rates/published/${id}`) })
        }
      >
        {text('published.draft')}
      </Button>
      <ProblemAlert error={draft.error} />
    </section>
  );
}
