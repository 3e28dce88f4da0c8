import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { DeedCommandBody, type DeedDetail } from '../../../contract/deeds.ts';
import { type DeedCommand, deedQuery, useDeedCommand } from '../../api/deskDeeds.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { type Action, ActionBar, type ActionField } from '../supervision/ActionBar.tsx';
import { Fact } from '../supervision/Fact.tsx';
import { SupervisionPhotos } from '../supervision/SupervisionPhotos.tsx';
import { type DeskText, useText } from '../useText.ts';
import { ShownEffect } from './ShownEffect.tsx';

export function DeedPage() {
  const { id = '' } = useParams();
  const { data: detail, error, isPending, refetch } = useQuery(deedQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!detail) return <LoadFailed error={error} retry={() => refetch()} />;
  return <Deed detail={detail} />;
}

const order = ['Confirm', 'Affirm', 'Appeal', 'Refuse', 'Revoke', 'Withdraw'] as const;

function actionsOf(detail: DeedDetail, text: DeskText): Action[] {
  return order
    .filter((name) => detail.allowed.includes(name))
    .map((name) => {
      const { shape } = DeedCommandBody.options.find((option) => option.shape.type.value === name)!;
      const words: ActionField = { name: 'text', input: 'words', label: text('deed.because'), schema: shape.text };
      const photos: ActionField[] =
        'photos' in shape ? [{ name: 'photos', input: 'photos', label: text('deed.photos'), schema: shape.photos }] : [];
      return {
        name,
        title: text(`deed.do.${name}`),
        grave: name === 'Refuse' || name === 'Revoke' || name === 'Withdraw',
        fields: [words, ...photos],
      };
    });
}

function Deed({ detail }: { readonly detail: DeedDetail }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const command = useDeedCommand(detail.id);
  return (
    <main className="page sv-page">
      <article className="sv-sheet">
        <header className="sv-head">
          <Link to="/rates/deeds" className="back">
            <ArrowLeftOutlined aria-hidden /> {text('deeds.back')}
          </Link>
          <div className="case-marks">
            <span className={`mark sv-phase deed-${detail.phase}`}>{text(`deedPhase.${detail.phase}`)}</span>
            <span className="number muted">{detail.number}</span>
          </div>
          <h1>
            {text(`deed.${detail.kind}`)} · {names.unit(detail.whose)}
          </h1>
        </header>
        <ActionBar
          actions={actionsOf(detail, text)}
          run={(name, body) => command.mutateAsync({ ...body, type: name, version: detail.version } as DeedCommand)}
        />
        <section className="sv-words">
          <h2>{text('deeds.text')}</h2>
          <p>{detail.text}</p>
          {detail.shown && (
            <p>
              <ShownEffect shown={detail.shown} />{' '}
              <Link to={`/foresight/tasks/${detail.shown.task}`}>{text('deeds.openTask')}</Link>
            </p>
          )}
          <SupervisionPhotos kind="deeds" id={detail.id} photos={detail.timeline[0]?.photos ?? []} />
        </section>
        <dl className="sv-facts">
          <Fact label={text('deeds.enteredAt')}>{format.moment(detail.enteredAt, now)}</Fact>
          {detail.confirmedAt !== null && <Fact label={text('deeds.confirmedAt')}>{format.moment(detail.confirmedAt, now)}</Fact>}
          {detail.appealBy !== null && detail.phase === 'confirmed' && (
            <Fact label={text('deeds.appealBy')}>{format.moment(detail.appealBy, now)}</Fact>
          )}
          {detail.related && (
            <Fact label={text('directive.case')}>
              <span className="number muted">{detail.related.number} </span>
              {detail.related.title === null ? (
                <span className="mark secret">{text('sv.confidential')}</span>
              ) : (
                <Link to={`/cases/${detail.related.id}`}>{detail.related.title}</Link>
              )}
            </Fact>
          )}
        </dl>
      </article>
      <section className="sv-history" aria-label={text('case.timeline')}>
        <h2>{text('case.timeline')}</h2>
        <ol className="timeline">
          {detail.timeline.toReversed().map((entry) => (
            <li key={entry.version} className="event">
              <div className="event-head">
                <span className="event-sentence">{text(`deedEvent.${entry.type}`)}</span>
                <time dateTime={entry.at}>
                  <span className="event-who">
                    {entry.person ?? (entry.version === 1 && detail.shown ? text('deeds.bySystem') : null)}
                  </span>
                  {format.moment(entry.at, now)}
                </time>
              </div>
              {entry.version > 1 && <p className="event-words">{entry.text}</p>}
              {entry.version > 1 && <SupervisionPhotos kind="deeds" id={detail.id} photos={entry.photos} />}
              {entry.deadline !== null && (
                <p className="event-fact">
                  {text('deeds.appealBy')} {format.moment(entry.deadline, now)}
                </p>
              )}
            </li>
          ))}
        </ol>
      </section>
    </main>
  );
}
