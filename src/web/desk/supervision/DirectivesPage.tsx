import { FormOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { type DirectiveLine, directiveViews, giveDirective } from '../../../contract/directives.ts';
import { meQuery } from '../../api/deskSession.ts';
import { directivesQuery } from '../../api/deskSupervision.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { GiveDirective } from './GiveDirective.tsx';

/** 领导批示, tracked to their completion. */
export function DirectivesPage() {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const me = useQuery(meQuery).data?.me;
  const mayGive = me !== undefined && me !== null && mayCall(giveDirective.access, me);
  const view = directiveViews.find((known) => known === search.get('view')) ?? 'open';
  const list = useInfiniteQuery(directivesQuery({ view }));
  const lines = list.data?.pages.flatMap(({ directives }) => directives) ?? [];
  return (
    <>
      <header className="page-head">
        <h1>{text('sv.page.directives')}</h1>
        <div className="page-actions">
          <Segmented
            aria-label={text('sv.view')}
            value={view}
            onChange={(value) => setSearch({ view: String(value) }, { replace: true })}
            options={directiveViews
              .filter((value) => value !== 'mine' || mayGive)
              .map((value) => ({ value, label: text(`directiveView.${value}`) }))}
          />
          {mayGive && <GiveDirective about={null} />}
        </div>
      </header>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={lines.length === 0}
        empty={<EmptyHint icon={<FormOutlined />} title={text('directive.empty')} hint={text('directive.emptyHint')} />}
      >
        <ul className="sv-list">
          {lines.map((line) => (
            <DirectiveItem key={line.id} line={line} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
    </>
  );
}

function DirectiveItem({ line }: { readonly line: DirectiveLine }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <li>
      <div className="sv-item-head">
        <span className={`mark sv-phase sv-phase-${line.phase}`}>{text(`directivePhase.${line.phase}`)}</span>
        {line.next && <DeadlineMark due={line.next} start={line.next.from} />}
        <span className="number muted">{line.number}</span>
        <span className="muted">
          {line.leader} · {format.moment(line.givenAt, now)}
        </span>
      </div>
      <Link to={`/directives/${line.id}`} className="sv-item-title">
        {line.text ?? text('sv.confidential')}
      </Link>
      <p className="muted">
        {line.units.length === 0 ? text('directive.unassigned') : names.units(line.units)}
        {line.case && ` · ${line.case.number}`}
      </p>
      {line.latest !== null && <p className="sv-latest">{line.latest}</p>}
    </li>
  );
}
