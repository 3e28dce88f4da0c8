import { AuditOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { type DeedLine, deedViews, enterDeed } from '../../../contract/deeds.ts';
import { deedsQuery } from '../../api/deskDeeds.ts';
import { meQuery } from '../../api/deskSession.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { EnterDeed } from './EnterDeed.tsx';
import { ShownEffect } from './ShownEffect.tsx';

/** 查实事项: all of them for the office, its own for a unit. View and unit stand in the address. */
export function DeedsPage() {
  const text = useText();
  const names = useNames();
  const [search, setSearch] = useSearchParams();
  const me = useQuery(meQuery).data?.me;
  const view = deedViews.find((known) => known === search.get('view')) ?? 'all';
  const unit = search.get('unit') ?? undefined;
  const list = useInfiniteQuery(deedsQuery({ view, unit }));
  const lines = list.data?.pages.flatMap(({ deeds }) => deeds) ?? [];
  const show = (changed: Record<string, string | undefined>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changed)) value === undefined ? next.delete(name) : next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <header className="page-head">
        <h1>{text('deeds.title')}</h1>
        <div className="page-actions">
          <Segmented
            aria-label={text('deeds.view')}
            value={view}
            onChange={(value) => show({ view: String(value) })}
            options={deedViews.map((value) => ({ value, label: text(`deedView.${value}`) }))}
          />
          {me && mayCall(enterDeed.access, me) && <EnterDeed unit={unit} />}
        </div>
      </header>
      <p className="muted">
        {text('deeds.hint')} <Link to="/rates/schemes">{text('deeds.points')}</Link>
      </p>
      {unit !== undefined && (
        <p>
          {text('deeds.ofUnit', { unit: names.unit(unit) })}{' '}
          <button type="button" className="link-button" onClick={() => show({ unit: undefined })}>
            {text('deeds.ofAll')}
          </button>
        </p>
      )}
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={lines.length === 0}
        empty={<EmptyHint icon={<AuditOutlined />} title={text('deeds.none')} hint={text('deeds.noneHint')} />}
      >
        <table className="plain-table deeds-table">
          <thead>
            <tr>
              <th scope="col">{text('deeds.number')}</th>
              <th scope="col">{text('deeds.kind')}</th>
              <th scope="col">{text('deeds.whose')}</th>
              <th scope="col">{text('deeds.text')}</th>
              <th scope="col">{text('deeds.phase')}</th>
              <th scope="col">{text('deeds.counts')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </tbody>
        </table>
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
    </>
  );
}

function Row({ line }: { readonly line: DeedLine }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const counts = line.phase === 'confirmed' || line.phase === 'appealed' || line.phase === 'affirmed';
  return (
    <tr>
      <th scope="row" className="number">
        <Link to={`/deeds/${line.id}`}>{line.number}</Link>
      </th>
      <td className="deeds-short">{text(`deed.${line.kind}`)}</td>
      <td className="deeds-short">{names.unit(line.whose)}</td>
      <td>
        <span className="deeds-text">{line.text}</span>
        {line.shown && (
          <small className="muted">
            <ShownEffect shown={line.shown} />
          </small>
        )}
        {line.case && <small className="number muted">{line.case.number}</small>}
      </td>
      <td className="deeds-short">
        <span className={`mark sv-phase deed-${line.phase}`}>{text(`deedPhase.${line.phase}`)}</span>
      </td>
      <td className="number deeds-short">{counts && line.confirmedAt ? format.moment(line.confirmedAt, now) : '—'}</td>
    </tr>
  );
}
