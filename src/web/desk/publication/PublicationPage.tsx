import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PublicationRecord } from '../../../contract/publication.ts';
import { type PublicationStepBody, publicationQuery, useStepPublication, type WordingValues } from '../../api/deskPublication.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { CellLine } from './CellLine.tsx';
import { StateTag } from './PublicationsPage.tsx';
import { WordingEditor } from './WordingEditor.tsx';

/** One answer for everybody: the words beside the original, what may be done with it now, and all that was done. */
export function PublicationPage() {
  const { id = '' } = useParams();
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(publicationQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  return (
    <main className="page page-publication">
      <p>
        <Link to="/publications">{text('publication.title')}</Link>
      </p>
      {/* Words of another number are other words. */}
      <Publication key={data.number} publication={data} />
      <Steps publication={data} />
    </main>
  );
}

function Publication({ publication }: { readonly publication: PublicationRecord }) {
  const text = useText();
  const { message, modal } = App.useApp();
  const step = useStepPublication(publication.id);
  const { number, allowed, source } = publication;
  const [wording, setWording] = useState<WordingValues | null>(publication.wording);
  const isEditable = allowed.includes('Save') || allowed.includes('Publish');
  const isChanged = JSON.stringify(wording) !== JSON.stringify(publication.wording);
  const give = (body: PublicationStepBody): void =>
    step.mutate(body, { onSuccess: () => message.success(text(`publication.done.${body.type}`)) });
  const askNote = (type: 'Decline' | 'Withdraw'): void => {
    let note = '';
    modal.confirm({
      title: text(`publication.step.${type}`),
      content: (
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2 }}
          maxLength={300}
          placeholder={text('publication.note')}
          aria-label={text('publication.note')}
          onChange={({ target }) => {
            note = target.value;
          }}
        />
      ),
      okText: text(`publication.step.${type}`),
      cancelText: text('action.cancel'),
      onOk: () => give({ type, number, note }),
    });
  };
  return (
    <>
      <Head publication={publication} />
      {publication.state === 'proposed' && allowed.includes('Publish') && (
        <Alert type="info" showIcon title={text('publication.confirmHint')} />
      )}
      {publication.suspicious.length > 0 && publication.state === 'proposed' && (
        <Alert
          type="warning"
          showIcon
          title={text('publication.suspicious')}
          description={publication.suspicious.join(text('auto.comma'))}
        />
      )}
      <ProblemAlert error={step.error} />
      {wording !== null && (
        <WordingEditor original={source?.original ?? null} wording={wording} readOnly={!isEditable} onChange={setWording} />
      )}
      <div className="form-actions">
        {allowed.includes('Publish') && wording !== null && (
          <Button type="primary" loading={step.isPending} onClick={() => give({ type: 'Publish', number, wording })}>
            {text('publication.step.Publish')}
          </Button>
        )}
        {allowed.includes('Save') && wording !== null && (
          <Button disabled={!isChanged} loading={step.isPending} onClick={() => give({ type: 'Save', number, wording })}>
            {text('publication.step.Save')}
          </Button>
        )}
        {allowed.includes('Decline') && <Button onClick={() => askNote('Decline')}>{text('publication.step.Decline')}</Button>}
        {allowed.includes('Withdraw') && (
          <Button danger onClick={() => askNote('Withdraw')}>
            {text('publication.step.Withdraw')}
          </Button>
        )}
        {publication.state === 'published' && (
          <a href={`/answers/${publication.id}`} target="_blank" rel="noreferrer">
            {text('publication.portal')}
          </a>
        )}
      </div>
    </>
  );
}

function Head({ publication }: { readonly publication: PublicationRecord }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { source, consent, state, objectionsUntil } = publication;
  const facts = [
    [text('publication.column.unit'), names.unit(publication.unit)],
    [
      text('publication.column.consent'),
      consent === 'open' && state === 'proposed' && Date.parse(objectionsUntil) > now
        ? `${text('publication.consent.open')} · ${text('publication.until', { moment: format.moment(objectionsUntil, now) })}`
        : text(`publication.consent.${consent}`),
    ],
    [text('publication.month'), publication.answeredMonth.slice(0, 7)],
    [text('publication.column.helpful'), format.count(publication.helpful)],
  ] as const;
  return (
    <header className="article-head">
      <span>
        <StateTag state={state} />
      </span>
      <h1>{publication.title || '–'}</h1>
      <dl className="article-meta">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {source !== null && (
          <div>
            <dt>{text('publication.source')}</dt>
            <dd>
              <Link to={`/cases/${source.id}`}>{source.number}</Link>
            </dd>
          </div>
        )}
      </dl>
      <CellLine cell={publication} />
    </header>
  );
}

function Steps({ publication }: { readonly publication: PublicationRecord }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  return (
    <section className="article-steps" aria-label={text('publication.history')}>
      <h2>{text('publication.history')}</h2>
      <ol>
        {publication.steps.map(({ number, type, by, at, note }) => (
          <li key={number}>
            <b>{text(`publication.done.${type}`)}</b> {by ?? text('publication.requester')}{' '}
            <time dateTime={at} className="muted">
              {format.moment(at, now)}
            </time>
            {note !== '' && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
