import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { dossierQuery } from '../../api/deskForesight.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { useText } from '../useText.ts';
import { AlertItem } from './AlertItem.tsx';
import { roughly, wholePercent } from './alertStory.ts';
import { SpotTable } from './SpotsPage.tsx';
import { TaskItem } from './TaskItem.tsx';

/** 点位档案: all that is known of one building. */
export function DossierPage() {
  const { id = '' } = useParams();
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const { data: file, error, refetch } = useQuery(dossierQuery(id));
  if (error) return <LoadFailed error={error} retry={() => refetch()} />;
  if (!file) return <PageSkeleton />;
  const most = Math.max(1, ...file.months.map(({ cases }) => cases));
  const largest = Math.max(1, ...file.categories.map(({ cases }) => cases));
  return (
    <>
      <p className="page-bar">
        <Link to="/foresight/places">
          <ArrowLeftOutlined aria-hidden /> {text('dossier.back')}
        </Link>
      </p>
      <h1>{names.place(id)}</h1>
      <dl className="figures">
        <Figure name={text('dossier.total')} value={text('dossier.cases', { count: format.count(file.total) })} />
        <Figure name={text('dossier.open')} value={text('dossier.cases', { count: file.open })} />
        <Figure
          name={text('dossier.median')}
          value={file.medianResolveHours === null ? '–' : format.amount(roughly(file.medianResolveHours), 'hour')}
        />
        <Figure name={text('dossier.repeated')} value={wholePercent(file.repeated)} />
      </dl>
      <div className="alert-columns">
        <div>
          <section className="alert-box">
            <h2>{text('dossier.months')}</h2>
            <ol className="month-bars">
              {file.months.map(({ month, cases }) => (
                <li key={month} title={text('dossier.monthRow', { month, cases })}>
                  <b className="number">{cases}</b>
                  <i aria-hidden style={{ height: `${(cases / most) * 72}px` }} />
                  <span>{month.slice(2)}</span>
                </li>
              ))}
            </ol>
          </section>
          {file.spots.length > 0 && (
            <section>
              <h2>{text('dossier.spots')}</h2>
              <SpotTable spots={file.spots} />
            </section>
          )}
          <section>
            <h2>{text('dossier.alerts')}</h2>
            {file.alerts.length === 0 && <p className="muted">{text('dossier.nothing')}</p>}
            <ol className="alert-items">
              {file.alerts.map((alert) => (
                <AlertItem key={alert.id} alert={alert} />
              ))}
            </ol>
          </section>
          <section>
            <h2>{text('dossier.tasks')}</h2>
            {file.tasks.length === 0 && <p className="muted">{text('dossier.nothing')}</p>}
            <ol className="alert-items">
              {file.tasks.map((task) => (
                <TaskItem key={task.id} task={task} />
              ))}
            </ol>
          </section>
        </div>
        <aside>
          <section className="alert-box">
            <h2>{text('dossier.categories')}</h2>
            <ul className="spot-bars">
              {file.categories.map(({ category, cases }) => (
                <li key={category}>
                  <span>{names.category(category)}</span>
                  <i aria-hidden style={{ width: `${(cases / largest) * 100}%` }} />
                  <b className="number">{cases}</b>
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
    </>
  );
}

export const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
