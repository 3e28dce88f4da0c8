import { FireOutlined, TrophyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { giveDirective } from '../../../contract/directives.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getLeadership } from '../../../contract/leadership.ts';
import { noticePath } from '../../../contract/supervisionNotices.ts';
import { meQuery } from '../../api/deskSession.ts';
import { leadershipQuery } from '../../api/deskSupervision.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { GiveDirective } from './GiveDirective.tsx';

type Leadership = Answer<typeof getLeadership>;

/** 领导驾驶舱: today, what waits for me, what is hot and overdue, the ranking, my directives. One column on a phone. */
export function LeadershipPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const me = useQuery(meQuery).data?.me;
  const mayGive = me !== undefined && me !== null && mayCall(giveDirective.access, me);
  const { data, error, isPending, refetch } = useQuery(leadershipQuery);
  return (
    <main className="page sv-leadership">
      <header className="page-head">
        <div>
          <h1>{text('rail.leadership')}</h1>
          {data && <p className="muted">{text('lead.asOf', { time: format.moment(data.asOf, now) })}</p>}
        </div>
        {mayGive && <GiveDirective about={null} />}
      </header>
      <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={!data} empty={null}>
        {data && (
          <>
            <Today today={data.today} />
            <div className="sv-columns">
              <div>
                <Waiting waiting={data.waiting} />
                <Overdue data={data} mayGive={mayGive} />
              </div>
              <div>
                <Directives directives={data.directives} />
                <Hot hot={data.hot} />
                <RankingPanel ranking={data.ranking} />
              </div>
            </div>
          </>
        )}
      </ListState>
    </main>
  );
}

function Today({ today }: { readonly today: Leadership['today'] }) {
  const text = useText();
  const format = useFormat();
  const figures = [
    ['received', today.received, ''],
    ['resolved', today.resolved, ''],
    ['sameDay', today.sameDay, ''],
    ['unfinished', today.unfinished, ''],
    ['overdue', today.overdue, today.overdue > 0 ? 'late' : ''],
    ['emergencies', today.emergencies, today.emergencies > 0 ? 'late' : ''],
    ['ordersOpen', today.ordersOpen, ''],
    ['ordersOverdue', today.ordersOverdue, today.ordersOverdue > 0 ? 'late' : ''],
  ] as const;
  return (
    <dl className="sv-figures">
      {figures.map(([name, value, tone]) => (
        <div key={name} className={`sv-figure ${tone && `sv-figure-${tone}`}`}>
          <dt>{text(`lead.${name}`)}</dt>
          <dd>{format.count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Panel({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="sv-panel">
      <header>
        <h2>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}

function Waiting({ waiting }: { readonly waiting: Leadership['waiting'] }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <Panel title={text('lead.waiting', { count: waiting.length })}>
      {waiting.length === 0 && <p className="muted">{text('lead.nothingWaits')}</p>}
      <ul className="sv-rows">
        {waiting.map((w) => (
          <li key={`${w.kind} ${w.id}`}>
            <span className="mark flag">{text(`lead.kind.${w.kind}`)}</span>
            <Link to={pathTo(w)}>{w.title ?? (w.number || text('sv.confidential'))}</Link>
            <small className="muted">
              {[w.number, w.unit === null ? '' : names.unit(w.unit), w.since === null ? '' : format.moment(w.since, now)]
                .filter((each) => each !== '')
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function pathTo({ kind, id }: Leadership['waiting'][number]): string {
  switch (kind) {
    case 'order':
    case 'orderExtension':
      return noticePath('Order', id);
    case 'directive':
      return noticePath('Directive', id);
    case 'deed':
    case 'deedAppeal':
      return noticePath('Deed', id);
    case 'objection':
      return `/rates/published/${id}`;
    case 'ledger':
    case 'extension':
    case 'dispute':
    case 'exclusion':
    case 'appeal':
      return noticePath('', id);
  }
}

function Overdue({ data, mayGive }: { readonly data: Leadership; readonly mayGive: boolean }) {
  const text = useText();
  const names = useNames();
  return (
    <Panel
      title={text('lead.overdueTitle', { count: data.overdue.length + data.overdueMore })}
      action={<Link to="/supervision/board">{text('lead.board')}</Link>}
    >
      {data.overdue.length === 0 && <p className="muted">{text('lead.nothingOverdue')}</p>}
      <ul className="sv-rows">
        {data.overdue.map((c) => (
          <li key={c.id} className="sv-row-action">
            <div>
              {c.title === null ? (
                <span className="mark secret">{text('sv.confidential')}</span>
              ) : (
                <Link to={`/cases/${c.id}`}>{c.title}</Link>
              )}
              <small className="muted">
                <span className="number">{c.number}</span> {c.unit !== null && names.unit(c.unit)}{' '}
                <DeadlineMark due={{ at: c.due }} />
              </small>
            </div>
            {mayGive && c.title !== null && <GiveDirective size="small" about={{ id: c.id, number: c.number, unit: c.unit }} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Directives({ directives }: { readonly directives: Leadership['directives'] }) {
  const text = useText();
  const names = useNames();
  return (
    <Panel title={text('lead.directives')} action={<Link to="/supervision/directives">{text('lead.all')}</Link>}>
      {directives.length === 0 && <p className="muted">{text('directive.empty')}</p>}
      <ul className="sv-rows">
        {directives.map((d) => (
          <li key={d.id}>
            <span className={`mark sv-phase sv-phase-${d.phase}`}>{text(`directivePhase.${d.phase}`)}</span>
            <Link to={`/directives/${d.id}`}>{d.text ?? text('sv.confidential')}</Link>
            <small className="muted">
              {d.number} {names.units(d.units)} {d.due !== null && <DeadlineMark due={{ at: d.due }} />}
            </small>
            {d.latest !== null && <small className="sv-latest">{d.latest}</small>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Hot({ hot }: { readonly hot: Leadership['hot'] }) {
  const text = useText();
  const names = useNames();
  return (
    <Panel title={text('lead.hot')}>
      {hot.length === 0 && <p className="muted">{text('lead.nothingHot')}</p>}
      <ul className="sv-rows">
        {hot.map((h) => {
          const search = new URLSearchParams({ category: h.categoryCode, ...(h.placeId === null ? {} : { place: h.placeId }) });
          return (
            <li key={`${h.categoryCode} ${h.placeId}`}>
              <FireOutlined aria-hidden className="sv-hot" />
              <Link to={`/cases?${search}`}>
                {names.category(h.categoryCode)}
                {h.placeId !== null && ` · ${names.place(h.placeId)}`}
              </Link>
              <small className="muted">{text('lead.hotCount', { count: h.cases, open: h.open })}</small>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function RankingPanel({ ranking }: { readonly ranking: Leadership['ranking'] }) {
  const text = useText();
  const names = useNames();
  return (
    <Panel title={text('lead.ranking')} action={<Link to="/rates">{text('lead.all')}</Link>}>
      {ranking.length === 0 && <p className="muted">{text('lead.noRanking')}</p>}
      {ranking.map((group) => (
        <section key={group.group} className="sv-ranking">
          <h3>
            {text(`unitGroup.${group.group}`)} <small className="muted">{text('lead.ranked', { count: group.ranked })}</small>
          </h3>
          <ol>
            {[...group.top, ...group.bottom].map((line) => (
              <li key={line.unit} className={group.bottom.includes(line) ? 'sv-last' : ''}>
                <b>{line.rank}</b>
                <span>
                  {line.rank === 1 && <TrophyOutlined aria-hidden />} {names.unit(line.unit)}
                </span>
                <span className="number">{line.score.toFixed(1)}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}
