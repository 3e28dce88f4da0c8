import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { alertQuery } from '../../api/deskForesight.ts';
import { AskEverybody } from '../opinions/AskEverybody.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { useText } from '../useText.ts';
import { AlertAdvice } from './AlertAdvice.tsx';
import { AlertJudgement } from './AlertJudgement.tsx';
import { AlertMap } from './AlertMap.tsx';
import { AlertMethod } from './AlertMethod.tsx';
import { alertStory } from './alertStory.ts';
import { BandChart } from './BandChart.tsx';
import { SpotBars } from './SpotBars.tsx';

/** One incident: the card in plain words, the chart, where, the cases, the judgement; method and numbers on the second screen below. */
export function AlertPage() {
  const { id = '' } = useParams();
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { data: alert, error, refetch } = useQuery(alertQuery(id));
  if (error) return <LoadFailed error={error} retry={() => refetch()} />;
  if (!alert) return <PageSkeleton />;
  const { title, lines } = alertStory(alert, { text, names, format });
  const { numbers } = alert;
  const spots = 'spots' in numbers ? numbers.spots : numbers.kind === 'seasonal' ? numbers.last.spots : [];
  const where = spots.length > 0 ? spots : alert.scope.places.map((place) => ({ place, cases: null }));
  return (
    <article className="alert-page">
      <p className="page-bar">
        <Link to="/foresight/alerts">
          <ArrowLeftOutlined aria-hidden /> {text('alert.back')}
        </Link>
      </p>
      <section className="alert-card">
        <h1>
          <Tag color="warning">{text(`alertKind.${alert.kind}`)}</Tag>
          {title}
        </h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <AlertAdvice alert={alert} />
        <AskEverybody from="alert" id={alert.id} label={title} />
      </section>
      <div className="alert-columns">
        <div>
          {alert.series && (
            <section className="alert-box">
              <BandChart series={alert.series} />
            </section>
          )}
          <section className="alert-box">
            <h2>{text('alert.casesTitle')}</h2>
            {alert.lines.length === 0 && <p className="muted">{text('alert.casesNone')}</p>}
            <ul className="alert-cases">
              {alert.lines.map((line) => (
                <li key={line.id}>
                  <Link to={`/cases/${line.id}`}>{line.title}</Link>
                  <span className="muted">
                    <PhaseMark phase={line.phase} /> {line.placeId === null ? '' : names.place(line.placeId)} ·{' '}
                    {format.moment(line.submittedAt, now)}
                  </span>
                </li>
              ))}
            </ul>
            {alert.unseen > 0 && <p className="muted">{text('alert.unseen', { count: alert.unseen })}</p>}
          </section>
          <AlertMethod alert={alert} />
        </div>
        <aside>
          <AlertJudgement alert={alert} />
          {where.length > 0 && (
            <section className="alert-box">
              <h2>{text('alert.placesTitle')}</h2>
              <AlertMap spots={where} />
              {spots.length > 0 && <SpotBars spots={spots} />}
            </section>
          )}
          <section className="alert-box">
            <h2>{text('alert.toldTitle')}</h2>
            <ol>
              {alert.told.map(({ at, numbers: then }) => (
                <li key={at}>
                  {text('alert.toldLine', {
                    at: format.moment(at, now),
                    cases: 'observed' in then ? then.observed : alert.cases,
                  })}
                </li>
              ))}
            </ol>
            <p className="muted">{text('alert.toldHint')}</p>
          </section>
        </aside>
      </div>
    </article>
  );
}
